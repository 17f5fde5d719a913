/** The place of an event in the order in which all readers see events: its transaction, then its number. */
export type Cursor = { readonly tx: bigint; readonly id: bigint }

const form = /^(\d{1,19})-(\d{1,19})$/
const largest = 2n ** 63n - 1n

/** As it stands in `Last-Event-ID`: `tx-id`. */
export const formatCursor = ({ tx, id }: Cursor): string => `${tx}-${id}`

/** The cursor that a client sent back; undefined when it is not one of ours. */
export function parseCursor(text: string): Cursor | undefined {
  const [, tx, id] = form.exec(text) ?? []
  if (tx === undefined || id === undefined) return undefined
  const cursor = { tx: BigInt(tx), id: BigInt(id) }
  return cursor.tx > largest || cursor.id > largest ? undefined : cursor
}

export function isAfter(one: Cursor, other: Cursor): boolean {
  return one.tx > other.tx || (one.tx === other.tx && one.id > other.id)
}
