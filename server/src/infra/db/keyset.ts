import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../domain/app-error.ts'

// Pages by key instead of by number: a row that is added or removed meanwhile neither repeats nor hides another one.

export type Direction = 'asc' | 'desc'
export type Page<T> = { readonly items: T[]; readonly nextCursor: string | null }

/** How a list may be ordered: by a column or expression, which may be null (then last), and by the id where equal. */
export type Sort = { readonly by: string | RawBuilder<unknown>; readonly nullable?: boolean }

export type PageRequest<S extends string = string> = {
  readonly sort: S
  readonly direction: Direction
  readonly limit: number
  readonly cursor?: string | undefined
}

const cursorSchema = z.tuple([z.string(), z.enum(['asc', 'desc']), z.string().nullable(), z.string()])

/** The parts of a query that reads one page. Apply `where` (if any), `orderBy`, `limit`, select `key`, then call `page`. */
export function keyset<S extends string>(sorts: Readonly<Record<S, Sort>>, request: PageRequest<S>, id: string = 'id') {
  const { sort, direction, limit } = request
  const { by, nullable = false } = sorts[sort]
  const value = typeof by === 'string' ? sql.ref(by) : by
  const key = sql.ref(id)
  const order = sql.raw(direction)
  const after = request.cursor === undefined ? undefined : decodeCursor(request.cursor, sort, direction)
  return {
    key: sql<string | null>`(${value})::text`.as('page_key'),
    where: after && wherePast(value, key, direction, nullable, after),
    orderBy: nullable
      ? [sql`${value} ${order} nulls last`, sql`${key} ${order}`]
      : [sql`${value} ${order}`, sql`${key} ${order}`],
    limit: limit + 1,
    page: <R extends { page_key: string | null }, T>(
      rows: readonly R[],
      idOf: (row: R) => string,
      map: (row: R) => T,
    ) => {
      const shown = rows.slice(0, limit)
      const last = rows.length > limit ? shown.at(-1) : undefined
      const nextCursor = last ? encodeCursor(sort, direction, last.page_key, idOf(last)) : null
      return { items: shown.map(map), nextCursor } satisfies Page<T>
    },
  }
}

type After = { readonly value: string | null; readonly id: string }

// The row form lets the database start reading the index at the right place; nulls need the long form.
function wherePast(
  value: Expression<unknown>,
  key: Expression<unknown>,
  direction: Direction,
  nullable: boolean,
  after: After,
): Expression<SqlBool> {
  const past = sql.raw(direction === 'asc' ? '>' : '<')
  if (!nullable) return sql<SqlBool>`(${value}, ${key}) ${past} (${after.value}, ${after.id})`
  if (after.value === null) return sql<SqlBool>`(${value} is null and ${key} ${past} ${after.id})`
  return sql<SqlBool>`((${value}, ${key}) ${past} (${after.value}, ${after.id}) or ${value} is null)`
}

function encodeCursor(sort: string, direction: Direction, value: string | null, id: string): string {
  return Buffer.from(JSON.stringify([sort, direction, value, id])).toString('base64url')
}

function decodeCursor(cursor: string, sort: string, direction: Direction): After {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success) throw new AppError('invalid_cursor', 'This page marker is damaged: start at the first page.')
  const [itsSort, itsDirection, value, id] = parsed.data
  if (itsSort !== sort || itsDirection !== direction)
    throw new AppError(
      'invalid_cursor',
      'This page marker belongs to another order of the list: start at the first page.',
    )
  return { value, id }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
