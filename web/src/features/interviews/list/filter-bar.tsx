import { Select } from '@mantine/core'
import type { RefObject } from 'react'
import { SearchField } from '../../../ui/search-field.tsx'
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
  return (
    <search className={classes.filters}>
      <SearchField
        ref={searchRef}
        aria-label="Search name or email"
        placeholder="Search name or email"
        rightSection={<kbd className={classes.key}>/</kbd>}
        value={filter.search}
        onSearch={(text) => onChange({ search: text || undefined })}
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
