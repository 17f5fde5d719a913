import type { Role } from '@colloquy/contracts/vocabulary'
import type { Db, DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'

type StoredFactor = { sealedSecret: string; confirmedAt: Date | null }

export const secondFactors = queries('secondFactors', {
  async find(db: DbOrTrx, userId: string): Promise<StoredFactor | undefined> {
    return db
      .selectFrom('second_factors')
      .select(['sealed_secret as sealedSecret', 'confirmed_at as confirmedAt'])
      .where('user_id', '=', userId)
      .executeTakeFirst()
  },

  async isEnabled(db: DbOrTrx, userId: string): Promise<boolean> {
    return Boolean((await secondFactors.find(db, userId))?.confirmedAt)
  },

  /** Replaces one that was never confirmed; false when there is a confirmed one. */
  async begin(db: Db, userId: string, sealedSecret: string, now: Date): Promise<boolean> {
    const fresh = { sealed_secret: sealedSecret, created_at: now, last_step: 0 }
    const row = await db
      .insertInto('second_factors')
      .values({ user_id: userId, ...fresh, confirmed_at: null })
      .onConflict((conflict) =>
        conflict.column('user_id').doUpdateSet(fresh).where('second_factors.confirmed_at', 'is', null),
      )
      .returning('user_id')
      .executeTakeFirst()
    return row !== undefined
  },

  /** Takes the code of this half minute, once: false when it, or a later one, was taken before. */
  async takeStep(db: DbOrTrx, userId: string, step: number): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('second_factors')
      .set({ last_step: step })
      .where('user_id', '=', userId)
      .where('last_step', '<', step)
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  },

  async confirm(trx: Trx, userId: string, now: Date): Promise<void> {
    await trx
      .updateTable('second_factors')
      .set({ confirmed_at: now })
      .where('user_id', '=', userId)
      .where('confirmed_at', 'is', null)
      .execute()
  },

  async remove(trx: Trx, userId: string): Promise<boolean> {
    await trx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
    const { numDeletedRows } = await trx
      .deleteFrom('second_factors')
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  },

  async replaceRecoveryCodes(trx: Trx, userId: string, hashes: readonly string[]): Promise<void> {
    await trx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
    await trx
      .insertInto('recovery_codes')
      .values(hashes.map((code_hash) => ({ user_id: userId, code_hash })))
      .execute()
  },

  /** A recovery code is gone with its use. */
  async takeRecoveryCode(db: DbOrTrx, userId: string, hash: string): Promise<boolean> {
    const { numDeletedRows } = await db
      .deleteFrom('recovery_codes')
      .where('user_id', '=', userId)
      .where('code_hash', '=', hash)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  },

  async countRecoveryCodes(db: Db, userId: string): Promise<number> {
    const row = await db
      .selectFrom('recovery_codes')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  },

  async findRequiredRoles(db: DbOrTrx): Promise<Role[]> {
    const row = await db.selectFrom('sign_in_rules').select('second_factor_roles').executeTakeFirst()
    return row?.second_factor_roles ?? []
  },

  async requireRoles(trx: Trx, roles: Role[]): Promise<void> {
    await trx.updateTable('sign_in_rules').set({ second_factor_roles: roles }).execute()
  },
})
