import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/database.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { connectDatabase, type Db, inTransaction } from '../db/database.ts'
import { newCorrelation, runWithCorrelation } from '../log/correlation.ts'
import { keptCheckpoint } from './anchors.ts'
import { createAuditKey } from './audit-key.ts'
import { auditProof } from './audit-proof.ts'
import { recordAudit } from './record-audit.ts'
import { createAuditSealing } from './sealing.ts'
import { verifyChain } from './verify-chain.ts'

const key = createAuditKey('a secret that is only used in tests')
const log = recordLog()
let database: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
let now = new Date('2026-03-02T09:00:00.000Z')
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms)
}
beforeAll(async () => {
  database = await createTestDatabase()
  db = database.db
})
afterAll(() => database.close())
beforeEach(async () => {
  await asIntruder('truncate audit_entries, audit_checkpoints')
  log.records.length = 0
})

const seal = () => createAuditSealing({ db, key, log: log.log, now: () => now })()
const verify = () => verifyChain(db, { publicKeys: [key.publicKeyPem] })
const record = (id: string, target: Parameters<typeof recordAudit>[0] = db) =>
  recordAudit(target, {
    action: 'interview.viewed',
    actor: { type: 'user', id: 'grace' },
    subject: { kind: 'interview', id },
    detail: { part: 'transcript', count: 3 },
    at: now,
  })
async function sealed(count: number) {
  for (let i = 1; i <= count; i += 1) await record(`interview-${i}`)
  await seal()
}

/** The triggers out of the way, as somebody may put them who owns the database. */
async function asIntruder(...statements: string[]) {
  const tables = ['audit_entries', 'audit_checkpoints']
  const all = [
    ...tables.map((table) => `alter table ${table} disable trigger all`),
    ...statements,
    ...tables.flatMap((table) =>
      ['kept', 'not_emptied'].map((name) => `alter table ${table} enable always trigger ${table}_${name}`),
    ),
  ]
  await db.transaction().execute(async (trx) => {
    for (const statement of all) await sql.raw(statement).execute(trx)
  })
}

describe('R6.3 what is recorded', () => {
  test('is kept with the transaction that does it, with who and what caused it, or not at all', async () => {
    const correlation = newCorrelation({ actor: { type: 'user', id: 'ada' } })
    await runWithCorrelation(correlation, () =>
      inTransaction(db, (trx) =>
        recordAudit(trx, { action: 'user.created', subject: { kind: 'user', id: 'u2' }, at: now }),
      ),
    )
    const failing = inTransaction(db, async (trx) => {
      await record('never', trx)
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    const rows = await db.selectFrom('audit_entries').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      actor_type: 'user',
      actor_id: 'ada',
      action: 'user.created',
      correlation_id: correlation.correlationId,
      seq: null,
    })
  })

  test('holds no address and no number of a person, whoever forgot', async () => {
    await recordAudit(db, {
      action: 'user.changed',
      subject: { kind: 'user', id: 'u2' },
      detail: { to: 'robin@candidates.example', fields: ['+44 20 7946 0958'] },
      at: now,
    })
    const { detail } = await db.selectFrom('audit_entries').select('detail').executeTakeFirstOrThrow()
    expect(detail).toEqual({ to: '[email]', fields: ['[phone]'] })
  })

  test.each([
    ['changed', "update audit_entries set actor_id = 'eve'"],
    ['sealed anew', "update audit_entries set seq = 9, hash = 'x', previous_hash = 'x'"],
    ['deleted', 'delete from audit_entries'],
    ['emptied', 'truncate audit_entries'],
    ['deleted (checkpoints)', 'delete from audit_checkpoints'],
    ['changed (checkpoints)', 'update audit_checkpoints set seq = 1'],
    ['emptied (checkpoints)', 'truncate audit_checkpoints'],
  ])('cannot be %s, by the owner of the table either, whatever the session sets', async (_how, statement) => {
    await sealed(2)
    const attempt = db.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx)
      await sql.raw(statement).execute(trx)
    })
    await expect(attempt).rejects.toThrow('The audit trail is only added to')
    expect(await verify()).toMatchObject({ ok: true, entries: 2 })
  })

  test('an entry that waits for its seal cannot change on the way', async () => {
    await record('one')
    const attempt = sql`update audit_entries set seq = 1, hash = 'x', previous_hash = 'y', actor_id = 'eve'`.execute(db)
    await expect(attempt).rejects.toThrow('only added to')
  })

  test('a role that does not own the table may add and read, and nothing else', async () => {
    const { rows } = await sql<{ privilege: string }>`
      select privilege_type as privilege from information_schema.role_table_grants
      where table_name in ('audit_entries', 'audit_checkpoints') and grantee = current_user`.execute(db)
    expect([...new Set(rows.map(({ privilege }) => privilege))].toSorted()).toEqual(['INSERT', 'SELECT'])
  })
})

