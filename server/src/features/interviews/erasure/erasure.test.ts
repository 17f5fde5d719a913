import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { writePdf } from '../../../../../resume/test/pdf-writer.ts'
import { modelReply } from '../../../../test/ai-provider-model.ts'
import { useProductWithProvider } from '../../../../test/ai-provider-product.ts'
import { databaseText } from '../../../../test/database-text.ts'
import {
  expectOk,
  inviteTo,
  makePosition,
  openLink,
  openQuestion,
  saveDraft,
  submit,
} from '../../../../test/interview-steps.ts'
import type { Browser } from '../../../../test/product.ts'
import { upload } from '../../../../test/resume-files.ts'
import { begin, end, sendPart } from '../../../../test/uploading.ts'
import { createAuditKey } from '../../../infra/audit-chain/audit-key.ts'
import { verifyChain } from '../../../infra/audit-chain/verify-chain.ts'
import { nextNight } from './erase-traces.jobs.ts'

const { product, provider } = useProductWithProvider('5')
const planted = 'zyqvarolin'
/** Nobody's name, so that a model gets to see it. */
const project = 'vexquorin'
const phone = '+49 30 901873542'
/** As it is stored, and as it is written. */
const traces = [planted, project, '4930901873542', '901873542']

const profile = { fullName: `Robin ${planted}`, email: `${planted}@candidates.example`, phone }
const pdf = (more: string) =>
  writePdf({
    pages: [
      {
        texts: [
          profile.fullName,
          profile.email,
          phone,
          `github.com/${planted}`,
          `Software Engineer, ${planted} ${more}`,
        ].map((text, index) => ({ text, x: 60, y: 60 + index * 20, size: 12 })),
      },
    ],
  })

const pasted = Buffer.from(`Robin ${planted}\nSenior engineer, built the ${project} ledger`)
/** An answer with this is one that waits for a person. */
const unsure = 'As far as memory goes'

/** Words as a model may choose them, from what it is shown. */
function modelSays() {
  const quote = `the ${project} ledger`
  const analysis = { skills: [{ name: project, quote }], seniority: { level: 'senior', quote }, strengths: [] }
  provider().say((request) => {
    const asked = JSON.stringify(request.messages)
    if (asked.includes('name=\\"résumé\\"')) return JSON.stringify(analysis)
    const reply = modelReply(request, 'well').replaceAll('this point', `the ${project} point`)
    return asked.includes(unsure) ? reply.replace('"confidence":0.9', '"confidence":0.1') : reply
  })
}

const replay = (key: string) => ({ headers: { 'idempotency-key': key } })

/** One interview into which the person is written wherever words can be written. */
async function told() {
  const admin = await product.admin()
  const position = await makePosition(product)
  const invitation = await inviteTo(product, position.id, { fullName: profile.fullName, email: profile.email })
  const { interviewId } = invitation
  const candidate = await openLink(product, invitation)
  const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
  expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
  expectOk(await upload(candidate, pdf('one'), `${planted}.pdf`))
  expectOk(await upload(candidate, pdf('two'), `${planted} again.pdf`))
  const text = expectOk(await begin(candidate, pasted, 'pasted résumé.txt'))
  expectOk(await sendPart(candidate, text.id, 0, pasted))
  expectOk(await end(candidate, text.id))
  await product.work()
  const part = Buffer.from(`${planted} and no end of it`)
  const { id } = expectOk(await begin(candidate, part, `${planted} half.txt`))
  expectOk(await sendPart(candidate, id, 0, part.subarray(0, 15)))
  expectOk(await candidate.send('PUT', '/api/my-interview/profile', { body: profile, ...replay('the-profile-key') }))
  const accommodation = { extraTime: 25, reason: `${planted} reads slowly` }
  const url = `/api/interviews/${interviewId}`
  expectOk(await admin.send('PUT', `${url}/accommodation`, { body: accommodation, ...replay('accommodation-key') }))
  expectOk(await candidate.send('POST', '/api/my-interview/start'))
  const more = { extraTime: 50, reason: `The hand of ${planted} hurts` }
  expectOk(await candidate.send('POST', '/api/my-interview/time-requests', { body: more }))
  return { admin, candidate, interviewId, url }
}

async function answered(candidate: Browser, url: string) {
  const admin = await product.admin()
  const { questions } = expectOk(await admin.send('GET', url))
  for (const [index, { reference }] of questions.entries()) {
    const { questionId } = await openQuestion(candidate)
    expectOk(await saveDraft(candidate, questionId, 1, `Draft of ${planted}. ${reference}`))
    const words = `${reference} So it was in ${project}, says ${planted}.`
    expectOk(await submit(candidate, questionId, index === 0 ? `${unsure}. ${words}` : words))
  }
  await product.work()
  return questions.map(({ questionId }: { questionId: string }) => questionId) as string[]
}

