import type { Tries } from '../../../domain/sign-in/throttle.ts'
import type { Db, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

/** Tries to sign in, by key. */
export const storedTries = queries('signInTries', {
  /** Held until the transaction ends: of two tries at once the second sees the first. */
  async lock(trx: Trx, key: string, now: Date): Promise<Tries | undefined> {
    await trx
      .insertInto('sign_in_tries')
      .values({ key, failures: 0, last_at: now, open_at: now })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
    const row = await trx.selectFrom('sign_in_tries').selectAll().where('key', '=', key).forUpdate().executeTakeFirst()
    return row && { failures: row.failures, lastAt: row.last_at, openAt: row.open_at }
  },

  async keep(trx: Trx, key: string, { failures, lastAt, openAt }: Tries): Promise<void> {
    const tries = { failures, last_at: lastAt, open_at: openAt }
    await trx.updateTable('sign_in_tries').set(tries).where('key', '=', key).execute()
  },

  async forget(db: Db, key: string): Promise<void> {
    await db.deleteFrom('sign_in_tries').where('key', '=', key).execute()
  },

  /** One try has turned out right: it was no failure. */
  async takeBack(db: Db, key: string, now: Date): Promise<void> {
    await db
      .updateTable('sign_in_tries')
      .set(({ eb }) => ({ failures: eb('failures', '-', 1), open_at: now }))
      .where('key', '=', key)
      .where('failures', '>', 0)
      .execute()
  },

  async deleteBefore(db: Db, before: Date): Promise<void> {
    await db.deleteFrom('sign_in_tries').where('last_at', '<', before).execute()
  },
})
