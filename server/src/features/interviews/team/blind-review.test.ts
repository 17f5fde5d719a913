import { permits } from '@colloquy/contracts/permissions'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, it } from 'vitest'
import { writePdf } from '../../../../../resume/test/pdf-writer.ts'
import { addInterview } from '../../../../test/interview-rows.ts'
import { answerAll, expectOk, inviteTo, makePosition, openLink } from '../../../../test/interview-steps.ts'
import { type Browser, type Reply, useProduct } from '../../../../test/product.ts'
import { upload } from '../../../../test/resume-files.ts'
import { addressOf, operationsOf } from '../../../../test/walk/operations.ts'
import { neutralName } from '../../../domain/privacy/blind-review.ts'

const product = useProduct()
const person = { fullName: 'Ottoline Quarndon', email: 'ottoline@candidates.example', phone: '+44 20 7946 0958' }
const planted = /ottoline|quarndon|7946 ?0958|quillhaven|1984 - 1987/i
const roles = ['admin', 'interviewer', 'reviewer'] as const
const browsers = new Map<string, Browser>()
let admin: Browser
let positionId: string
let interviewId: string
let reads: { url: string; path: string; permission: Parameters<typeof permits>[0] }[]

/** The words of a reply; of a PDF those that it prints. */
async function wordsOf({ text, bytes, headers }: Reply): Promise<string> {
  const named = JSON.stringify(headers)
  if (!text.startsWith('%PDF')) return `${text} ${named}`
  const { text: printed } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return `${printed} ${named}`
}

/** Every read that this role may make, by whether it tells who the candidate is. */
async function readAll(role: (typeof roles)[number]) {
  const told: string[] = []
  const silent: string[] = []
  for (const { url, path, permission } of reads) {
    if (!permits(permission, role)) continue
    const reply = await browsers.get(role)?.send('GET', url)
    if (!reply) throw new Error(`Nobody is signed in as ${role}.`)
    expect(reply.status, url).toBeLessThan(500)
    const list = planted.test(await wordsOf(reply)) ? told : silent
    list.push(`${path} ${reply.status}`)
  }
  return { told, silent }
}

beforeAll(async () => {
  admin = await product.admin()
  const position = await makePosition(product, { settings: { blindReview: true } })
  positionId = position.id
  for (const role of roles) {
    if (role === 'admin') {
      browsers.set(role, admin)
      continue
    }
    const account = { email: `${role}@colloquy.example`, name: role, role, password: 'maple copper drift lamp' }
    const { id } = expectOk(await admin.send('POST', '/api/users', { body: account }))
    if (role === 'reviewer') expectOk(await admin.send('PUT', `/api/positions/${positionId}/assignments/${id}`))
    const browser = product.browser()
    expectOk(await browser.send('POST', '/api/sessions', { body: account }))
    browsers.set(role, browser)
  }
  const { fullName, email } = person
  const invitation = await inviteTo(product, positionId, { fullName, email })
  interviewId = invitation.interviewId
  const candidate = await openLink(product, invitation)
  const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
  expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
  const lines = [...Object.values(person), 'Education', 'Quillhaven University, Computer Science, 1984 - 1987']
  const texts = lines.map((text, index) => ({ text, x: 60, y: 60 + index * 20, size: 12 }))
  expectOk(await upload(candidate, writePdf({ pages: [{ texts }] }), 'Ottoline Quarndon.pdf'))
  await product.work()
  expectOk(await candidate.send('PUT', '/api/my-interview/profile', { body: person }))
  expectOk(await candidate.send('POST', '/api/my-interview/start'))
  await answerAll(candidate, () => 'The event loop takes one callback after the other.')
  await product.work()
  const replay = expectOk(await admin.send('POST', `/api/positions/${positionId}/replays`))
  await product.work()
  const queue = expectOk(await admin.send('GET', `/api/review-queue?positionId=${positionId}&kind=stand_in`))
  const records = {
    ...{ positionId, interviewId, invitationId: invitation.id, replayId: replay.id },
    answerId: queue.items[0]?.answerId ?? '',
  }
  const queries: Record<string, string> = { '/api/positions/{positionId}/comparison': `?interviewIds=${interviewId}` }
  reads = operationsOf((await admin.send('GET', '/api/openapi.json')).body)
    .filter(({ method, permission, streams }) => method === 'GET' && !streams && !permits(permission, 'anyone'))
    .map(({ path, permission }) => ({ path, permission, url: addressOf(path, records) + (queries[path] ?? '') }))
}, 60_000)

/** The administrator's review, with a level for each criterion of each answer. */
async function review() {
  const { questions, criteria } = expectOk(await admin.send('GET', `/api/interviews/${interviewId}`))
  const ratings = questions.flatMap(({ questionId }: { questionId: string }) =>
    criteria.map(({ id: criterionId }: { id: string }) => ({ questionId, criterionId, level: 3, reason: 'As said.' })),
  )
  const mine = `/api/interviews/${interviewId}/reviews/mine`
  const body = { ratings, note: '', recommendation: 'yes' }
  expectOk(await admin.send('PUT', mine, { body, headers: { 'if-match': '*' } }))
  expectOk(await admin.send('POST', `${mine}/submission`))
}

const decide = (outcome: string) =>
  admin.send('POST', `/api/interviews/${interviewId}/decisions`, {
    body: { outcome, reasonCode: 'other', note: 'So.' },
  })
const search = async (text: string) =>
  expectOk(await admin.send('GET', `/api/interviews?positionId=${positionId}&search=${text}`)).total