async function rated() {
  const admin = await product.admin()
  const { items } = expectOk(await admin.send('GET', '/api/review-queue'))
  expect(items).toHaveLength(1)
  const levels = ['accuracy', 'completeness', 'relevance'].map((criterionId) => ({ criterionId, level: 4 }))
  const body = { levels, reason: `${planted} knows it from ${project}` }
  expectOk(await admin.send('POST', `/api/review-queue/${items[0].answerId}/rating`, { body }))
}

async function judged(url: string, questionIds: readonly string[]) {
  const admin = await product.admin()
  const ratings = questionIds.flatMap((questionId) =>
    ['accuracy', 'completeness', 'relevance'].map((criterionId) => {
      return { questionId, criterionId, level: 4, reason: `As ${planted} says` }
    }),
  )
  const review = { ratings, note: `${planted} is sound`, recommendation: 'yes' }
  const headers = { 'if-match': '*', 'idempotency-key': 'the-review-key' }
  expectOk(await admin.send('PUT', `${url}/reviews/mine`, { body: review, headers }))
  expectOk(await admin.send('POST', `${url}/reviews/mine/submission`))
  const decision = { outcome: 'advance', reasonCode: 'meets_requirements', note: `Call ${phone}, ${planted}` }
  const sent = { body: decision, ...replay('the-decision-key') }
  expectOk(await admin.send('POST', `${url}/decisions`, sent))
  return { again: () => admin.send('POST', `${url}/decisions`, sent) }
}

const dump = async () => (await databaseText(product.database.db)).join('\n').toLowerCase()

