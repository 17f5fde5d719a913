/** Whether PostgreSQL can keep this text: it has no place for U+0000, and JSON none for half a character. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Where in a value something stands that cannot be kept, as a form would name it; undefined where all can. */
export function findUnstorable(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, item] of Object.entries(value)) {
    // A name that cannot be kept cannot be told either: its place is that of what holds it.
    const found = isStorable(name) ? findUnstorable(item, path ? `${path}.${name}` : name) : path
    if (found !== undefined) return found
  }
  return undefined
}
