import type { Role } from '@colloquy/contracts/vocabulary'
import { sql } from 'kysely'
import type { Trx } from '../../../infra/db/database.ts'
import { queries } from '../../../infra/db/query-name.ts'
import type { Person } from '../sessions/sessions.repository.ts'

export type Identity = { issuer: string; subject: string }
export type ProviderAccount = Person & { active: boolean }

const account = ['users.id', 'users.email', 'users.name', 'users.role', 'users.active'] as const

export const identities = queries('providerIdentities', {
  async findAccount(trx: Trx, { issuer, subject }: Identity): Promise<ProviderAccount | undefined> {
    return trx
      .selectFrom('provider_identities')
      .innerJoin('users', 'users.id', 'user_id')
      .select(account)
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst()
  },

  async findAccountByEmail(trx: Trx, email: string): Promise<ProviderAccount | undefined> {
    return trx.selectFrom('users').select(account).where(sql<string>`lower(email)`, '=', email).executeTakeFirst()
  },

  async link(trx: Trx, { issuer, subject }: Identity, userId: string, now: Date): Promise<void> {
    await trx
      .insertInto('provider_identities')
      .values({ issuer, subject, user_id: userId, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },

  /** False when the address is taken meanwhile, or looks like that of somebody else. */
  async addAccount(trx: Trx, { id, email, name, role }: Person, now: Date): Promise<boolean> {
    const row = await trx
      .insertInto('users')
      .values({ id, email, name, role, password_hash: null, created_at: now, updated_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    return row !== undefined
  },

  async changeRole(trx: Trx, userId: string, role: Role, now: Date): Promise<void> {
    await trx
      .updateTable('users')
      .set(({ eb }) => ({ role, updated_at: now, version: eb('version', '+', 1) }))
      .where('id', '=', userId)
      .execute()
  },
})
