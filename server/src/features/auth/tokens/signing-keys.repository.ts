import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

export type SealedKey = { kid: string; sealedKey: string; signsFrom: Date; signsUntil: Date }

export const storedKeys = queries('signingKeys', {
  async findUsedSince(db: DbOrTrx, since: Date): Promise<SealedKey[]> {
    const rows = await db
      .selectFrom('signing_keys')
      .selectAll()
      .where('signs_until', '>', since)
      .orderBy('signs_from', 'desc')
      .execute()
    return rows.map(({ kid, sealed_key: sealedKey, signs_from: signsFrom, signs_until: signsUntil }) => {
      return { kid, sealedKey, signsFrom, signsUntil }
    })
  },

  /** Of two processes that find no key, the second waits here and then finds the one of the first. */
  async lock(trx: Trx): Promise<void> {
    await sql`lock table signing_keys in share row exclusive mode`.execute(trx)
  },

  async add(trx: Trx, { kid, sealedKey, signsFrom, signsUntil }: SealedKey): Promise<void> {
    await trx
      .insertInto('signing_keys')
      .values({ kid, sealed_key: sealedKey, signs_from: signsFrom, signs_until: signsUntil })
      .execute()
  },

  async deleteUsedUntil(trx: Trx, until: Date): Promise<void> {
    await trx.deleteFrom('signing_keys').where('signs_until', '<=', until).execute()
  },
})
