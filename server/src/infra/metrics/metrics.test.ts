import { describe, expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'

describe('R6.4 metrics', () => {
  test('what was counted can be read in the format of Prometheus', async () => {
    const metrics = createMetrics()
    metrics.httpRequest('GET', '/api/interviews', 200, 0.02)
    metrics.databaseQuery('interviews.find', 0.001)
    metrics.databaseQuery('interviews.find', 0.001, false)
    metrics.jobDone('score-answer', 'dead', 1)
    metrics.interviewChanged('started')
    metrics.answerSubmitted('clock', 120)
    metrics.watchDatabase(async () => ({ connections: 3, idle: 2, waiting: 0, lockWaits: 1 }))
    const text = await metrics.render()
    for (const line of [
      'colloquy_http_request_seconds_count{method="GET",route="/api/interviews",status="200"} 1',
      'colloquy_db_query_seconds_count{query="interviews.find"} 2',
      'colloquy_db_query_failed_total{query="interviews.find"} 1',
      'colloquy_job_seconds_count{job="score-answer",outcome="dead"} 1',
      'colloquy_interviews_total{change="started"} 1',
      'colloquy_answer_seconds_sum{submitted_by="clock"} 120',
      'colloquy_db_pool{count="lockWaits"} 1',
    ])
      expect(text).toContain(line)
    expect(text).toContain('colloquy_process_resident_memory_bytes')
  })

  test('two of them do not meet', async () => {
    const [one, other] = [createMetrics(), createMetrics()]
    one.jobSent('x')
    expect(await other.render()).not.toContain('job="x"')
  })
})
