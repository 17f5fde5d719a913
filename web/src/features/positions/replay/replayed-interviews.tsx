import type { Replay, ReplayedInterview } from '@colloquy/contracts/replays'
import { Button } from '@mantine/core'
import { Fragment, useState } from 'react'
import { Link } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { ShowMore } from '../../../ui/show-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { ScoreText } from '../../interviews/score-text.tsx'
import classes from './replay.module.css'
import { ReplayedLevels } from './replayed-levels.tsx'
import { useReplayedPagesInfiniteQuery } from './replays.api.ts'

/** Where each interview stands and would stand; those who would move furthest first. */
export function ReplayedInterviews({ replay: { id: replayId, positionId } }: { replay: Replay }) {
  const pages = useReplayedPagesInfiniteQuery({ replayId, positionId })
  const [openId, open] = useState<string | null>(null)
  return (
    <Loaded query={pages} skeleton={<RowsSkeleton rows={6} height={40} />}>
      {(data) => (
        <>
          <div className={classes.scroll}>
            <table className={classes.table} aria-label="Before and after">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Place</th>
                  <th scope="col">In force</th>
                  <th scope="col">Replayed</th>
                  <th scope="col">Levels</th>
                </tr>
              </thead>
              <tbody>
                {data.pages
                  .flatMap(({ items }) => items)
                  .map((one) => (
                    <Fragment key={one.interviewId}>
                      <Row one={one} isOpen={one.interviewId === openId} onToggle={open} />
                      {one.interviewId === openId && (
                        <tr>
                          <td colSpan={5}>
                            <ReplayedLevels replayId={replayId} interviewId={one.interviewId} />
                          </td>
                        </tr>
                      )}
                    </Fragment>
                  ))}
              </tbody>
            </table>
          </div>
          <ShowMore pages={pages} />
        </>
      )}
    </Loaded>
  )
}

type RowProps = { one: ReplayedInterview; isOpen: boolean; onToggle: (interviewId: string | null) => void }

function Row({ one, isOpen, onToggle }: RowProps) {
  const { interviewId, candidate, before, after, moved, levelsChanged } = one
  const name = candidate ?? 'Name not known'
  return (
    <tr data-moved={moved > 0 || undefined}>
      <th scope="row">
        <Link to={paths.interview(interviewId)}>{name}</Link>
      </th>
      <td>
        {before.place ?? '–'}
        {moved > 0 && ` → ${after.place ?? '–'}`}
      </td>
      <td>
        <ScoreText score={before.score} />
      </td>
      <td>
        <ScoreText score={after.score} />
      </td>
      <td>
        {levelsChanged === 0 ? (
          'none'
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={isOpen}
            aria-label={`${levelsChanged} levels of ${name}`}
            onClick={() => onToggle(isOpen ? null : interviewId)}
          >
            {levelsChanged}
          </Button>
        )}
      </td>
    </tr>
  )
}
