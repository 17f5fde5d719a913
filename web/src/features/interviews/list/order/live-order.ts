import type { InterviewListItem } from '@colloquy/contracts/interviews'
import type { CandidateFilter } from './candidate-filter.ts'

type Rows = Readonly<Record<string, InterviewListItem>>

/**
 * Which rows to show, in which order: as the pages were read, so that nothing moves under the reader's hand. Interviews
 * that came into being since stand on top; `news` matches the filter already.
 */
export function rowsInOrder(
  ordered: readonly string[],
  news: readonly InterviewListItem[],
  rows: Rows,
  readAt: number,
): InterviewListItem[] {
  const known = new Set(ordered)
  const fresh = news.filter(({ id, createdAt }) => !known.has(id) && Date.parse(createdAt) > readAt)
  return [...fresh.map(({ id }) => id), ...ordered].flatMap((id) => rows[id] ?? [])
}

/** Whether reading the list again would move or drop a row. */
export function isOutOfOrder(items: readonly InterviewListItem[], filter: CandidateFilter): boolean {
  const { status, waitingFor, sort, direction } = filter
  const left = items.some(
    (item) => (status && item.status !== status) || (waitingFor && item.waitingFor !== waitingFor),
  )
  const sign = direction === 'asc' ? 1 : -1
  const moved = items.some((item, index) => {
    const before = items[index - 1]
    return before !== undefined && sign * compare(keyOf[sort](before), keyOf[sort](item)) > 0
  })
  return left || moved
}

type Key = string | number | null
const keyOf: Record<CandidateFilter['sort'], (item: InterviewListItem) => Key> = {
  score: ({ score }) => placeOf(score),
  // The database has its own idea of the alphabet; names hardly change.
  name: () => null,
  lastEvent: ({ lastEventAt }) => Date.parse(lastEventAt),
  created: ({ createdAt }) => Date.parse(createdAt),
}

/** As the server ranks: totals that may rank, then provisional ones, then those without. */
function placeOf(score: InterviewListItem['score']): Key {
  if (score === null || score.value === null || score.kind === 'incomplete') return null
  return score.kind === 'provisional' ? score.value : score.value + 1000
}

// Rows without a key come last whatever the direction: they never count as moved.
function compare(a: Key, b: Key): number {
  if (a === null || b === null || a === b) return 0
  return a < b ? -1 : 1
}

/** A total that no person has confirmed has part in the order. */
export function hasProvisional(items: readonly InterviewListItem[]): boolean {
  return items.some(({ score }) => score?.kind === 'provisional')
}
