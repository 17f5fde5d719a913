import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { jobs } from '@colloquy/contracts/jobs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { expectOk, inviteTo, makePosition, openLink } from '../../../../test/interview-steps.ts'
import { type Browser, useProduct } from '../../../../test/product.ts'
import { resumePdf, upload } from '../../../../test/resume-files.ts'
import { createQueue, type Queue } from '../../../infra/jobs/queue.ts'

const product = useProduct()
let queue: Queue
/** What happens to each parser process that is started. */
let fate: (child: ChildProcess) => void = () => {}
const started: ChildProcess[] = []
const onChild = (message: unknown) => {
  const { process } = message as { process: ChildProcess }
  started.push(process)
  fate(process)
}
/** So that the next file is read by a new process. */
const endWarmOnes = () =>
  Promise.all(
    started.splice(0).map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }),
  )

beforeAll(async () => {
  subscribe('child_process', onChild)
  queue = createQueue({ url: product.database.url, log: product.log.log })
  await queue.start()
  const { name, payload } = jobs.parseResume
  await queue.work(name, payload, product.services.resumeReader.readResume, { pollSeconds: 0.5 })
}, 60_000)
afterAll(async () => {
  unsubscribe('child_process', onChild)
  await queue?.stop()
})

const killAfter = (ms: number) => (child: ChildProcess) => void setTimeout(() => child.kill('SIGKILL'), ms)
const resumeOf = async (candidate: Browser) => expectOk(await candidate.send('GET', '/api/my-interview')).resume

async function uploaded() {
  const { interviewId, ...invitation } = await inviteTo(product, (await makePosition(product)).id)
  const candidate = await openLink(product, invitation)
  const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
  expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
  expectOk(await upload(candidate, resumePdf(), 'resume.pdf'))
  return { candidate, interviewId, resumeId: (await resumeOf(candidate)).id as string }
}
const have = (resumeId: string) => queue.send(product.database.db, jobs.parseResume.name, { resumeId })
const untilStatus = (candidate: Browser, status: string) =>
  vi.waitFor(async () => expect((await resumeOf(candidate)).status).toBe(status), { timeout: 40_000, interval: 100 })

/** What people see of a reading: its steps, and how often its end was announced. */
async function shown({ interviewId, resumeId }: { interviewId: string; resumeId: string }) {
  const { db } = product.database
  const steps = await db.selectFrom('resume_steps').selectAll().where('resume_id', '=', resumeId).execute()
  const events = await db.selectFrom('events').select('data').where('interview_id', '=', interviewId).execute()
  const ends = events.map(({ data }) => (data as { status?: string }).status).filter((status) => status === 'read')
  const recorded = steps.filter(({ name }) => name === 'record')
  return { open: steps.filter(({ ended_at }) => ended_at === null), recorded, ends }
}

describe('R4.2 a parser that is killed with SIGKILL', () => {
  it.each([0, 100, 200, 300, 400])(
    '%i ms after its start loses nothing and shows nothing twice',
    async (ms) => {
      await endWarmOnes()
      const one = await uploaded()
      const kill = vi.fn(killAfter(ms))
      fate = (child) => {
        fate = () => {}
        kill(child)
      }
      await have(one.resumeId)
      await untilStatus(one.candidate, 'read')
      expect(kill).toHaveBeenCalledOnce()
      const { open, recorded, ends } = await shown(one)
      expect(open).toEqual([])
      expect(recorded).toMatchObject([{ outcome: 'done' }])
      expect(ends).toEqual(['read'])
      if (ms === 0) expect(recorded).toMatchObject([{ attempt: 2 }])
      expect((await resumeOf(one.candidate)).fields.name.value).toBe('Robin Example')
      expect(readdirSync(join(product.filesFolder, 'resumes'))).toHaveLength(await countRows())
    },
    60_000,
  )

  it('each time it starts, ends in a failure that says so; "Try again" reads the file', async () => {
    await endWarmOnes()
    const one = await uploaded()
    fate = killAfter(0)
    await have(one.resumeId)
    await untilStatus(one.candidate, 'failed')
    fate = () => {}
    const admin = await product.admin()
    const url = `/api/interviews/${one.interviewId}/resume`
    expect(expectOk(await admin.send('GET', url))).toMatchObject({
      mayRetry: true,
      refusal: { code: 'crashed' },
      givenUp: { attempts: 3, reason: 'The parser crashed on this file.' },
    })
    const both = await Promise.all([admin.send('POST', `${url}/retries`), admin.send('POST', `${url}/retries`)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409])
    await product.work()
    expect(expectOk(await admin.send('GET', url))).toMatchObject({ status: 'read', mayRetry: false, refusal: null })
    expect(await admin.send('POST', `${url}/retries`)).toMatchObject({
      status: 409,
      body: { code: 'resume_retry_useless' },
    })
  }, 60_000)
})

describe('R4.2 a reading that was given up', () => {
  const context = { attempt: 6, last: true, signal: new AbortController().signal }

  it('says so with its reason; the same file sent again is read, and stored once', async () => {
    const one = await uploaded()
    const [file, aside] = [join(product.filesFolder, 'resumes', one.resumeId), join(product.filesFolder, 'aside')]
    renameSync(file, aside)
    await expect(product.services.resumeReader.readResume({ resumeId: one.resumeId }, context)).rejects.toThrow()
    expect(await resumeOf(one.candidate)).toMatchObject({ status: 'failed', refusal: { code: 'not_finished' } })
    const admin = await product.admin()
    const { steps, givenUp } = expectOk(await admin.send('GET', `/api/interviews/${one.interviewId}/resume`))
    expect(steps.slice(1)).toEqual([
      expect.objectContaining({ name: 'fetch', attempt: 1, outcome: 'failed', detail: givenUp.reason }),
    ])
    expect(givenUp).toEqual({ attempts: 1, reason: expect.stringMatching(/./) })
    renameSync(aside, file)
    expectOk(await upload(one.candidate, resumePdf(), 'resume.pdf'))
    await product.work()
    expect(await resumeOf(one.candidate)).toMatchObject({ id: one.resumeId, status: 'read', refusal: null })
  })

  it('says so by itself when every worker that tried died without a word', async () => {
    const one = await uploaded()
    const { resumeReader } = product.services
    const { db } = product.database
    await db.updateTable('resumes').set({ status: 'reading', readings: 6 }).where('id', '=', one.resumeId).execute()
    await resumeReader.giveUpLeftBehind()
    expect((await resumeOf(one.candidate)).status).toBe('reading')
    product.clock.pass(15 * 60_000 + 1)
    await resumeReader.giveUpLeftBehind()
    expect(await resumeOf(one.candidate)).toMatchObject({ status: 'failed', refusal: { code: 'not_finished' } })
  })

  it('or left behind by a worker that died may be tried again after a while, not before', async () => {
    const one = await uploaded()
    const admin = await product.admin()
    const retry = () => admin.send('POST', `/api/interviews/${one.interviewId}/resume/retries`)
    expect(await retry()).toMatchObject({ status: 409, body: { code: 'resume_being_read' } })
    product.clock.pass(15 * 60_000 + 1)
    expect(await retry()).toMatchObject({ status: 202, body: { status: 'received' } })
  })
})

async function countRows(): Promise<number> {
  return (await product.database.db.selectFrom('resumes').select('id').execute()).length
}
