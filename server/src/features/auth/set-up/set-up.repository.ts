import { sql } from 'kysely'
import type { Db, DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'
import type { Person } from '../sessions/sessions.repository.ts'

export const setUp = queries('setUp', {
  async hasUsers(db: DbOrTrx): Promise<boolean> {
    const row = await db.selectFrom('users').select(sql<number>`1`.as('one')).limit(1).executeTakeFirst()
    return row !== undefined
  },

  async addLink(db: Db, tokenHash: string, now: Date): Promise<void> {
    await db.insertInto('set_up_links').values({ token_hash: tokenHash, created_at: now, used_at: null }).execute()
  },

  /** Of two people who set up at once, the second waits here and then finds that it is done. */
  async lockLinks(trx: Trx): Promise<void> {
    await sql`lock table set_up_links in share row exclusive mode`.execute(trx)
  },

  async isOpen(trx: Trx, tokenHash: string, madeAfter: Date): Promise<boolean> {
    const row = await trx
      .selectFrom('set_up_links')
      .select('token_hash')
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('created_at', '>', madeAfter)
      .executeTakeFirst()
    return row !== undefined
  },

  /** One first administrator is enough: no link is left. */
  async closeAll(trx: Trx, now: Date): Promise<void> {
    await trx.updateTable('set_up_links').set({ used_at: now }).where('used_at', 'is', null).execute()
  },

  async addAdmin(trx: Trx, { id, email, name, role }: Person, passwordHash: string, now: Date): Promise<void> {
    const times = { created_at: now, updated_at: now }
    await trx
      .insertInto('users')
      .values({ id, email, name, role, password_hash: passwordHash, ...times })
      .execute()
  },
})
