import { jobs } from '@colloquy/contracts/jobs'
import { z } from 'zod'
import { rescoreStandIns } from './features/scores/ai/rescoring.jobs.ts'
import { wordSummary } from './features/scores/ai/summary.jobs.ts'
import type { Db } from './infra/db/database.ts'
import { deleteOldEvents } from './infra/events/stored-events.ts'
import { deleteOldRequests } from './infra/http/idempotency.ts'
import type { Queue } from './infra/jobs/queue.ts'
import type { Services } from './services.ts'

const dayMs = 24 * 60 * 60 * 1000
const nightly = 'clean_up'
const leftBehind = 'give_up_resumes'

/** Every job handler, read top to bottom. */
export async function startJobs(queue: Queue, services: Services, db: Db, now: () => Date): Promise<void> {
  const atOnce = services.ai.available ? 4 : 2 // a job that waits for a model costs nothing
  await queue.work(jobs.scoreAnswer.name, jobs.scoreAnswer.payload, services.scoreAnswer, { concurrency: atOnce })
  await queue.work(jobs.parseResume.name, jobs.parseResume.payload, services.resumeReader.readResume, {
    concurrency: 2,
  })
  await queue.work(jobs.replayScores.name, jobs.replayScores.payload, services.replayScores)
  await queue.work(jobs.analyseResume.name, jobs.analyseResume.payload, services.resumeAnalysis.analyseResume)
  await queue.work(rescoreStandIns.name, rescoreStandIns.payload, services.rescore)
  await queue.schedule(rescoreStandIns.name, '*/5 * * * *')
  await queue.work(wordSummary.name, wordSummary.payload, services.wordSummaryOf)
  await queue.work(jobs.eraseTraces.name, jobs.eraseTraces.payload, services.traceErasing.eraseTraces)
  await queue.work(jobs.rewriteTables.name, jobs.rewriteTables.payload, services.traceErasing.rewriteTables)
  await queue.work(jobs.tryBank.name, jobs.tryBank.payload, services.tryBank)
  await queue.send(db, jobs.tryBank.name, {}) // what ships may be new, and so may the grader
  await queue.work(leftBehind, z.object({}), services.resumeReader.giveUpLeftBehind)
  await queue.schedule(leftBehind, '*/5 * * * *')
  await queue.work(nightly, z.object({}), async () => {
    const yesterday = new Date(now().getTime() - dayMs)
    await deleteOldEvents(db, yesterday)
    await deleteOldRequests(db, yesterday)
    await services.auth.cleanUp()
    await services.openings.deleteExpiredSessions()
    await services.uploads.deleteUntouchedSince(yesterday)
    await services.retention.eraseDue()
  })
  await queue.schedule(nightly, '17 3 * * *')
}

const tickMs = 1000

/** Looks every second; a round that is still under way is not overtaken. */
export function everySecond(tick: () => Promise<number>, onError: (error: unknown) => void): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = tick()
      .catch(onError)
      .finally(() => {
        busy = false
      })
  }, tickMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
