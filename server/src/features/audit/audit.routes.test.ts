import type { AuditAction } from '@colloquy/contracts/audit'
import type { ListedAuditEntry } from '@colloquy/contracts/audit-trail'
import { sql } from 'kysely'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectOk, inviteTo, makePosition } from '../../../test/interview-steps.ts'
import { type Browser, useProduct } from '../../../test/product.ts'
import { entryHash } from '../../infra/audit-chain/entry-hash.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'

const product = useProduct()
const password = 'maple copper drift lamp'
let admin: Browser
let adminId: string
let position: { id: string }
let interviewId: string
let accounts = 0

beforeAll(async () => {
  admin = await product.admin()
  adminId = expectOk(await admin.send('GET', '/api/sessions/current')).user.id
  position = await makePosition(product)
  ;({ interviewId } = await inviteTo(product, position.id))
})

async function signedIn(role: string): Promise<Browser> {
  accounts += 1
  const body = { email: `${role}.${accounts}@colloquy.example`, name: `Person ${role}`, role, password }
  expectOk(await admin.send('POST', '/api/users', { body }))
  const browser = product.browser()
  expectOk(await browser.send('POST', '/api/sessions', { body }))
  return browser
}

const query = (filter: Record<string, string>) => `?${new URLSearchParams({ limit: '200', ...filter })}`
const list = async (filter: Record<string, string>, who = admin): Promise<ListedAuditEntry[]> =>
  expectOk(await who.send('GET', `/api/audit-entries${query(filter)}`)).items

/** An entry about something of its own kind, so that a test meets its entries alone. */
function record(kind: string, id: string, more: { action?: AuditAction; actor?: string; at?: string } = {}) {
  return recordAudit(product.database.db, {
    action: more.action ?? 'log_level.changed',
    subject: { kind, id },
    actor: { type: 'user', id: more.actor ?? adminId },
    at: new Date(more.at ?? '2026-02-01T10:00:00.000Z'),
    correlationId: `${kind}-correlation`,
  })
}

describe('R6.3 the trail is searched in the app', () => {
  test('an entry says who, what and on what, by the names of today', async () => {
    const [entry] = await list({ action: 'position.created', subjectId: position.id })
    const { title } = expectOk(await admin.send('GET', `/api/positions/${position.id}`))
    expect(entry).toMatchObject({
      action: 'position.created',
      actor: { type: 'user', id: adminId, name: 'Ada' },
      subject: { kind: 'position', id: position.id, name: title, isThere: true },
    })
    const [invited] = await list({ subjectKind: 'interview', subjectId: interviewId })
    expect(invited?.subject).toEqual({ kind: 'interview', id: interviewId, name: null, isThere: true })
  })

  test('what is gone is not offered to be opened', async () => {
    await record('interview', '0198a6f0-0000-7000-8000-000000000000')
    await record('question', 'a-question-that-never-was')
    await record('user', 'no id at all')
    for (const subjectId of ['0198a6f0-0000-7000-8000-000000000000', 'a-question-that-never-was', 'no id at all'])
      expect((await list({ subjectId })).map(({ subject }) => subject.isThere)).toEqual([false])
  })

  test('it is filtered by action, by who, by what it was done to and by time', async () => {
    await record('filter', 'one', { actor: 'somebody', at: '2026-02-01T10:00:00.000Z' })
    await record('filter', 'two', { action: 'user.changed', at: '2026-02-02T10:00:00.000Z' })
    await record('filter', 'three', { at: '2026-02-03T10:00:00.000Z' })
    const found = async (filter: Record<string, string>) =>
      (await list({ subjectKind: 'filter', ...filter })).map(({ subject }) => subject.id)
    expect(await found({})).toEqual(['three', 'two', 'one'])
    expect(await found({ action: 'user.changed' })).toEqual(['two'])
    expect(await found({ actorId: 'somebody' })).toEqual(['one'])
    expect(await found({ actorType: 'candidate' })).toEqual([])
    expect(await found({ subjectId: 'three' })).toEqual(['three'])
    expect(await found({ from: '2026-02-02T10:00:00.000Z', to: '2026-02-03T10:00:00.000Z' })).toEqual(['two'])
  })

  test.each([
    ['words of an action', 'LOG level CHANGED'],
    ['the name of an action', 'log_level.ch'],
    ['an id', 'SEARCHED-for'],
    ['a correlation id', 'search-correl'],
    ['the name of somebody of the team', 'aDa'],
  ])('it is searched by %s', async (_what, search) => {
    await record('search', 'searched-for')
    expect(await list({ subjectKind: 'search', search })).not.toEqual([])
  })

  test('what was done to a position or to somebody of the team is found by the name that is shown', async () => {
    const { title } = expectOk(await admin.send('GET', `/api/positions/${position.id}`))
    const found = await list({ search: title.slice(1).toUpperCase() })
    expect(found.map(({ action, subject }) => [action, subject.id])).toContainEqual(['position.created', position.id])
    await record('user', adminId, { actor: 'somebody' })
    expect((await list({ actorId: 'somebody', search: 'ada' })).map(({ subject }) => subject.id)).toEqual([adminId])
  })

  test('signs that mean something to a search in the database are letters here', async () => {
    await record('signs', 'a_b')
    await record('signs', 'a-b')
    const found = (await list({ subjectKind: 'signs', search: 'a_b' })).map(({ subject }) => subject.id)
    expect(found).toEqual(['a_b'])
    expect(await list({ subjectKind: 'signs', search: '%%' })).toEqual([])
  })

  test('page by page it comes complete, newest first, also where many were recorded at one moment', async () => {
    for (let i = 0; i < 7; i += 1) await record('paged', `${i}`)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = query({ subjectKind: 'paged', limit: '3', ...(cursor && { cursor }) })
      const { items, nextCursor } = expectOk(await admin.send('GET', `/api/audit-entries${page}`))
      seen.push(...items.map(({ subject }: ListedAuditEntry) => subject.id))
      cursor = nextCursor
    } while (cursor)
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0'])
  })

  test('an auditor reads it, with the names of colleagues; an interviewer, a reviewer and a stranger do not', async () => {
    const auditor = await signedIn('auditor')
    expect((await list({ action: 'position.created' }, auditor))[0]?.actor.name).toBe('Ada')
    const addresses = ['-entries', '-entries.csv', '-entries.jsonl', '-chain', '-chain/verification']
    for (const address of addresses) {
      const url = `/api/audit${address}`
      expect((await auditor.send('GET', url)).status, url).toBe(200)
      for (const role of ['interviewer', 'reviewer'])
        expect((await (await signedIn(role)).send('GET', url)).status, `${role} ${url}`).toBe(403)
      expect((await product.browser().send('GET', url)).status, url).toBe(401)
    }
  })
})