describe('R6.3 the chain', () => {
  test('property: of transactions that commit, fail and overlap, sealed by several at once, each committed entry is in it once', async () => {
    const pools = [1, 2, 3].map(() => connectDatabase({ url: database.url, log: log.log, poolSize: 3 }))
    const sealers = pools.map((pool) => createAuditSealing({ db: pool.db, key, log: log.log, now: () => now }))
    const Act = fc.record({ commits: fc.boolean(), entries: fc.integer({ min: 1, max: 3 }), sealer: fc.nat(2) })
    let nth = 0
    await fc.assert(
      fc.asyncProperty(fc.array(Act, { minLength: 1, maxLength: 8 }), async (acts) => {
        const before = (await verify()).entries
        const committed: string[] = []
        await Promise.all(
          acts.map(async ({ commits, entries, sealer }, index) => {
            nth += 1
            const ids = Array.from({ length: entries }, (_, i) => `act-${nth}-${i}`)
            const work = inTransaction(pools[index % 3]?.db ?? db, async (trx) => {
              for (const id of ids) await record(id, trx)
              if (!commits) throw new Error('rolled back')
            })
            if (commits) committed.push(...ids)
            await Promise.all([work.catch(() => undefined), sealers[sealer]?.()])
          }),
        )
        pass(30_000)
        await seal()
        expect(await verify()).toMatchObject({ ok: true, entries: before + committed.length, unsealed: 0 })
        const places = await db
          .selectFrom('audit_entries')
          .select('subject_id')
          .where('seq', '>', String(before))
          .execute()
        expect(places.map((place) => place.subject_id).toSorted()).toEqual(committed.toSorted())
      }),
      { numRuns: 25 },
    )
    await Promise.all(pools.map((pool) => pool.close()))
  })

  test('property: whichever entry is changed in whichever column, it is the first broken one', async () => {
    await sealed(12)
    const columns = ['at', 'actor_type', 'actor_id', 'action', 'subject_kind', 'subject_id', 'detail', 'correlation_id']
    const values = new Map([
      ['at', "at + interval '1 microsecond'"],
      ['detail', `'{"part":"transcript","count":4}'`],
    ])
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.constantFrom(...columns), async (seq, column) => {
        const found = await db
          .transaction()
          .execute(async (trx) => {
            await sql`alter table audit_entries disable trigger all`.execute(trx)
            const value = values.get(column) ?? "'x'"
            await sql.raw(`update audit_entries set ${column} = ${value} where seq = ${seq}`).execute(trx)
            throw new Undo(await verifyChain(trx, { publicKeys: [key.publicKeyPem] }))
          })
          .catch((error: unknown) => (error instanceof Undo ? error.found : Promise.reject(error)))
        expect(found).toMatchObject({ ok: false, entries: seq - 1, firstBroken: { seq, reason: 'altered' } })
      }),
      { numRuns: 30 },
    )
    expect(await verify()).toMatchObject({ ok: true, entries: 12, firstBroken: null })
  })

  test.each([
    ['an entry altered', "update audit_entries set actor_id = 'eve' where seq = 3", { seq: 3, reason: 'altered' }],
    ['an entry gone', 'delete from audit_entries where seq = 3', { seq: 3, reason: 'missing' }],
    ['the first entry gone', 'delete from audit_entries where seq = 1', { seq: 1, reason: 'missing' }],
    [
      'two entries that changed places',
      'update audit_entries set seq = case seq when 3 then -1 when 4 then 3 end where seq in (3, 4); update audit_entries set seq = 4 where seq = -1',
      { seq: 3, reason: 'reordered' },
    ],
    [
      'an entry gone and the later ones moved up',
      'delete from audit_entries where seq = 3; update audit_entries set seq = -seq where seq > 3; update audit_entries set seq = -seq - 1 where seq < 0',
      { seq: 3, reason: 'unlinked' },
    ],
    ['the end gone', 'delete from audit_entries where seq > 4', { seq: 5, reason: 'truncated', checkpoint: 1 }],
    ['everything gone', 'delete from audit_entries', { seq: 1, reason: 'truncated', checkpoint: 1 }],
    [
      'a checkpoint moved back to hide it',
      'delete from audit_entries where seq > 4; update audit_checkpoints set seq = 4, hash = (select hash from audit_entries where seq = 4)',
      { seq: 1, reason: 'checkpoint_forged', checkpoint: 1 },
    ],
  ])('%s is found where it begins', async (_what, statements, firstBroken) => {
    await sealed(6)
    expect(await verify()).toMatchObject({ ok: true, entries: 6, checkpoints: 1 })
    await asIntruder(...statements.split('; '))
    expect(await verify()).toMatchObject({ ok: false, firstBroken })
  })

  test('a chain written anew from some place on, sound in itself, is not the one that was signed', async () => {
    await sealed(3)
    pass(60_000)
    await sealed(3)
    const texts = await db.selectFrom('audit_entries').selectAll().orderBy('seq').execute()
    await asIntruder('delete from audit_entries where seq > 4')
    for (const { subject_id } of texts.slice(4)) await record(`${subject_id}-anew`)
    await seal()
    expect(await verify()).toMatchObject({ ok: false, firstBroken: { seq: 4, reason: 'rewritten', checkpoint: 2 } })
  })

  test('a checkpoint that is missing among others, and one of a key that nobody vouches for, are found', async () => {
    await sealed(2)
    pass(60_000)
    await sealed(2)
    expect(await verifyChain(db, { publicKeys: [createAuditKey('another secret').publicKeyPem] })).toMatchObject({
      firstBroken: { seq: 1, reason: 'checkpoint_of_unknown_key', checkpoint: 1 },
    })
    await asIntruder('delete from audit_checkpoints where number = 1')
    expect(await verify()).toMatchObject({ ok: false, firstBroken: { seq: 1, reason: 'checkpoint_missing' } })
  })

  test('checkpoints are signed at most once a minute, only over something new, and told to the log', async () => {
    await sealed(2)
    await sealed(1)
    pass(59_999)
    await sealed(1)
    expect(await verify()).toMatchObject({ entries: 4, checkpoints: 1 })
    pass(1)
    await seal()
    pass(600_000)
    await seal()
    expect(await verify()).toMatchObject({ ok: true, entries: 4, checkpoints: 2 })
    const { head } = await verify()
    expect(log.of('audit.checkpoint').map(({ seq }) => seq)).toEqual([2, 4])
    expect(log.of('audit.checkpoint').at(-1)).toMatchObject({ hash: head.hash, keyId: key.keyId })
  })

  test('an entry that commits late is sealed late, and holds up no other', async () => {
    const late = Promise.withResolvers<void>()
    const written = Promise.withResolvers<void>()
    const slow = inTransaction(db, async (trx) => {
      await record('late', trx)
      written.resolve()
      await late.promise
    })
    await written.promise
    await sealed(2)
    expect(await verify()).toMatchObject({ ok: true, entries: 2, unsealed: 0 })
    late.resolve()
    await slow
    expect(await verify()).toMatchObject({ ok: true, entries: 2, unsealed: 1 })
    await seal()
    expect(await verify()).toMatchObject({ ok: true, entries: 3, unsealed: 0 })
  })

  test('more than one round of entries is sealed in one call', async () => {
    await sql`
      insert into audit_entries (id, at, actor_type, actor_id, action, subject_kind, subject_id, detail)
      select gen_random_uuid(), now(), 'system', 'colloquy', 'answer.scored', 'answer', n::text, '{}'
      from generate_series(1, 2500) as n`.execute(db)
    await seal()
    expect(await verify()).toMatchObject({ ok: true, entries: 2500, unsealed: 0 })
    const seq = randomInt(1, 2501)
    await asIntruder(`update audit_entries set subject_id = 'x' where seq = ${seq}`)
    expect(await verify()).toMatchObject({ entries: seq - 1, firstBroken: { seq, reason: 'altered' } })
  })
})

