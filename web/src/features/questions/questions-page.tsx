import { Difficulty, Topic } from '@colloquy/contracts/question-bank'
import { Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Link, useSearchParams } from 'react-router'
import { Loaded } from '../../app/loaded.tsx'
import { paths } from '../../app/paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { difficultyOptions, difficultyWords, topicOptions, topicWords } from '../positions/topic-words.ts'
import { useQuestionPagesInfiniteQuery } from './questions.api.ts'
import classes from './questions.module.css'

/** The bank, to browse. */
export function QuestionsPage() {
  const [address, setAddress] = useSearchParams()
  const topic = Topic.safeParse(address.get('topic')).data
  const difficulty = Difficulty.safeParse(address.get('difficulty')).data
  const search = address.get('search') ?? ''
  const pages = useQuestionPagesInfiniteQuery({
    ...(topic ? { topic } : {}),
    ...(difficulty ? { difficulty } : {}),
    ...(search ? { search } : {}),
  })
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
  const setSearch = useDebouncedCallback((text: string) => set('search', text.trim()), 200)
  return (
    <PageFrame title="Questions" lead="The bank that templates are filled from.">
      <search className={classes.filters}>
        <TextInput
          aria-label="Search questions"
          placeholder="Search questions"
          type="search"
          defaultValue={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          // Else a link that is followed at once would be left again for the address of the search.
          onBlur={() => setSearch.flush()}
        />
        <Select
          aria-label="Topic"
          placeholder="Any topic"
          clearable
          data={topicOptions}
          value={topic ?? null}
          onChange={(value) => set('topic', value)}
        />
        <Select
          aria-label="Difficulty"
          placeholder="Any difficulty"
          clearable
          data={difficultyOptions}
          value={difficulty ?? null}
          onChange={(value) => set('difficulty', value)}
        />
      </search>
      <Loaded query={pages} skeleton={<RowsSkeleton rows={8} height={56} />}>
        {(data) => {
          const questions = data.pages.flatMap(({ items }) => items)
          if (questions.length === 0)
            return <EmptyState title="No such question">Try other words, another topic or difficulty.</EmptyState>
          return (
            <>
              <ul className={classes.list}>
                {questions.map(({ id, topic: about, difficulty: hard, prompt, rubric, status }) => (
                  <li key={id}>
                    <Link to={paths.question(id)}>{prompt}</Link>
                    <span>
                      {topicWords[about]}, {difficultyWords[hard].toLowerCase()}, {rubric.keyPoints.length} key points
                      {status === 'retired' && ', retired'}
                    </span>
                  </li>
                ))}
              </ul>
              <ShowMore pages={pages} />
            </>
          )
        }}
      </Loaded>
    </PageFrame>
  )
}
