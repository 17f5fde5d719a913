import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
export type Trx = Transaction<Schema>
export type DbOrTrx = Db | Trx

const scopes = new AsyncLocalStorage<{ open: boolean }>()

/** A statement was sent past the transaction it belongs to: a mistake in the code, found at once. */
export class TransactionBypassed extends Error {
  constructor() {
    super('A query inside inTransaction did not use the handle of the transaction: pass trx on instead of db.')
    this.name = 'TransactionBypassed'
  }
}

/**
 * Runs `fn` in one transaction: committed when it resolves, rolled back when it throws. Given a transaction, joins it.
 * While `fn` runs, a query on the plain `db` throws TransactionBypassed.
 */
export async function inTransaction<T>(db: DbOrTrx, fn: (trx: Trx) => Promise<T>): Promise<T> {
  if (isTransaction(db)) return fn(db)
  assertOutsideTransaction()
  const committed: ((db: Db) => void)[] = []
  const result = await db.transaction().execute(async (trx) => {
    const scope = { open: true }
    followers.set(trx, committed)
    try {
      return await scopes.run(scope, () => fn(trx))
    } finally {
      scope.open = false
    }
  })
  for (const act of committed) act(db)
  return result
}

const followers = new WeakMap<Trx, ((db: Db) => void)[]>()

/** Has this done once the transaction is committed, and not at all when it is rolled back. It must not throw. */
export function afterCommit(trx: Trx, act: (db: Db) => void): void {
  const committed = followers.get(trx)
  if (!committed) throw new Error('This transaction was not begun by inTransaction.')
  committed.push(act)
}

export function isTransaction(db: DbOrTrx): db is Trx {
  return db.isTransaction
}

/** Called for each new connection: inside a transaction nothing may ask for another one. */
export function assertOutsideTransaction(): void {
  if (scopes.getStore()?.open) throw new TransactionBypassed()
}