describe('R6.3 a chain whose newest checkpoint is kept outside of the database', () => {
  const folders: string[] = []
  const installation = () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'colloquy-anchor-'))
    folders.push(dataDir)
    const kept = keptCheckpoint({ dataDir })
    const sealAndKeep = async (count: number) => {
      for (let i = 1; i <= count; i += 1) await record(`interview-${i}`)
      pass(60_000)
      await createAuditSealing({ db, key, log: log.log, now: () => now, kept })()
    }
    const verifyAll = () => verifyChain(db, { publicKeys: [key.publicKeyPem], checkpoint: kept.read() })
    return { kept, sealAndKeep, verifyAll }
  }
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })

  test.each([
    [
      'the end gone with its checkpoint',
      ['delete from audit_entries where seq > 4', 'delete from audit_checkpoints where seq > 4'],
      { seq: 5, reason: 'truncated', checkpoint: 2 },
    ],
    [
      'everything gone',
      ['delete from audit_entries', 'delete from audit_checkpoints'],
      { seq: 1, reason: 'truncated', checkpoint: 2 },
    ],
    [
      'the last checkpoint gone',
      ['delete from audit_checkpoints where number = 2'],
      { seq: 4, reason: 'checkpoint_missing', checkpoint: 2 },
    ],
    [
      'all checkpoints gone',
      ['delete from audit_checkpoints'],
      { seq: 1, reason: 'checkpoint_missing', checkpoint: 2 },
    ],
  ])('%s is found, and goes on being found while entries are added', async (_what, statements, firstBroken) => {
    const { kept, sealAndKeep, verifyAll } = installation()
    await sealAndKeep(3)
    await sealAndKeep(3)
    expect(await verifyAll()).toMatchObject({ ok: true, entries: 6, checkpoints: 2 })
    await asIntruder(...statements)
    expect(await verify()).toMatchObject({ ok: true })
    expect(await verifyAll()).toMatchObject({ ok: false, firstBroken })
    const evidence = kept.read()
    for (let i = 0; i < 3; i += 1) await sealAndKeep(4)
    expect((await verifyAll()).ok).toBe(false)
    expect(kept.read()).toEqual(evidence)
    expect(log.of('audit.broken').at(-1)).toMatchObject({ checkpoint: 2, seq: 6 })
  })

  test('moves on with each checkpoint while the chain holds, also where another process signed one between', async () => {
    const [one, other] = [installation(), installation()]
    await one.sealAndKeep(2)
    await other.sealAndKeep(2)
    expect(one.kept.read()).toMatchObject({ number: 1, seq: 2 })
    expect(await one.verifyAll()).toMatchObject({ ok: true, checkpoints: 2 })
    await one.sealAndKeep(1)
    expect(one.kept.read()).toMatchObject({ number: 3, seq: 5 })
    expect(other.kept.read()).toMatchObject({ number: 2, seq: 4 })
    expect(await other.verifyAll()).toMatchObject({ ok: true, checkpoints: 3 })
    expect(log.of('audit.broken')).toEqual([])
  })

  test('is believed only where its own signature is good', async () => {
    const { kept, sealAndKeep, verifyAll } = installation()
    await sealAndKeep(2)
    const signed = kept.read() ?? expect.fail('a checkpoint is kept')
    kept.replace({ ...signed, seq: 9 })
    expect(await verifyAll()).toMatchObject({ firstBroken: { reason: 'checkpoint_forged' } })
    kept.replace(createAuditKey('another secret').sign(signed))
    expect(await verifyAll()).toMatchObject({ firstBroken: { reason: 'checkpoint_of_unknown_key' } })
  })
})

