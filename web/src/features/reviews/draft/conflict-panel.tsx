import type { Review } from '@colloquy/contracts/reviews'
import { Button, Group, Text } from '@mantine/core'
import { useAppDispatch } from '../../../app/hooks.ts'
import classes from '../review.module.css'
import { recommendationWords } from '../review-words.ts'
import { keepMine, takeTheirs } from './autosave.ts'
import type { ReviewDraft } from './review-drafts-slice.ts'
import { type Difference, differences } from './review-edit.ts'
import type { ToRate } from './use-my-review.ts'

type ConflictPanelProps = { interviewId: string; draft: ReviewDraft; mine: Review | null; toRate: readonly ToRate[] }

/** This review was changed in another window: says what changed there, and lets the person choose. Nothing is lost. */
export function ConflictPanel({ interviewId, draft, mine, toRate }: ConflictPanelProps) {
  const dispatch = useAppDispatch()
  if (draft.state !== 'conflict') return null
  const changed = differences(draft.base, mine, draft.edit)
  return (
    <div role="alert" className={classes.conflict}>
      <Text fw={600} size="sm">
        This review was changed in another window
      </Text>
      <Text size="sm">Your changes are still here and not saved. What is different there:</Text>
      <ul>
        {changed.map((difference) => (
          <li key={difference.what}>{describe(difference, toRate)}</li>
        ))}
        {changed.length === 0 && <li>Reading what changed …</li>}
      </ul>
      <Group gap="xs">
        <Button size="xs" onClick={() => dispatch(keepMine(interviewId))}>
          Save my changes over it
        </Button>
        <Button size="xs" variant="default" onClick={() => dispatch(takeTheirs(interviewId))}>
          Take what is there
        </Button>
      </Group>
    </div>
  )
}

function describe({ what, mine, theirs }: Difference, toRate: readonly ToRate[]): string {
  const rated = toRate.find(({ key }) => key === what)
  const name = rated
    ? `Question ${rated.number}, ${rated.criterion.name.toLowerCase()}`
    : what === 'note'
      ? 'Note'
      : 'Recommendation'
  const own = mine === null ? '' : ` (yours: ${say(mine)})`
  return `${name}: ${theirs === null ? 'removed' : say(theirs)}${own}`
}

const say = (text: string) =>
  text in recommendationWords ? recommendationWords[text as keyof typeof recommendationWords] : text