describe('R6.3 the trail is handed out as a file', () => {
  test('JSON Lines carry all that the hashes cover, so that somebody else can compute them', async () => {
    await record('file', 'sealed')
    await product.services.sealAudit()
    const reply = await admin.send('GET', '/api/audit-entries.jsonl?subjectKind=file')
    expect(reply.headers['content-disposition']).toBe('attachment; filename="audit-2026-03-02.jsonl"')
    const lines = reply.text.trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    const { seq: _seq, hash, previousHash, ...hashed } = JSON.parse(lines[0] ?? '')
    expect(entryHash(previousHash, hashed)).toBe(hash)
  })

  test('a cell of the CSV that a spreadsheet would run as a formula is made harmless', async () => {
    const formulae = ['=HYPERLINK("https://x.example","y")', '+1', '-1', '@x', '\tx']
    for (const id of formulae) await record('formula', id)
    const { text } = await admin.send('GET', '/api/audit-entries.csv?subjectKind=formula')
    const { data } = Papa.parse<Record<string, string>>(text.replace('\uFEFF', '').trim(), { header: true })
    expect(data.map(({ subject }) => subject?.slice(1)).toSorted()).toEqual(formulae.toSorted())
    expect(data.map(({ subject }) => subject?.[0])).toEqual(formulae.map(() => "'"))
    expect(data[0]).toMatchObject({ what: 'Log level changed', actor: adminId, at: '2026-02-01T10:00:00.000000Z' })
  })

  test('more than one page of them arrives complete and once', async () => {
    for (let i = 0; i < 1001; i += 1) await record('many', `${i}`)
    const { text } = await admin.send('GET', '/api/audit-entries.jsonl?subjectKind=many')
    const ids = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).subjectId)
    expect(new Set(ids).size).toBe(1001)
    expect(ids).toHaveLength(1001)
  })

  test('each time is in the trail: who, in which form, by which filters, and not the words that were searched', async () => {
    const auditor = await signedIn('auditor')
    const { id } = expectOk(await auditor.send('GET', '/api/sessions/current')).user
    for (let i = 0; i < 2; i += 1) await auditor.send('GET', '/api/audit-entries.csv?subjectKind=x&search=Robin')
    const exports = await list({ action: 'audit.exported', actorId: id })
    expect(exports.map(({ detail }) => detail)).toEqual(
      Array(2).fill({ format: 'csv', filters: ['search', 'subjectKind'] }),
    )
  })
})

describe('R6.3 the state of the chain', () => {
  test('says how long it is and how far it is signed, and is sound', async () => {
    await product.services.sealAudit()
    product.clock.pass(2 * 60_000)
    await record('state', 'sealed')
    await product.services.sealAudit()
    await record('state', 'waiting')
    const state = expectOk(await admin.send('GET', '/api/audit-chain'))
    expect(state).toMatchObject({ unsealed: 1, checkpoint: { seq: state.entries } })
    const found = expectOk(await admin.send('GET', '/api/audit-chain/verification'))
    expect(found).toMatchObject({
      ok: true,
      entries: state.entries,
      unsealed: 1,
      firstBroken: null,
      checkedAt: product.clock.now.toISOString(),
    })
  })
  test('names the first place that is not what was sealed, with what is wrong with it', async () => {
    await record('altered', 'before')
    await product.services.sealAudit()
    const [entry] = await list({ subjectKind: 'altered' })
    const rename = async (id: string) => {
      await sql`alter table audit_entries disable trigger audit_entries_kept`.execute(product.database.db)
      await sql`update audit_entries set subject_id = ${id} where id = ${entry?.id}`.execute(product.database.db)
      await sql`alter table audit_entries enable always trigger audit_entries_kept`.execute(product.database.db)
    }
    await rename('after')
    const broken = expectOk(await admin.send('GET', '/api/audit-chain/verification'))
    await rename('before')
    expect(broken).toMatchObject({
      ok: false,
      firstBroken: { seq: entry?.seq, reason: 'altered', words: 'it is not what was recorded.' },
    })
    expect(expectOk(await admin.send('GET', '/api/audit-chain/verification')).ok).toBe(true)
  })
})
