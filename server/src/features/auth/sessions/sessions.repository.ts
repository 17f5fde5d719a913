import type { Role } from '@colloquy/contracts/vocabulary'
import { sql } from 'kysely'
import type { Db, DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'
import type { SignedInBy } from './sessions.service.ts'

export type Person = { id: string; email: string; name: string; role: Role }
type Account = Person & { passwordHash: string | null; active: boolean }
/** What the list of sessions shows of a browser. */
export type Client = { userAgent: string; address: string }
type NewSession = { id: string; userId: string; signedInBy: SignedInBy; expiresAt: Date; client: Client; now: Date }
export type StoredSession = {
  id: string
  signedInBy: SignedInBy
  endedAt: Date | null
  expiresAt: Date
  user: Person
  userActive: boolean
}
export type LiveSession = { id: string; createdAt: Date; lastUsedAt: Date } & Client

/** Sessions and their refresh tokens, of which the newest is in use. Tokens change only while their session is locked. */
export const sessions = queries('sessions', {
  async findAccount(db: Db, email: string): Promise<Account | undefined> {
    const row = await db
      .selectFrom('users')
      .select(['id', 'email', 'name', 'role', 'active', 'password_hash'])
      .where(sql<string>`lower(email)`, '=', email.toLowerCase())
      .executeTakeFirst()
    if (!row) return undefined
    const { password_hash: passwordHash, ...account } = row
    return { ...account, passwordHash }
  },

  async add(trx: Trx, { id, userId, signedInBy, expiresAt, client, now }: NewSession): Promise<void> {
    const times = { created_at: now, last_used_at: now, expires_at: expiresAt, ended_at: null }
    await trx
      .insertInto('sessions')
      .values({
        id,
        user_id: userId,
        signed_in_by: signedInBy,
        ...times,
        user_agent: client.userAgent,
        address: client.address,
      })
      .execute()
  },

  async addToken(trx: Trx, sessionId: string, hash: string, now: Date): Promise<void> {
    await trx
      .insertInto('refresh_tokens')
      .values({ hash, session_id: sessionId, issued_at: now, rotated_at: null })
      .execute()
  },

  /** The session of the token with this hash, held until the transaction ends: of two tabs the second sees what the first did. */
  async lockByToken(trx: Trx, hash: string): Promise<StoredSession | undefined> {
    const row = await trx
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select([
        'sessions.id',
        'signed_in_by',
        'expires_at',
        'ended_at',
        'users.id as user_id',
        'email',
        'name',
        'role',
        'active',
      ])
      .where('sessions.id', '=', (eb) => eb.selectFrom('refresh_tokens').select('session_id').where('hash', '=', hash))
      .forUpdate('sessions')
      .executeTakeFirst()
    if (!row) return undefined
    const { id, expires_at: expiresAt, ended_at: endedAt, active: userActive, user_id, email, name, role } = row
    return {
      id,
      signedInBy: row.signed_in_by,
      expiresAt,
      endedAt,
      userActive,
      user: { id: user_id, email, name, role },
    }
  },

  async findToken(trx: Trx, hash: string): Promise<{ issuedAt: Date; rotatedAt: Date | null } | undefined> {
    const row = await trx.selectFrom('refresh_tokens').selectAll().where('hash', '=', hash).executeTakeFirst()
    return row && { issuedAt: row.issued_at, rotatedAt: row.rotated_at }
  },

  async markRotated(trx: Trx, hash: string, now: Date): Promise<void> {
    await trx.updateTable('refresh_tokens').set({ rotated_at: now }).where('hash', '=', hash).execute()
  },

  async markUsed(trx: Trx, id: string, { userAgent, address }: Client, now: Date): Promise<void> {
    const used = { last_used_at: now, user_agent: userAgent, address }
    await trx.updateTable('sessions').set(used).where('id', '=', id).execute()
  },

  /** Ends these sessions, of this person where one is named, and gives the ids of those that had not ended before. */
  async end(db: DbOrTrx, which: { ids: readonly string[]; userId?: string }, now: Date): Promise<string[]> {
    if (which.ids.length === 0) return []
    let query = db.updateTable('sessions').set({ ended_at: now }).where('id', 'in', which.ids)
    if (which.userId !== undefined) query = query.where('user_id', '=', which.userId)
    const ended = await query.where('ended_at', 'is', null).returning('id').execute()
    return ended.map((row) => row.id)
  },

  /** Ends every session of a person, but for one to keep, and gives their ids. */
  async endAllOf(db: DbOrTrx, userId: string, now: Date, keep?: string): Promise<string[]> {
    let query = db.updateTable('sessions').set({ ended_at: now }).where('user_id', '=', userId)
    if (keep !== undefined) query = query.where('id', '!=', keep)
    const ended = await query.where('ended_at', 'is', null).returning('id').execute()
    return ended.map((row) => row.id)
  },

  /** Those that go on, the one used last first. */
  async findLive(db: DbOrTrx, userId: string, now: Date, idleSince: Date): Promise<LiveSession[]> {
    const rows = await db
      .selectFrom('sessions')
      .select(['id', 'created_at as createdAt', 'last_used_at as lastUsedAt', 'user_agent as userAgent', 'address'])
      .where('user_id', '=', userId)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .where('last_used_at', '>', idleSince)
      .orderBy('last_used_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    return rows
  },

  async findEndedSince(db: Db, since: Date): Promise<string[]> {
    const rows = await db.selectFrom('sessions').select('id').where('ended_at', '>', since).execute()
    return rows.map((row) => row.id)
  },

  /** Forgets sessions, with where they were used, once nothing can be done with them any more. */
  async deleteOver(db: Db, now: Date, { idleSince, endedBefore }: { idleSince: Date; endedBefore: Date }) {
    const { numDeletedRows } = await db
      .deleteFrom('sessions')
      .where((eb) =>
        eb.or([eb('expires_at', '<', now), eb('last_used_at', '<', idleSince), eb('ended_at', '<', endedBefore)]),
      )
      .executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  },
})
