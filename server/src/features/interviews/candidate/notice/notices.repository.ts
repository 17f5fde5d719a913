import { type Notice, NoticeFact } from '@colloquy/contracts/my-interview'
import type { DbOrTrx, Trx } from '../../../../infra/db/database.ts'
import { queries } from '../../../../infra/db/query-name.ts'

/** Notices that somebody has agreed to, word for word. They are told to many and about nobody: erasing leaves them. */
export const notices = queries('notices', {
  async keep(trx: Trx, { version, facts }: Notice, now: Date): Promise<void> {
    await trx
      .insertInto('notices')
      .values({ version, facts: JSON.stringify(facts), first_agreed_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },

  /** Null where the words were not kept: consents of before this table name a version only. */
  async find(db: DbOrTrx, version: string): Promise<Notice | null> {
    const row = await db
      .selectFrom('notices')
      .select(['version', 'facts'])
      .where('version', '=', version)
      .executeTakeFirst()
    return row ? { version: row.version, facts: NoticeFact.array().parse(row.facts) } : null
  },
})
