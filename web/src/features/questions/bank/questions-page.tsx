import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { ShowMore } from '../../../ui/show-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { difficultyWords, topicWords } from '../../positions/topic-words.ts'
import { preflightWords } from '../question-status.ts'
import { questionsApi, useQuestionPagesInfiniteQuery } from '../questions.api.ts'
import classes from '../questions.module.css'
import { BankFilters, useBankFilter } from './bank-filters.tsx'

/** The bank: to browse for all, to write, draft, import and export for administrators. */
export function QuestionsPage() {
  const filter = useBankFilter()
  const { isTrying } = questionsApi.endpoints.questionPages.useInfiniteQueryState(filter, {
    selectFromResult: ({ data }) => ({
      isTrying: data?.pages.some(({ items }) => items.some(({ preflight }) => preflight === 'untried')) ?? false,
    }),
  })
  // New words are tried in the background.
  const pages = useQuestionPagesInfiniteQuery(filter, {
    pollingInterval: isTrying ? 5000 : 0,
    skipPollingIfUnfocused: true,
  })
  const mayWrite = useMay('questions.write')
  const actions = mayWrite && (
    <>
      <Button component={Link} to={paths.questionFiles()} variant="default">
        Import and export
      </Button>
      <Button component={Link} to={paths.questionDrafts()} variant="default">
        Draft with AI
      </Button>
      <Button component={Link} to={paths.newQuestion()}>
        New question
      </Button>
    </>
  )
  return (
    <PageFrame title="Questions" lead="The bank that templates are filled from." actions={actions}>
      <BankFilters />
      <Loaded query={pages} skeleton={<RowsSkeleton rows={8} height={56} />}>
        {(data) => {
          const questions = data.pages.flatMap(({ items }) => items)
          if (questions.length === 0)
            return (
              <EmptyState
                title="No such question"
                action={
                  <Button component={Link} to={paths.questions()} variant="default">
                    Clear search and filters
                  </Button>
                }
              >
                Try other words, another topic, difficulty or status.
              </EmptyState>
            )
          return (
            <>
              <ul className={classes.list}>
                {questions.map(({ id, topic, difficulty, prompt, rubric, preflight }) => (
                  <li key={id}>
                    <Link to={paths.question(id)}>{prompt}</Link>
                    <span className={classes.line}>
                      {topicWords[topic]}, {difficultyWords[difficulty].toLowerCase()}, {rubric.keyPoints.length} key
                      points
                      <StateBadge tone={preflightWords[preflight].tone}>{preflightWords[preflight].text}</StateBadge>
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
