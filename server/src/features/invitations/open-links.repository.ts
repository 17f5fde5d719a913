import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'

const columns = ['id', 'position_id', 'max_uses', 'uses', 'closes_at', 'revoked_at', 'created_at'] as const

type NewOpenLink = {
  id: string
  positionId: string
  tokenHash: string
  maxUses: number
  closesAt: Date
  createdBy: string
  now: Date
}

export const openLinkQueries = queries('open_links', {
  async insert(trx: Trx, link: NewOpenLink) {
    return trx
      .insertInto('open_links')
      .values({
        id: link.id,
        position_id: link.positionId,
        token_hash: link.tokenHash,
        max_uses: link.maxUses,
        closes_at: link.closesAt,
        created_by: link.createdBy,
        created_at: link.now,
      })
      .returning(columns)
      .executeTakeFirstOrThrow()
  },

  async ofPosition(db: DbOrTrx, positionId: string) {
    return db
      .selectFrom('open_links')
      .select(columns)
      .where('position_id', '=', positionId)
      .orderBy('created_at', 'desc')
      .execute()
  },

  async byToken(db: DbOrTrx, tokenHash: string) {
    return db.selectFrom('open_links').select(columns).where('token_hash', '=', tokenHash).executeTakeFirst()
  },

  /** Counts one registration; false when the link is full. Two at once cannot take the last place both. */
  async use(trx: Trx, openLinkId: string): Promise<boolean> {
    const updated = await trx
      .updateTable('open_links')
      .set((eb) => ({ uses: eb('uses', '+', 1) }))
      .where('id', '=', openLinkId)
      .whereRef('uses', '<', 'max_uses')
      .executeTakeFirst()
    return updated.numUpdatedRows === 1n
  },

  async revoke(trx: Trx, openLinkId: string, now: Date): Promise<boolean> {
    const updated = await trx
      .updateTable('open_links')
      .set({ revoked_at: now })
      .where('id', '=', openLinkId)
      .executeTakeFirst()
    return updated.numUpdatedRows === 1n
  },
})

export type OpenLinkRow = Awaited<ReturnType<typeof openLinkQueries.insert>>
