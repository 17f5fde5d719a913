import type { Db, DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

export type LinkedPerson = { id: string; name: string; email: string; expiresAt: Date }
type NewLink = { userId: string; tokenHash: string; createdBy: string | null; expiresAt: Date; now: Date }

export const passwords = queries('passwords', {
  async find(db: DbOrTrx, userId: string) {
    return db
      .selectFrom('users')
      .select(['id', 'name', 'email', 'active', 'password_hash as passwordHash'])
      .where('id', '=', userId)
      .executeTakeFirst()
  },

  async change(trx: Trx, userId: string, hash: string, now: Date): Promise<void> {
    await trx.updateTable('users').set({ password_hash: hash, updated_at: now }).where('id', '=', userId).execute()
  },

  /** The same password, hashed with today's parameters, unless it was changed meanwhile. */
  async rehash(db: Db, userId: string, from: string, to: string): Promise<void> {
    await db
      .updateTable('users')
      .set({ password_hash: to })
      .where('id', '=', userId)
      .where('password_hash', '=', from)
      .execute()
  },

  async addLink(trx: Trx, { userId, tokenHash, createdBy, expiresAt, now }: NewLink): Promise<void> {
    const times = { created_at: now, expires_at: expiresAt, used_at: null }
    await trx
      .insertInto('password_links')
      .values({ token_hash: tokenHash, user_id: userId, created_by: createdBy, ...times })
      .execute()
  },

  async closeLinksOf(trx: Trx, userId: string, now: Date): Promise<void> {
    await trx
      .updateTable('password_links')
      .set({ used_at: now })
      .where('user_id', '=', userId)
      .where('used_at', 'is', null)
      .execute()
  },

  async findOpenLink(db: DbOrTrx, tokenHash: string, now: Date): Promise<LinkedPerson | undefined> {
    return db
      .selectFrom('password_links')
      .innerJoin('users', 'users.id', 'user_id')
      .select(['users.id', 'name', 'email', 'expires_at as expiresAt'])
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .where('active', '=', true)
      .executeTakeFirst()
  },

  /** Marks the link as used, once: of two who use it at the same time one gets false. */
  async useLink(trx: Trx, tokenHash: string, now: Date): Promise<boolean> {
    const { numUpdatedRows } = await trx
      .updateTable('password_links')
      .set({ used_at: now })
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  },

  async deleteLinksBefore(db: Db, before: Date): Promise<void> {
    await db.deleteFrom('password_links').where('expires_at', '<', before).execute()
  },
})
