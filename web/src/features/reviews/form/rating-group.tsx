import type { ReviewRating } from '@colloquy/contracts/reviews'
import { useId, useState } from 'react'
import type { RatingKey, ReviewContent } from '../draft/review-edit.ts'
import type { ToRate } from '../draft/use-my-review.ts'
import classes from '../review.module.css'
import { levelMeaning } from '../review-words.ts'
import { RatingRow } from './rating-row.tsx'

type RatingGroupProps = {
  number: number
  prompt: string
  toRate: readonly ToRate[]
  ratings: ReviewContent['ratings']
  lacking: Record<string, string>
  disabled: boolean
  onRate: (one: ToRate, level: ReviewRating['level']) => void
  onExplain: (key: RatingKey, reason: string) => void
  onFocus: () => void
}

/** The levels of one answer. One line below them says what the level at hand means. */
export function RatingGroup({ number, prompt, toRate, ratings, lacking, disabled, ...on }: RatingGroupProps) {
  const noteId = useId()
  const [atHand, setAtHand] = useState<RatingKey | null>(null)
  const missing = toRate.find(({ key }) => lacking[`ratings.${key}`] && !ratings[key])
  const shown = toRate.find(({ key }) => key === atHand)
  const level = shown && ratings[shown.key]?.level
  return (
    <section aria-label={`Your levels for question ${number}`} className={classes.group}>
      <h3 title={prompt}>
        <span>{number}</span> {prompt}
      </h3>
      {toRate.map((one) => (
        <RatingRow
          key={one.key}
          toRate={one}
          rating={ratings[one.key]}
          error={lacking[`ratings.${one.key}`]}
          disabled={disabled}
          noteId={noteId}
          onRate={(chosen) => on.onRate(one, chosen)}
          onExplain={(reason) => on.onExplain(one.key, reason)}
          onFocus={() => {
            setAtHand(one.key)
            on.onFocus()
          }}
        />
      ))}
      <p id={noteId} className={classes.note} data-error={missing ? true : undefined}>
        {missing
          ? lacking[`ratings.${missing.key}`]
          : shown &&
            level !== undefined &&
            `${shown.criterion.name} ${level}: ${levelMeaning(level, shown.criterion.anchors)}`}
      </p>
    </section>
  )
}