class Undo extends Error {
  readonly found: unknown
  constructor(found: unknown) {
    super('undone')
    this.found = found
  }
}

describe('R12.4 the proof about one interview', () => {
  const proofOf = (id: string) => auditProof(db, { kind: 'interview', id }, { publicKeys: [key.publicKeyPem] }, now)
  const sealedLater = async (...ids: string[]) => {
    for (const id of ids) await record(id)
    pass(60_000)
    await seal()
  }
  beforeEach(async () => {
    await sealedLater('older', 'older')
    await sealedLater('other', 'mine')
    await sealedLater('mine', 'other')
  })

  test('goes from the signed checkpoint before its first entry to the end', async () => {
    const { entries, chain } = await proofOf('mine')
    expect(entries.map(({ seq }) => seq)).toEqual([4, 5])
    expect(chain).toMatchObject({ ok: true, from: 3, checked: 4, head: { seq: 6 }, firstBroken: null })
    expect((await proofOf('older')).chain).toMatchObject({ ok: true, from: 1, checked: 6 })
    expect((await proofOf('nothing')).chain).toMatchObject({ ok: true, from: 7, checked: 0 })
  })

  test.each([
    ['an entry of its own was changed', "update audit_entries set actor_id = 'mallory' where seq = 4", 'altered'],
    ['an entry between was taken out', 'delete from audit_entries where seq = 5', 'missing'],
    ['the end was taken out', 'delete from audit_entries where seq > 4', 'truncated'],
    ['the checkpoint before it was changed', "update audit_checkpoints set hash = repeat('0', 64) where seq = 2", ''],
    ['a later checkpoint is gone', 'delete from audit_checkpoints where seq = 4', 'checkpoint_missing'],
  ])('is broken when %s', async (_what, statement, reason) => {
    await asIntruder(statement)
    const { ok, firstBroken } = (await proofOf('mine')).chain
    expect(ok).toBe(false)
    expect(firstBroken?.reason).toMatch(reason)
  })

  test('holds when only what is older was changed; the whole chain does not', async () => {
    await asIntruder("update audit_entries set actor_id = 'mallory' where seq = 1")
    expect((await proofOf('mine')).chain.ok).toBe(true)
    expect(await verify()).toMatchObject({ ok: false, firstBroken: { seq: 1, reason: 'altered' } })
  })
})