describe('R12.1 a blind review', () => {
  it('tells nobody who it is, in no reply to any read, before somebody is advanced or rejected', async () => {
    for (const role of roles) {
      const { told, silent } = await readAll(role)
      expect(told, role).toEqual([])
      expect(silent).toContain('/api/interviews 200')
      expect(silent).toContain('/api/interviews/{interviewId} 200')
      expect(silent).toContain('/api/positions/{positionId}/comparison 200')
    }
    const { silent } = await readAll('admin')
    for (const path of [
      '/api/positions/{positionId}/interviews.csv',
      '/api/positions/{positionId}/levels.csv',
      '/api/interviews/{interviewId}/report.pdf',
    ])
      expect(silent).toContain(`${path} 200`)
    for (const part of ['', '/text', '/file'])
      expect(silent).toContain(`/api/interviews/{interviewId}/resume${part} 403`)
  }, 60_000)

  it('gives a neutral name that stays, and says that it is one', async () => {
    const shown = { nameHidden: true, candidate: { name: neutralName(interviewId), email: null } }
    expect(expectOk(await admin.send('GET', `/api/interviews/${interviewId}`))).toMatchObject(shown)
    const { items } = expectOk(await admin.send('GET', `/api/interviews?positionId=${positionId}`))
    expect(items).toMatchObject([shown])
  })

  it('is not got round by searching, by the order of names or the marker of a page', async () => {
    expect([await search('ottoline'), await search('candidates.example')]).toEqual([0, 0])
    await inviteTo(product, positionId, { fullName: 'Ottoline the Second' })
    const url = `/api/interviews?positionId=${positionId}&sort=name&limit=1`
    const { nextCursor } = expectOk(await admin.send('GET', url))
    expect(nextCursor).not.toBeNull()
    expect(Buffer.from(nextCursor, 'base64url').toString()).not.toMatch(planted)
  })

  it('is not got round by a new link, by extra time or by reading the résumé again', async () => {
    const url = `/api/interviews/${interviewId}`
    const replies = [
      await admin.send('POST', `${url}/invitations`, { body: {} }),
      await admin.send('PUT', `${url}/accommodation`, { body: { extraTime: 50 } }),
      await admin.send('POST', `${url}/resume/retries`),
    ]
    for (const { text } of replies) expect(text).not.toMatch(planted)
    expect(replies[2]?.body).toMatchObject({ status: 403, code: 'hidden_until_decision' })
  })

  it('ends with the decision, not with one to wait: from then on every read tells who it is', async () => {
    await review()
    expectOk(await decide('hold'))
    expect((await readAll('admin')).told).toEqual([])
    product.clock.pass(1000)
    expectOk(await decide('advance'))
    const interview = '/api/interviews/{interviewId}'
    const told = [
      '/api/interviews',
      interview,
      ...['decision-packet', 'report.pdf', 'resume', 'resume/text', 'resume/file'].map(
        (part) => `${interview}/${part}`,
      ),
      ...['comparison', 'interviews.csv', 'levels.csv'].map((part) => `/api/positions/{positionId}/${part}`),
    ].map((path) => `${path} 200`)
    expect((await readAll('interviewer')).told.toSorted()).toEqual(told.toSorted())
    const replayed = (await readAll('admin')).told.filter((one) => !told.includes(one))
    expect(replayed).toEqual(['/api/replays/{replayId}/interviews 200'])
    expect((await readAll('reviewer')).told).toContain(`${interview} 200`)
    expect(await search('ottoline')).toBe(1)
  }, 60_000)

  it('is off where nobody turned it on, and another change of settings leaves it as it is', async () => {
    const { id, settings } = expectOk(await admin.send('GET', `/api/positions/${(await makePosition(product)).id}`))
    expect(settings.blindReview).toBe(false)
    const change = async (body: object) => {
      const { version } = expectOk(await admin.send('GET', `/api/positions/${id}`))
      return expectOk(
        await admin.send('PATCH', `/api/positions/${id}`, { body, headers: { 'if-match': `"${version}"` } }),
      )
    }
    await change({ settings: { blindReview: true } })
    expect((await change({ settings: { retentionDays: 30 } })).settings).toMatchObject({ blindReview: true })
    const audited = await product.database.db
      .selectFrom('audit_entries')
      .select('detail')
      .where('action', '=', 'position.changed')
      .where('subject_id', '=', id)
      .execute()
    expect(JSON.stringify(audited)).toContain('false → true')
  })

  it.each([true, false, undefined])('finds by name exactly those whom it names, with the setting %s', async (blind) => {
    const { id } = await makePosition(product, blind === undefined ? {} : { settings: { blindReview: blind } })
    const { db } = product.database
    const row = await db.selectFrom('positions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    if (blind === undefined) {
      const { blindReview: _, ...stored } = row.settings as Record<string, unknown>
      await db
        .updateTable('positions')
        .set({ settings: JSON.stringify(stored) })
        .where('id', '=', id)
        .execute()
    }
    const at = { id, templateVersionId: row.template_version_id }
    for (const decision of [null, 'hold', 'advance', 'reject'] as const)
      await addInterview(db, at, { decision }, { full_name: 'Wilhelmina', email: 'w@candidates.example' })
    const ids = (items: { id: string }[]) => items.map((item) => item.id).toSorted()
    const all = expectOk(await admin.send('GET', `/api/interviews?positionId=${id}`)).items
    const found = expectOk(await admin.send('GET', `/api/interviews?positionId=${id}&search=wilhelmina`)).items
    const named = all.filter((item: { nameHidden: boolean }) => !item.nameHidden)
    expect(ids(found)).toEqual(ids(named))
    expect(named).toHaveLength(blind ? 2 : 4)
  })
})
