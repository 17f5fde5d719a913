import {
  type Expression,
  type ExpressionBuilder,
  type Insertable,
  type Kysely,
  type Selectable,
  type SqlBool,
  sql,
  type Updateable,
} from 'kysely'
import { AppError } from '../../domain/app-error.ts'
import { keyset, type Page, type PageRequest, type Sort } from './keyset.ts'
import { queries } from './query-name.ts'
import type { Schema } from './schema.ts'
import type { DbOrTrx, Trx } from './transaction.ts'

type Table = { [T in keyof Schema]: 'id' extends keyof Schema[T] ? T : never }[keyof Schema]
type Row<T extends Table> = Selectable<Schema[T]>

/** Equal to the value, among the values, or null; a key left out or undefined does not filter. */
export type Filter<T extends Table> = { [C in keyof Row<T>]?: Row<T>[C] | readonly Row<T>[C][] | undefined }

export type ListRequest<T extends Table, S extends string> = PageRequest<S> & {
  readonly filter?: Filter<T>
  /** What equality cannot say, such as a search. */
  readonly where?: (eb: ExpressionBuilder<Schema, T>) => Expression<SqlBool>
}

export type Mapping<T extends Table, E, N, S extends string> = {
  readonly toEntity: (row: Row<T>) => E
  readonly toRow: (entity: N) => Insertable<Schema[T]>
  readonly sorts?: Readonly<Record<S, Sort>>
  /** The column that counts changes. With it, an update names the version that it changes. */
  readonly version?: keyof Row<T> & string
  /** What a missing record is called in the message: "There is no such candidate." */
  readonly noun?: string
}

export type Repository<T extends Table, E, N, S extends string> = {
  create(db: DbOrTrx, entity: N): Promise<E>
  find(db: DbOrTrx, id: string): Promise<E | undefined>
  /** Like find; throws `not_found`. */
  get(db: DbOrTrx, id: string): Promise<E>
  list(db: DbOrTrx, request: ListRequest<T, S>): Promise<Page<E>>
  /** Changes one record and counts its version up. Throws `not_found`, or `version_conflict` with the present version. */
  update(db: DbOrTrx, at: { id: string; version?: number }, changes: Updateable<Schema[T]>): Promise<E>
  delete(db: DbOrTrx, id: string): Promise<boolean>
  /** The same, bound to one transaction. */
  within(trx: Trx): BoundRepository<T, E, N, S>
}

type Bound<F> = F extends (db: DbOrTrx, ...args: infer A) => infer R ? (...args: A) => R : never
export type BoundRepository<T extends Table, E, N, S extends string> = {
  [K in Exclude<keyof Repository<T, E, N, S>, 'within'>]: Bound<Repository<T, E, N, S>[K]>
}

// Inside, one table stands for all: the types that callers see come from the schema and the mapping.
type AnyRow = Record<string, unknown>
type AnyDb = Kysely<Record<string, AnyRow>>
type AnyWhere = (eb: ExpressionBuilder<Record<string, AnyRow>, string>) => Expression<SqlBool>
const any = (db: DbOrTrx) => db as unknown as AnyDb

/** Create, find, list, update and delete for one table; a feature's repository is this plus its own named queries. */
export function repository<T extends Table, E, N = E, S extends string = never>(
  of: T,
  mapping: Mapping<T, E, N, S>,
): Repository<T, E, N, S> {
  const table: string = of
  const counter: string | undefined = mapping.version
  const noun = mapping.noun ?? table.replace(/s$/, '').replaceAll('_', ' ')
  const sorts = mapping.sorts ?? ({} as Record<S, Sort>)
  const toEntity = (row: AnyRow) => mapping.toEntity(row as Row<T>)
  const select = (db: DbOrTrx, id: string) =>
    any(db).selectFrom(table).selectAll().where('id', '=', id).executeTakeFirst()

  const functions = queries(table, {
    async create(db: DbOrTrx, created: N) {
      const row = mapping.toRow(created) as AnyRow
      return toEntity(await any(db).insertInto(table).values(row).returningAll().executeTakeFirstOrThrow())
    },

    async find(db: DbOrTrx, id: string) {
      const row = await select(db, id)
      return row && toEntity(row)
    },

    async get(db: DbOrTrx, id: string) {
      const row = await select(db, id)
      if (!row) throw new AppError('not_found', `There is no such ${noun}.`)
      return toEntity(row)
    },

    async list(db: DbOrTrx, request: ListRequest<T, S>) {
      const part = keyset(sorts, request)
      let query = any(db).selectFrom(table).selectAll().select(part.key).limit(part.limit)
      query = query.where((eb) => eb.and(conditions(eb, request.filter ?? {})))
      if (request.where) query = query.where(request.where as unknown as AnyWhere)
      if (part.where) query = query.where(part.where)
      for (const order of part.orderBy) query = query.orderBy(order)
      return part.page(await query.execute(), (row) => String(row.id), toEntity)
    },

    async update(db: DbOrTrx, { id, version }: { id: string; version?: number }, changes: Updateable<Schema[T]>) {
      const counted = counter ? { [counter]: sql`${sql.ref(counter)} + 1` } : {}
      let query = any(db)
        .updateTable(table)
        .set({ ...(changes as Partial<AnyRow>), ...counted })
        .where('id', '=', id)
      if (counter && version !== undefined) query = query.where(counter, '=', version)
      const row = await query.returningAll().executeTakeFirst()
      if (row) return toEntity(row)
      const present = await select(db, id)
      if (!present) throw new AppError('not_found', `There is no such ${noun}.`)
      throw new AppError(
        'version_conflict',
        `Somebody else changed this ${noun} meanwhile: look at it again, then repeat.`,
        {
          context: { version: counter && present[counter] },
        },
      )
    },

    async delete(db: DbOrTrx, id: string) {
      const { numDeletedRows } = await any(db).deleteFrom(table).where('id', '=', id).executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
  })

  const within = (trx: Trx): BoundRepository<T, E, N, S> => ({
    create: (created) => functions.create(trx, created),
    find: (id) => functions.find(trx, id),
    get: (id) => functions.get(trx, id),
    list: (request) => functions.list(trx, request),
    update: (at, changes) => functions.update(trx, at, changes),
    delete: (id) => functions.delete(trx, id),
  })
  return { ...functions, within }
}

function conditions(
  eb: ExpressionBuilder<Record<string, AnyRow>, string>,
  filter: Readonly<Record<string, unknown>>,
): Expression<SqlBool>[] {
  return Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => {
      if (value === null) return eb(column, 'is', null)
      if (Array.isArray(value)) return value.length > 0 ? eb(column, 'in', value) : eb.lit(false)
      return eb(column, '=', value)
    })
}
