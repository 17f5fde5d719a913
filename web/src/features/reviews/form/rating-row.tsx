import type { ReviewRating } from '@colloquy/contracts/reviews'
import { Textarea } from '@mantine/core'
import { needsReason } from '../draft/review-edit.ts'
import type { ToRate } from '../draft/use-my-review.ts'
import classes from '../review.module.css'
import { LevelChoice } from './level-choice.tsx'

type RatingRowProps = {
  toRate: ToRate
  rating: ReviewRating | undefined
  /** What is missing here, once somebody tried to submit. */
  error: string | undefined
  disabled: boolean
  noteId: string
  onRate: (level: ReviewRating['level']) => void
  onExplain: (reason: string) => void
  onFocus: () => void
}

/** One level, and its reason where it is far from the machine's. */
export function RatingRow({ toRate, rating, error, disabled, noteId, onRate, onExplain, onFocus }: RatingRowProps) {
  const { key, criterion, machine, number } = toRate
  const isFar = rating !== undefined && needsReason(rating.level, machine)
  const asksForReason = isFar || (rating !== undefined && error !== undefined) || Boolean(rating?.reason)
  return (
    <div className={classes.rating}>
      <LevelChoice
        label={criterion.name}
        name={key}
        value={rating?.level ?? null}
        anchors={criterion.anchors}
        disabled={disabled}
        error={rating ? undefined : error}
        noteId={noteId}
        onChange={onRate}
        onFocus={onFocus}
      />
      {asksForReason && (
        <Textarea
          size="xs"
          autosize
          minRows={1}
          maxLength={1000}
          label={`Why, for ${criterion.name.toLowerCase()} of question ${number}`}
          description={
            machine === null
              ? undefined
              : `The machine gave ${machine}.${isFar ? ' Two levels or more apart: say why.' : ''}`
          }
          value={rating?.reason ?? ''}
          disabled={disabled}
          required={isFar}
          error={rating?.reason?.trim() ? undefined : error}
          onChange={(event) => onExplain(event.currentTarget.value)}
        />
      )}
    </div>
  )
}
