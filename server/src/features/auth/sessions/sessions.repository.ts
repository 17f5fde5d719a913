import type { Role } from '@colloquy/contracts/vocabulary'
import { sql } from 'kysely'
import type { Db, DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'
import type { StoredToken } from './refresh-token.ts'

export type Person = { id: string; email: string; name: string; role: Role }
type Account = Person & { passwordHash: string | null; active: boolean }
/** What the list of sessions shows of a browser. */
export type Client = { userAgent: string; address: string }

type NewToken = {
  id: string
  familyId: string
  userId: string
  hash: string
  expiresAt: Date
  client: Client
  now: Date
}
export type SessionToken = StoredToken & { id: string; familyId: string; user: Person }

/** Sessions are families of refresh tokens: one row per token, of which the newest is in use. */
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

  async addToken(db: DbOrTrx, { id, familyId, userId, hash, expiresAt, client, now }: NewToken): Promise<void> {
    await db
      .insertInto('sessions')
      .values({
        id,
        family_id: familyId,
        user_id: userId,
        refresh_hash: hash,
        created_at: now,
        expires_at: expiresAt,
        rotated_at: null,
        revoked_at: null,
        user_agent: client.userAgent,
        address: client.address,
      })
      .execute()
  },

  /** The token with this hash, held until the transaction ends: of two tabs the second sees what the first did. */
  async lockToken(trx: Trx, hash: string): Promise<SessionToken | undefined> {
    const row = await trx
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select(['sessions.id', 'family_id', 'expires_at', 'rotated_at', 'revoked_at'])
      .select(['users.id as user_id', 'email', 'name', 'role', 'active'])
      .where('refresh_hash', '=', hash)
      .forUpdate('sessions')
      .executeTakeFirst()
    if (!row) return undefined
    return {
      id: row.id,
      familyId: row.family_id,
      expiresAt: row.expires_at,
      rotatedAt: row.rotated_at,
      revokedAt: row.revoked_at,
      userActive: row.active,
      user: { id: row.user_id, email: row.email, name: row.name, role: row.role },
    }
  },

  async markRotated(trx: Trx, id: string, now: Date): Promise<void> {
    await trx.updateTable('sessions').set({ rotated_at: now }).where('id', '=', id).execute()
  },

  async endFamily(db: DbOrTrx, familyId: string, now: Date): Promise<void> {
    await db
      .updateTable('sessions')
      .set({ revoked_at: now })
      .where('family_id', '=', familyId)
      .where('revoked_at', 'is', null)
      .execute()
  },

  /** Ends every session of a person and gives their ids. */
  async endAllOf(trx: Trx, userId: string, now: Date): Promise<string[]> {
    const ended = await trx
      .updateTable('sessions')
      .set({ revoked_at: now })
      .where('user_id', '=', userId)
      .where('revoked_at', 'is', null)
      .returning('family_id')
      .execute()
    return [...new Set(ended.map((row) => row.family_id))]
  },

  async findEndedSince(db: Db, since: Date): Promise<string[]> {
    const rows = await db
      .selectFrom('sessions')
      .select('family_id')
      .distinct()
      .where('revoked_at', '>', since)
      .execute()
    return rows.map((row) => row.family_id)
  },

  async deleteExpired(db: Db, now: Date): Promise<number> {
    const { numDeletedRows } = await db.deleteFrom('sessions').where('expires_at', '<', now).executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  },
})
