import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FoundPlace, ResumeStep } from '@colloquy/contracts/resumes'
import { describe, expect, it } from 'vitest'
import { expectOk, inviteTo, makePosition, openLink } from '../../../test/interview-steps.ts'
import { type Browser, useProduct } from '../../../test/product.ts'
import { resumeDocx, resumePdf, upload } from '../../../test/resume-files.ts'
import { sha256Of } from '../../../test/uploading.ts'

const product = useProduct({ UPLOAD_LIMIT_MB: '1' })

async function consented(): Promise<{ candidate: Browser; interviewId: string }> {
  const invitation = await inviteTo(product, (await makePosition(product)).id)
  const candidate = await openLink(product, invitation)
  const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
  expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
  return { candidate, interviewId: invitation.interviewId }
}
const resumeOf = async (candidate: Browser) => expectOk(await candidate.send('GET', '/api/my-interview')).resume
const files = () => readdirSync(join(product.filesFolder, 'resumes'))
const stepsOf = (resumeId: string) =>
  product.database.db.selectFrom('resume_steps').selectAll().where('resume_id', '=', resumeId).execute()

describe('R4.1, R10.1 a résumé', () => {
  it.each([
    ['PDF', resumePdf, 'résumé of Robin.pdf'],
    ['DOCX', resumeDocx, 'resume.docx'],
  ])('as %s is read, and each field says where it was found', async (_type, make, name) => {
    const { candidate, interviewId } = await consented()
    const received = await upload(candidate, make(), name)
    expect(received).toMatchObject({ status: 202, body: { resume: { status: 'received', fileName: name } } })
    await product.work()
    const { fields, status } = await resumeOf(candidate)
    expect(status).toBe('read')
    expect(fields).toMatchObject({
      name: { value: 'Robin Example', snippet: { words: 'Robin Example' } },
      email: { value: 'robin@candidates.example', snippet: { words: 'robin@candidates.example' } },
      phone: { value: '+442079460958', snippet: { words: expect.stringMatching(/^\+44 ?20/) } },
    })
    if (name.endsWith('.pdf')) expect(fields.email.page).toBe(1)
    const admin = await product.admin()
    const forReview = expectOk(await admin.send('GET', `/api/interviews/${interviewId}/resume`))
    expect(forReview).toMatchObject({ sha256: sha256Of(make()), size: make().length, ocr: false, givenUp: null })
    expect(forReview.steps.map(({ name, attempt }: ResumeStep) => `${attempt} ${name}`)).toEqual(
      expect.arrayContaining(['0 store', '1 fetch', '1 inspect', '1 extract', '1 understand', '1 record']),
    )
    for (const step of forReview.steps as ResumeStep[]) {
      expect(step).toMatchObject({
        outcome: 'done',
        detail: expect.any(String),
        worker: expect.stringMatching(/:\d+$/),
      })
      expect(Date.parse(step.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(step.startedAt))
    }
    const { text, places } = expectOk(await admin.send('GET', `/api/interviews/${interviewId}/resume/text`))
    expect(text).toContain('Northlight Systems')
    const of = (field: string) => places.filter((place: FoundPlace) => place.field === field)
    expect(of('skill').map(({ value }: FoundPlace) => value)).toEqual(
      expect.arrayContaining(['TypeScript', 'PostgreSQL']),
    )
    for (const { start, end } of of('name')) expect(text.slice(start, end)).toBe('Robin Example')
    for (const { start, end } of of('phone')) expect(text.slice(start, end)).toBe('+44 20 7946 0958')
  })

  it('is given back byte for byte, as a download that no browser shows or runs', async () => {
    const { candidate, interviewId } = await consented()
    const bytes = resumePdf()
    expectOk(await upload(candidate, bytes, 'résumé.pdf'))
    const admin = await product.admin()
    const reply = await admin.send('GET', `/api/interviews/${interviewId}/resume/file`)
    expect(reply.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('résumé.pdf')}`,
      'x-content-type-options': 'nosniff',
    })
    expect(String(reply.headers['content-security-policy'])).toContain('sandbox')
    expect(Number(reply.headers['content-length'])).toBe(bytes.length)
  })

  it('R4.5 loses everything of its name that could lead elsewhere', async () => {
    const { candidate } = await consented()
    expectOk(await upload(candidate, resumePdf(), '../../etc/pass\u202Ewd\u0000.pdf'))
    expect((await resumeOf(candidate)).fileName).toMatch(/^[^/\\\u202E\0]*\.pdf$/)
  })
})

describe('R4.5 what is not a résumé', () => {
  it('is refused with a reason that the candidate can act on, and the interview goes on', async () => {
    const { candidate } = await consented()
    expectOk(await upload(candidate, Buffer.from('MZ\x90\x00 this program cannot be run'.repeat(50)), 'resume.pdf'))
    await product.work()
    const { status, refusal } = await resumeOf(candidate)
    expect(status).toBe('refused')
    expect(refusal.code).toMatch(/^[a-z_]+$/)
    expect(refusal.message).toMatch(/^[A-Z].+[.!?]$/)
    expectOk(await upload(candidate, resumePdf(), 'resume.pdf'))
    await product.work()
    expect((await resumeOf(candidate)).status).toBe('read')
  })

  it('an empty file, none at all and a body that is no form are told apart', async () => {
    const { candidate } = await consented()
    const before = files().length
    const empty = await upload(candidate, new Uint8Array(), 'resume.pdf')
    expect(empty).toMatchObject({ status: 422, body: { code: 'resume_refused' } })
    expect(empty.body.detail).toMatch(/empty/)
    const nothing = new FormData()
    nothing.set('note', 'no file here')
    expect(await candidate.send('POST', '/api/my-interview/resume', { form: nothing })).toMatchObject({
      status: 422,
      body: { code: 'resume_refused' },
    })
    expect(await candidate.send('POST', '/api/my-interview/resume', { body: { file: 'x' } })).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type' },
    })
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    expect(await candidate.send('POST', '/api/my-interview/resume', { body: 'no parts', headers })).toMatchObject({
      status: 400,
      body: { code: 'malformed_body' },
    })
    expect(files()).toHaveLength(before)
    expect(await resumeOf(candidate)).toBeNull()
  })

  it('R4.4 a file over the limit is refused, and the one before stays', async () => {
    const { candidate } = await consented()
    expectOk(await upload(candidate, resumePdf(), 'small.pdf'))
    const refused = await upload(candidate, new Uint8Array(1024 * 1024 + 1), 'large.pdf')
    expect(refused).toMatchObject({ status: 413, body: { code: 'body_too_large' } })
    expect(refused.body.detail).toMatch(/Nothing was lost/)
    expect((await resumeOf(candidate)).fileName).toBe('small.pdf')
  })

  it('before consent, or by nobody, nothing is taken', async () => {
    const candidate = await openLink(product, await inviteTo(product, (await makePosition(product)).id))
    const before = files().length
    expect(await upload(candidate, resumePdf(), 'resume.pdf')).toMatchObject({
      status: 409,
      body: { code: 'consent_required' },
    })
    expect((await upload(product.browser(), resumePdf(), 'resume.pdf')).status).toBe(401)
    expect(files()).toHaveLength(before)
  })
})

describe('R4.2 a worker that ends in the middle', () => {
  it('leaves nothing twice: the next attempt starts over, and one more finds nothing to do', async () => {
    const { candidate } = await consented()
    expectOk(await upload(candidate, resumePdf(), 'resume.pdf'))
    const { id: resumeId } = await resumeOf(candidate)
    const read = (attempt: number, signal = new AbortController().signal) =>
      product.services.resumeReader.readResume({ resumeId }, { attempt, signal })
    await expect(read(1, AbortSignal.abort())).rejects.toThrow('interrupted')
    expect((await resumeOf(candidate)).status).toBe('reading')
    expect((await stepsOf(resumeId)).filter(({ attempt }) => attempt === 1)).toMatchObject([
      { name: 'fetch', outcome: 'done' },
      { name: 'read', outcome: 'failed' },
    ])
    await read(2)
    const steps = await stepsOf(resumeId)
    expect(steps.filter(({ attempt }) => attempt === 2).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['fetch', 'inspect', 'extract', 'understand', 'record']),
    )
    await read(3)
    await product.work()
    expect(await stepsOf(resumeId)).toEqual(steps)
  })

  it('two workers that finish the same file at once record it once', async () => {
    const { candidate } = await consented()
    expectOk(await upload(candidate, resumePdf(), 'resume.pdf'))
    const { id: resumeId } = await resumeOf(candidate)
    const read = (attempt: number) =>
      product.services.resumeReader.readResume({ resumeId }, { attempt, signal: new AbortController().signal })
    await Promise.all([read(1), read(2)])
    const recorded = (await stepsOf(resumeId)).filter(({ name, outcome }) => name === 'record' && outcome === 'done')
    expect(recorded).toHaveLength(1)
  })
})

it('R12.3 with a person who is erased, the file goes from the storage and the reading from the tables', async () => {
  const { candidate, interviewId } = await consented()
  const before = files().length
  expectOk(await upload(candidate, resumePdf(), 'first.pdf'))
  expectOk(await upload(candidate, resumeDocx(), 'second.docx'))
  expect(files()).toHaveLength(before + 2)
  expect((await candidate.send('DELETE', '/api/my-interview/data')).status).toBe(204)
  await product.work() // the reading that was still waiting finds nothing to do
  expect(files()).toHaveLength(before)
  const { db } = product.database
  expect(await db.selectFrom('resumes').selectAll().where('interview_id', '=', interviewId).execute()).toEqual([])
  const admin = await product.admin()
  expect(await admin.send('GET', `/api/interviews/${interviewId}/resume`)).toMatchObject({
    status: 404,
    body: { code: 'resume_missing' },
  })
})
