import { ReportCard } from '@colloquy/contracts/preflight'
import type { DbOrTrx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

/** Statements over report cards; each stands under the hash of all that it depends on. */
export const reportCardRepository = queries('report_cards', {
  async findCard(db: DbOrTrx, sha256: string): Promise<ReportCard | undefined> {
    const row = await db.selectFrom('report_cards').select('card').where('sha256', '=', sha256).executeTakeFirst()
    return row && ReportCard.parse(row.card)
  },

  /** Whether they passed, of those that are there. */
  async findOutcomes(db: DbOrTrx, hashes: readonly string[]): Promise<Map<string, boolean>> {
    if (hashes.length === 0) return new Map()
    const rows = await db
      .selectFrom('report_cards')
      .select(['sha256', 'passed'])
      .where('sha256', 'in', hashes)
      .execute()
    return new Map(rows.map(({ sha256, passed }) => [sha256, passed]))
  },

  async keep(db: DbOrTrx, sha256: string, card: ReportCard, now: Date): Promise<void> {
    await db
      .insertInto('report_cards')
      .values({ sha256, passed: card.passed, card: JSON.stringify(card), tried_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
})
