import { Select } from '@mantine/core'
import { usePositionPagesInfiniteQuery } from '../../positions/positions.api.ts'
import classes from './queue.module.css'
import { waitingKinds } from './queue-words.ts'
import { type QueueFilter, useCountReviewQueueQuery } from './review-queue.api.ts'

type QueueFiltersProps = { filter: QueueFilter; onChange: (part: Record<string, string | null>) => void }

const ownerOptions = [
  { value: 'nobody', label: 'Nobody’s' },
  { value: 'me', label: 'Mine' },
]

/** What is shown: for which reason, of which position, whose. */
export function QueueFilters({ filter, onChange }: QueueFiltersProps) {
  const { data: counts } = useCountReviewQueueQuery()
  const positions = usePositionPagesInfiniteQuery().data?.pages.flatMap(({ items }) => items) ?? []
  const counted = (kind: keyof typeof waitingKinds) => (counts ? ` (${counts.byKind[kind]})` : '')
  const kinds = Object.entries(waitingKinds).map(([value, { word }]) => ({
    value,
    label: `${word}${counted(value as keyof typeof waitingKinds)}`,
  }))
  return (
    <search className={classes.filters}>
      <Select
        aria-label="Why it waits"
        placeholder="Not settled by a scorer"
        data={kinds}
        value={filter.kind ?? null}
        onChange={(kind) => onChange({ kind })}
        clearable
      />
      <Select
        aria-label="Position"
        placeholder="Any position"
        data={positions.map(({ id, title }) => ({ value: id, label: title }))}
        value={filter.positionId ?? null}
        onChange={(positionId) => onChange({ positionId })}
        searchable
        clearable
      />
      <Select
        aria-label="Whose"
        placeholder="Everybody’s"
        data={ownerOptions}
        value={filter.owner ?? null}
        onChange={(owner) => onChange({ owner })}
        clearable
      />
    </search>
  )
}
