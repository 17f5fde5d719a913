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
  return db.transaction().execute(async (trx) => {
    const scope = { open: true }
    try {
      return await scopes.run(scope, () => fn(trx))
    } finally {
      scope.open = false
    }
  })
}

export function isTransaction(db: DbOrTrx): db is Trx {
  return db.isTransaction
}

/** Called for each new connection: inside a transaction nothing may ask for another one. */
export function assertOutsideTransaction(): void {
  if (scopes.getStore()?.open) throw new TransactionBypassed()
}