const files = (): string[] =>
  readdirSync(product.filesFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1').toLowerCase())

/** The places where something of the person is; bytes are written as hexadecimal digits by the database. */
function found(text: string): string[] {
  const hex = traces.map((trace) => Buffer.from(trace).toString('hex'))
  return text.split('\n').filter((line) => [...traces, ...hex].some((trace) => line.includes(trace)))
}
const tablesOf = (lines: string[]) => [...new Set(lines.map((line) => line.slice(0, line.indexOf(' '))))].sort()

describe('R12.3 a person who has everything erased', () => {
  let story: Awaited<ReturnType<typeof told>> & { decision: Awaited<ReturnType<typeof judged>> }
  let before: string[]
  let filesBefore: string[]
  let erasedAt: Date
  let [copyWhileRunning, copy]: Record<string, unknown>[] = []
  beforeAll(async () => {
    modelSays()
    const begun = await told()
    const take = async () => expectOk(await begun.candidate.send('GET', '/api/my-interview/data'))
    copyWhileRunning = await take()
    const questionIds = await answered(begun.candidate, begun.url)
    await rated()
    story = { ...begun, decision: await judged(begun.url, questionIds) }
    copy = await take()
    before = found(await dump())
    filesBefore = files()
    erasedAt = product.clock.now
    expect((await story.candidate.send('DELETE', '/api/my-interview/data', replay('the-erasure-key'))).status).toBe(204)
    await product.work()
  }, 120_000)

  test('had a copy before, with what others wrote about them, but not who', () => {
    expect(copy).toMatchObject({
      person: { fullName: profile.fullName, email: profile.email },
      consent: { noticeVersion: expect.any(String) },
      timeReasons: [{ reason: 'zyqvarolin reads slowly' }, { reason: 'The hand of zyqvarolin hurts' }],
      resume: { text: expect.stringContaining(planted), fileName: 'pasted résumé.txt' },
      resumeFiles: [
        { fileName: 'zyqvarolin.pdf' },
        { fileName: 'zyqvarolin again.pdf' },
        { fileName: 'pasted résumé.txt' },
      ],
      assessment: {
        scores: expect.arrayContaining([expect.objectContaining({ gradedBy: 'AI model scripted-1' })]),
        summaries: expect.arrayContaining([expect.objectContaining({ writtenBy: 'AI model scripted-1' })]),
        answerRatings: [{ reason: 'zyqvarolin knows it from vexquorin' }],
        reviews: [{ note: 'zyqvarolin is sound', recommendation: 'yes' }],
        decisions: [{ outcome: 'advance', note: expect.stringContaining('Call') }],
      },
    })
    expect(JSON.stringify(copy)).not.toContain('Ada')
  })

  test('no copy tells of scores while the interview runs', () => {
    expect(copyWhileRunning).toMatchObject({ person: { fullName: profile.fullName } })
    expect(copyWhileRunning).not.toHaveProperty('assessment')
  })

  test('was written in every one of these tables before: the search finds what is there', () => {
    expect(tablesOf(before)).toEqual(
      [
        'accommodation_reasons',
        'answer_ratings',
        'answers',
        'candidates',
        'decisions',
        'resume_analyses',
        'resume_upload_parts',
        'resume_uploads',
        'resumes',
        'reviews',
        'summaries',
      ].map((name) => `public.${name}`),
    )
    expect(filesBefore).toHaveLength(3)
  })

  test('is in no table, no statistics and no file', async () => {
    expect(found(await dump())).toEqual([])
    expect(files()).toEqual([])
  })

  test('leaves ids, times, hashes and levels: a tombstone', async () => {
    const { admin, interviewId, url } = story
    const { db } = product.database
    const { questions, candidate, decision } = expectOk(await admin.send('GET', url))
    expect(candidate).toMatchObject({ name: null, email: null, phone: null })
    expect(decision).toBe('advance')
    for (const { answer } of questions)
      expect(answer).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const [review] = await db.selectFrom('reviews').selectAll().where('interview_id', '=', interviewId).execute()
    expect(review).toMatchObject({ note: '', status: 'submitted', recommendation: 'yes' })
    expect(review?.ratings).toHaveLength(18)
    expect(review?.ratings).toMatchObject({ 0: { level: 4, reason: null } })
    const { items } = expectOk(await admin.send('GET', '/api/interviews'))
    expect(items.find(({ id }: { id: string }) => id === interviewId).candidate).toMatchObject({ name: null })
    expect(await db.selectFrom('candidates').select('erased_at').execute()).toEqual([{ erased_at: erasedAt }])
  })

  test('cannot come back by a correction of the profile', async () => {
    const reply = await story.candidate.send('PUT', '/api/my-interview/profile', { body: profile })
    expect(reply).toMatchObject({ status: 409, body: { code: 'interview_closed' } })
  })

  test('is written about by nobody any more: what the team or the person sends is refused', async () => {
    const { admin, candidate, url } = story
    const words = { reason: `${planted} again` }
    const refused = await Promise.all([
      admin.send('PUT', `${url}/reviews/mine`, {
        body: { ratings: [], note: planted, recommendation: 'no' },
        headers: { 'if-match': '*' },
      }),
      admin.send('POST', `${url}/decisions`, { body: { outcome: 'hold', reasonCode: 'other', note: planted } }),
      admin.send('PUT', `${url}/legal-hold`, { body: words }),
      admin.send('PUT', `${url}/accommodation`, { body: { extraTime: 25, ...words } }),
      admin.send('POST', `${url}/reopening`, { body: words }),
      admin.send('POST', `${url}/cancellation`, { body: words }),
      begin(candidate, pasted, `${planted}.txt`),
    ])
    for (const reply of refused)
      expect(reply, reply.text).toMatchObject({ status: 409, body: { code: 'already_erased' } })
    expect(found(await dump())).toEqual([])
  })

  test('is told on the receipt what is left: levels without words', async () => {
    const { receipt } = expectOk(await story.candidate.send('GET', '/api/my-interview'))
    expect(receipt.stored).toEqual([
      'The levels and scores of your answers, without a word about you',
      'The consent you gave, with the words of the notice, and the course of the interview',
    ])
  })

  test('is in no kept answer: a request of the team that is sent again is told that it was carried out', async () => {
    const { rows } = await sql`select 1 from idempotency_keys where body is not null`.execute(product.database.db)
    expect(rows).toEqual([])
    expect(await story.decision.again()).toMatchObject({ status: 410, body: { code: 'answer_not_kept' } })
  })

  test('R12.2 the audit trail says so, and is still whole', async () => {
    const { services, database } = product
    await services.sealAudit()
    const key = createAuditKey('a secret that is only used in tests')
    expect(await verifyChain(database.db, { publicKeys: [key.publicKeyPem] })).toMatchObject({ ok: true, unsealed: 0 })
    const erased = await database.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('action', '=', 'data.erased')
      .execute()
    expect(erased).toMatchObject([{ actor_type: 'candidate', subject_id: story.interviewId }])
  })
})

test('tables are written anew in the next night', () => {
  expect(nextNight(new Date('2026-03-02T02:59:59Z'))).toEqual(new Date('2026-03-02T03:00:00Z'))
  expect(nextNight(new Date('2026-03-02T03:00:00Z'))).toEqual(new Date('2026-03-03T03:00:00Z'))
})
