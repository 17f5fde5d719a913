import { Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { statusWords, waitingWords } from '../interview-words.ts'
import classes from './candidates.module.css'
import type { CandidateFilter } from './order/candidate-filter.ts'

type FilterBarProps = {
  filter: CandidateFilter
  onChange: (part: Partial<Record<keyof CandidateFilter, string | undefined>>) => void
  searchRef: RefObject<HTMLInputElement | null>
}

const waiting = Object.entries(waitingWords).map(([value, word]) => ({ value, label: `Waiting for ${word}` }))
const states = Object.entries(statusWords).map(([value, { word }]) => ({ value, label: word }))
const sorts = [
  { value: 'score', label: 'Best score first' },
  { value: 'lastEvent', label: 'Latest event first' },
  { value: 'created', label: 'Newest first' },
  { value: 'name', label: 'Name A–Z' },
]

export function FilterBar({ filter, onChange, searchRef }: FilterBarProps) {
  const search = useDebouncedCallback((text: string) => onChange({ search: text || undefined }), 200)
  return (
    <search className={classes.filters}>
      <TextInput
        ref={searchRef}
        aria-label="Search name or email"
        placeholder="Search name or email"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<kbd className={classes.key}>/</kbd>}
        type="search"
        defaultValue={filter.search ?? ''}
        onChange={(event) => search(event.currentTarget.value)}
        // Else a link that is followed at once would be left again for the address of the search.
        onBlur={() => search.flush()}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <Select
        aria-label="Waiting for"
        placeholder="Waiting for anybody"
        data={waiting}
        value={filter.waitingFor ?? null}
        onChange={(value) => onChange({ waitingFor: value ?? undefined })}
        clearable
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        data={states}
        value={filter.status ?? null}
        onChange={(value) => onChange({ status: value ?? undefined })}
        clearable
      />
      <Select
        aria-label="Order"
        data={sorts}
        value={filter.sort}
        allowDeselect={false}
        onChange={(value) =>
          onChange({ sort: value === 'score' ? undefined : (value ?? undefined), direction: undefined })
        }
      />
    </search>
  )
}
