import { Difficulty, Topic } from '@colloquy/contracts/question-bank'
import { QuestionStatus } from '@colloquy/contracts/questions'
import { Select } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { SearchField } from '../../../ui/search-field.tsx'
import { difficultyOptions, topicOptions } from '../../positions/topic-words.ts'
import { statusOptions } from '../question-status.ts'
import type { QuestionFilter } from '../questions.api.ts'
import classes from '../questions.module.css'

/** The filter that stands in the address, so that a view can be shared. */
export function useBankFilter(): QuestionFilter & { status: QuestionStatus } {
  const [address] = useSearchParams()
  const topic = Topic.safeParse(address.get('topic')).data
  const difficulty = Difficulty.safeParse(address.get('difficulty')).data
  const search = address.get('search')
  return {
    status: QuestionStatus.catch('active').parse(address.get('status')),
    ...(topic ? { topic } : {}),
    ...(difficulty ? { difficulty } : {}),
    ...(search ? { search } : {}),
  }
}

export function BankFilters() {
  const [, setAddress] = useSearchParams()
  const filter = useBankFilter()
  const set = (name: string, value: string | null) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  return (
    <search className={classes.filters}>
      <SearchField
        aria-label="Search questions"
        placeholder="Search questions"
        value={filter.search}
        onSearch={(text) => set('search', text)}
      />
      <Select
        aria-label="Topic"
        placeholder="Any topic"
        clearable
        data={topicOptions}
        value={filter.topic ?? null}
        onChange={(value) => set('topic', value)}
      />
      <Select
        aria-label="Difficulty"
        placeholder="Any difficulty"
        clearable
        data={difficultyOptions}
        value={filter.difficulty ?? null}
        onChange={(value) => set('difficulty', value)}
      />
      <Select
        aria-label="Status"
        allowDeselect={false}
        data={statusOptions}
        value={filter.status}
        onChange={(value) => set('status', value === 'active' ? null : value)}
      />
    </search>
  )
}
