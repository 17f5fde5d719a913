import { createHash } from 'node:crypto'

/** Everything of an entry that its hash covers. `at` is the text that the database gives, to the microsecond. */
export type HashedEntry = {
  id: string
  at: string
  actorType: string
  actorId: string
  action: string
  subjectKind: string
  subjectId: string
  detail: unknown
  correlationId: string | null
}

/** What the first entry follows. */
export const genesis = '0'.repeat(64)

/** The one way to write a value as JSON: keys in order, no spaces. Equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

/** SHA-256 over the hash before and the entry: a place in the chain that no other entry and no other place can have. */
export function entryHash(previousHash: string, entry: HashedEntry): string {
  return createHash('sha256')
    .update(`${previousHash}\n${canonicalJson(entry)}`, 'utf8')
    .digest('hex')
}
