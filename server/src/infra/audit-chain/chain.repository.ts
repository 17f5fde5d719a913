import type { AuditSubject } from '@colloquy/contracts/audit'
import type { ProvenEntry } from '@colloquy/contracts/decision-packet'
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../db/database.ts'
import { queries } from '../db/query-name.ts'
import type { Checkpoint } from './audit-key.ts'
import type { HashedEntry } from './entry-hash.ts'

export type SealedEntry = HashedEntry & { seq: number; previousHash: string; hash: string }
export type ChainEnd = { seq: number; hash: string }

// One number for the whole installation: whoever holds this lock is the one who seals.
const sealingLock = 7_240_518_331

const microseconds = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Everything that an entry's hash covers, as its text was hashed. */
export const hashedColumns = [
  'id',
  microseconds('at').as('at'),
  'actor_type as actorType',
  'actor_id as actorId',
  'action',
  'subject_kind as subjectKind',
  'subject_id as subjectId',
  'detail',
  'correlation_id as correlationId',
] as const

/** SQL over the chain. */
export const chain = queries('auditChain', {
  /** Whether this transaction is now the one that seals, until it ends. */
  async tryLock(trx: Trx): Promise<boolean> {
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${sealingLock}) as held`.execute(trx)
    return rows[0]?.held ?? false
  },

  async exists(db: DbOrTrx): Promise<boolean> {
    const { rows } = await sql<{ there: boolean }>`select to_regclass('audit_entries') is not null as there`.execute(db)
    return rows[0]?.there ?? false
  },

  async findEnd(db: DbOrTrx): Promise<ChainEnd | undefined> {
    const row = await db
      .selectFrom('audit_entries')
      .select(['seq', 'hash'])
      .where('seq', 'is not', null)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && { seq: Number(row.seq), hash: row.hash ?? '' }
  },

  async findUnsealed(db: DbOrTrx, limit: number): Promise<HashedEntry[]> {
    return db
      .selectFrom('audit_entries')
      .select(hashedColumns)
      .where('seq', 'is', null)
      .orderBy('id')
      .limit(limit)
      .execute()
  },

  async countUnsealed(db: DbOrTrx): Promise<number> {
    const row = await db
      .selectFrom('audit_entries')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('seq', 'is', null)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  },

  async seal(trx: Trx, places: readonly Pick<SealedEntry, 'id' | 'seq' | 'previousHash' | 'hash'>[]): Promise<void> {
    await sql`
      update audit_entries set seq = place.seq, previous_hash = place."previousHash", hash = place.hash
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        as place (id uuid, seq bigint, "previousHash" text, hash text)
      where audit_entries.id = place.id`.execute(trx)
  },

  async readFrom(db: DbOrTrx, after: number, limit: number): Promise<SealedEntry[]> {
    const rows = await db
      .selectFrom('audit_entries')
      .select([...hashedColumns, 'seq', 'previous_hash', 'hash'])
      .where('seq', '>', String(after))
      .orderBy('seq')
      .limit(limit)
      .execute()
    return rows.map(({ seq, previous_hash, hash, ...entry }) => ({
      ...entry,
      seq: Number(seq),
      previousHash: previous_hash ?? '',
      hash: hash ?? '',
    }))
  },

  /** Everything recorded about one thing, oldest first; what is not sealed yet has no place. */
  async findAbout(db: DbOrTrx, subject: AuditSubject): Promise<Omit<ProvenEntry, 'actorName'>[]> {
    const rows = await db
      .selectFrom('audit_entries')
      .select([...hashedColumns, 'seq', 'previous_hash', 'hash'])
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .orderBy(sql.ref('audit_entries.at'))
      .orderBy('id')
      .execute()
    return rows.map(({ seq, previous_hash: previousHash, subjectKind: _kind, subjectId: _id, detail, ...entry }) => ({
      ...entry,
      detail: detail as ProvenEntry['detail'], // written by `recordAudit` only, from an object
      seq: seq === null ? null : Number(seq),
      previousHash,
    }))
  },

  /** Where the entry stands now that was sealed after the one with this hash. */
  async findFollower(db: DbOrTrx, hash: string): Promise<number | undefined> {
    const row = await db.selectFrom('audit_entries').select('seq').where('previous_hash', '=', hash).executeTakeFirst()
    return row && Number(row.seq)
  },

  async lastCheckpoint(db: DbOrTrx): Promise<Checkpoint | undefined> {
    return (await checkpoints(db).orderBy('number', 'desc').limit(1).execute()).map(toCheckpoint)[0]
  },

  async lastCheckpointBefore(db: DbOrTrx, seq: number): Promise<Checkpoint | undefined> {
    const before = checkpoints(db).where('seq', '<', String(seq))
    return (await before.orderBy('seq', 'desc').limit(1).execute()).map(toCheckpoint)[0]
  },

  async checkpointsFrom(db: DbOrTrx, number: number): Promise<Checkpoint[]> {
    return (await checkpoints(db).where('number', '>=', number).orderBy('number').execute()).map(toCheckpoint)
  },

  /** Whether this checkpoint is still there, and the entry that it was signed for at its place. */
  async holds(db: DbOrTrx, { number, seq, hash, signature }: Checkpoint): Promise<boolean> {
    const row = await checkpoints(db)
      .where('number', '=', number)
      .where('signature', '=', signature)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('audit_entries')
            .select('id')
            .where('audit_entries.seq', '=', String(seq))
            .where('audit_entries.hash', '=', hash),
        ),
      )
      .executeTakeFirst()
    return row !== undefined
  },

  async addCheckpoint(trx: Trx, { keyId, seq, ...checkpoint }: Checkpoint): Promise<void> {
    await trx
      .insertInto('audit_checkpoints')
      .values({ ...checkpoint, seq: String(seq), key_id: keyId, at: new Date(checkpoint.at) })
      .execute()
  },
})

const checkpoints = (db: DbOrTrx) =>
  db.selectFrom('audit_checkpoints').select(['number', 'seq', 'hash', 'at', 'key_id', 'signature'])

type CheckpointRow = { number: number; seq: string; hash: string; at: Date; key_id: string; signature: string }

const toCheckpoint = ({ key_id, seq, at, ...row }: CheckpointRow): Checkpoint => ({
  ...row,
  seq: Number(seq),
  at: at.toISOString(),
  keyId: key_id,
})
