import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { useRef } from 'react'
import { Link } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { ShowMore } from '../../../ui/show-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import classes from './queue.module.css'
import { useQueueAddress } from './queue-filter.ts'
import { QueueFilters } from './queue-filters.tsx'
import { QueueRows } from './queue-rows.tsx'
import { useQueuePagesInfiniteQuery } from './review-queue.api.ts'
import { WaitingAnswer } from './waiting-answer.tsx'

/** Answers without a level that ranks: the list, and beside it the one that is open. */
export function ReviewQueuePage() {
  const { filter, answerId, change, close, goTo, takesFocus, addressOf } = useQueueAddress()
  const list = useRef<HTMLDivElement>(null)
  const pages = useQueuePagesInfiniteQuery(filter)
  const answers = pages.data?.pages.flatMap(({ items }) => items) ?? []
  const move = (by: number) => {
    const at = answers.findIndex((answer) => answer.answerId === answerId)
    const next = answers[Math.min(Math.max(at + by, 0), answers.length - 1)]
    if (next) goTo(next.answerId, !list.current?.contains(document.activeElement))
  }
  const openNext = () => {
    const at = answers.findIndex((answer) => answer.answerId === answerId)
    const next = answers[at + 1] ?? answers[at - 1]
    goTo(next?.answerId ?? null, true)
  }
  useHotkeys(
    [
      ['j', () => move(1)],
      ['k', () => move(-1)],
    ],
    ['INPUT', 'TEXTAREA', 'SELECT'],
  )
  return (
    <PageFrame
      title="Review queue"
      lead="Answers that no scorer could settle. An interview ranks once all of its levels stand."
    >
      <div className={classes.filterBar} data-open={answerId !== null || undefined}>
        <QueueFilters filter={filter} onChange={(part) => change({ ...part, answer: null })} />
      </div>
      <div className={classes.columns} data-open={answerId !== null || undefined}>
        <div ref={list} className={classes.list}>
          <Loaded query={pages} skeleton={<RowsSkeleton rows={8} height={64} />}>
            {() =>
              answers.length === 0 ? (
                <NothingWaits filtered={Object.keys(filter).length > 0} />
              ) : (
                <>
                  <QueueRows answers={answers} openId={answerId} addressOf={addressOf} />
                  <ShowMore pages={pages} />
                </>
              )
            }
          </Loaded>
        </div>
        <div className={classes.open}>
          {answerId === null ? (
            answers.length > 0 && (
              <p className={classes.hint}>Choose an answer to read it. Keys j and k go through the list.</p>
            )
          ) : (
            <>
              <Button
                className={classes.back}
                variant="subtle"
                size="compact-sm"
                leftSection={<IconArrowLeft size={16} aria-hidden />}
                onClick={close}
              >
                Back to the list
              </Button>
              <PanelBoundary key={answerId} title="This answer could not be shown">
                <WaitingAnswer answerId={answerId} takesFocus={takesFocus} onSettled={openNext} />
              </PanelBoundary>
            </>
          )}
        </div>
      </div>
    </PageFrame>
  )
}

function NothingWaits({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState
      title="Nothing waits here"
      action={
        <Button component={Link} to={paths.reviewQueue()} variant="default">
          Clear the filters
        </Button>
      }
    >
      Another reason, position or owner may have some.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing waits">
      Answers appear here when a scorer failed, found nothing to judge, or was not sure.
    </EmptyState>
  )
}
