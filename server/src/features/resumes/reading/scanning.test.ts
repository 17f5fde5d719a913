import type { ResumeStep } from '@colloquy/contracts/resumes'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type ClamdServer, startClamdServer } from '../../../../test/clamd-server.ts'
import { expectOk, inviteTo, makePosition, openLink } from '../../../../test/interview-steps.ts'
import { type Product, useProduct } from '../../../../test/product.ts'
import { resumePdf, upload } from '../../../../test/resume-files.ts'

const harmful = Buffer.concat([resumePdf(), Buffer.from('\n% MALWARE\n%%EOF\n')])
let clamd: ClamdServer = await startClamdServer()
const holding = useProduct({ CLAMAV_URL: clamd.url })
const plain = useProduct()
const lenient = useProduct({ CLAMAV_URL: clamd.url, CLAMAV_WHEN_AWAY: 'read' })
afterEach(() => clamd.behave('well'))
afterAll(() => clamd.stop())

async function uploaded(product: Product, bytes: Uint8Array) {
  const { interviewId, ...invitation } = await inviteTo(product, (await makePosition(product)).id)
  const candidate = await openLink(product, invitation)
  const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
  expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
  expectOk(await upload(candidate, bytes, 'resume.pdf'))
  await product.work()
  const admin = await product.admin()
  const url = `/api/interviews/${interviewId}/resume`
  return {
    candidate,
    seen: async () => expectOk(await candidate.send('GET', '/api/my-interview')).resume,
    shown: async () => expectOk(await admin.send('GET', url)),
    download: () => admin.send('GET', `${url}/file`),
  }
}
const scans = (steps: ResumeStep[]) => steps.filter(({ name }) => name === 'scan')

describe('R4.5 with a malware scanner', () => {
  it('a harmless file is scanned before any parser sees it', async () => {
    const one = await uploaded(holding, resumePdf())
    const { status, steps } = await one.shown()
    expect(status).toBe('read')
    const names = steps.map(({ name }: ResumeStep) => name)
    expect(names.slice(0, 4)).toEqual(['store', 'fetch', 'scan', 'inspect'])
    expect(scans(steps)).toMatchObject([{ outcome: 'done', detail: 'nothing found' }])
    expect((await one.download()).status).toBe(200)
  })

  it('an infected file is refused in words that help, never parsed, and handed out to nobody', async () => {
    const one = await uploaded(holding, harmful)
    expect(await one.seen()).toMatchObject({
      status: 'refused',
      refusal: { code: 'infected', message: expect.stringMatching(/nobody opens it\. .*Please .*paste its text\.$/) },
    })
    const { steps, mayRetry } = await one.shown()
    expect(steps.map(({ name }: ResumeStep) => name)).toEqual(['store', 'fetch', 'scan'])
    expect(scans(steps)).toMatchObject([{ outcome: 'refused', detail: 'Colloquy.Test.UNOFFICIAL' }])
    expect(mayRetry).toBe(false)
    expect(await one.download()).toMatchObject({ status: 409, body: { code: 'resume_unsafe' } })
  })
})

describe('R1.4 with the malware scanner out of reach', () => {
  it('files are held, health says so, the interview goes on, and they are read when it is back', async () => {
    const { port } = clamd
    await clamd.stop()
    const one = await uploaded(holding, resumePdf())
    expect(await one.seen()).toMatchObject({ status: 'held', refusal: null })
    expect(await one.download()).toMatchObject({ status: 409, body: { code: 'resume_unsafe' } })
    const health = expectOk(await one.candidate.send('GET', '/api/health/ready'))
    expect(health).toMatchObject({ status: 'ready', parts: { malwareScanner: 'degraded' } })
    const profile = { fullName: 'Robin Example', email: 'robin@candidates.example', phone: '+44 20 7946 0958' }
    expect(expectOk(await one.candidate.send('PUT', '/api/my-interview/profile', { body: profile })).status).toBe(
      'ready',
    )

    holding.clock.pass(60_000)
    await holding.work() // still away: it waits on, and its history does not grow
    expect(scans((await one.shown()).steps)).toMatchObject([{ attempt: 1, outcome: 'waiting' }])
    const began = scans((await one.shown()).steps)[0]?.startedAt

    clamd = await startClamdServer({ port })
    holding.clock.pass(60_000)
    await holding.work()
    expect(await one.seen()).toMatchObject({ status: 'read', fields: { name: { value: 'Robin Example' } } })
    expect(scans((await one.shown()).steps)).toMatchObject([{ attempt: 1, outcome: 'done', startedAt: began }])
    expect(expectOk(await one.candidate.send('GET', '/api/health/ready')).parts.malwareScanner).toBe('healthy')
  })

  it('where files are to be read without it, they are, and the interviewer is told', async () => {
    clamd.behave('close')
    const one = await uploaded(lenient, resumePdf())
    expect(await one.seen()).toMatchObject({ status: 'read' })
    const { warnings, steps } = await one.shown()
    expect(warnings[0]).toBe('This file was not scanned for malware: the scanner was away.')
    expect(scans(steps)).toMatchObject([
      { outcome: 'skipped', detail: expect.stringContaining('closed the connection') },
    ])
  })
})

it('R4.5 without a scanner nothing is scanned, and health does not speak of one', async () => {
  expect(Object.keys(expectOk(await plain.browser().send('GET', '/api/health/ready')).parts)).not.toContain(
    'malwareScanner',
  )
})
