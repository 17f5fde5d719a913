import type { User } from '@colloquy/contracts/users'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'
import { repository } from '../../infra/db/repository.ts'
import type { Schema } from '../../infra/db/schema.ts'

type NewUser = Insertable<Schema['users']>

const base = repository('users', {
  toEntity,
  toRow: (row: NewUser) => row,
  sorts: { name: { by: sql`lower(name)` } },
  version: 'version',
  noun: 'person',
})

const named = queries('users', {
  /** Adds a person; undefined when the email address is taken, or looks like one that is. */
  async add(db: DbOrTrx, row: NewUser): Promise<User | undefined> {
    const added = await db
      .insertInto('users')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    return added && toEntity(added)
  },

  /** The ids of those who can administer, held until the transaction ends, so that two cannot step down at once. */
  async lockActiveAdmins(trx: Trx): Promise<string[]> {
    const rows = await trx
      .selectFrom('users')
      .select('id')
      .where('role', '=', 'admin')
      .where('active', '=', true)
      .orderBy('id')
      .forUpdate()
      .execute()
    return rows.map((row) => row.id)
  },

  async namesOf(db: DbOrTrx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute()
    return new Map(rows.map((row) => [row.id, row.name]))
  },
})

export const userRepository = { ...base, ...named }

function toEntity({ password_hash, created_at, ...user }: Selectable<Schema['users']>): User {
  const { id, email, name, role, active, version } = user
  const hasPassword = password_hash !== null
  return { id, email, name, role, active, hasPassword, version, createdAt: created_at.toISOString() }
}
