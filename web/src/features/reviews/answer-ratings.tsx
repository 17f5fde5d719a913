import type { InterviewDetail } from '@colloquy/contracts/interviews'
import type { AnswerRating } from '@colloquy/contracts/reviews'
import { RelativeTime } from '../../ui/relative-time.tsx'
import classes from './review.module.css'

type AnswerRatingsProps = { ratings: readonly AnswerRating[]; interview: InterviewDetail }

/** What people gave to single answers in the review queue. */
export function AnswerRatings({ ratings, interview }: AnswerRatingsProps) {
  if (ratings.length === 0) return null
  const { questions, criteria } = interview
  const nameOf = (id: string) => criteria.find((criterion) => criterion.id === id)?.name ?? id
  return (
    <article className={classes.submitted} aria-label="Rated in the review queue">
      <p className={classes.recommends}>Rated in the review queue</p>
      <ul className={classes.reasons}>
        {ratings.map(({ id, questionId, rater, levels, reason, at }) => (
          <li key={id}>
            <span>
              Question {questions.find((one) => one.questionId === questionId)?.number}, {rater.name},{' '}
              <RelativeTime at={at} />:
            </span>{' '}
            {levels.map(({ criterionId, level }) => `${nameOf(criterionId).toLowerCase()} ${level}`).join(', ')}
            {reason && `. ${reason}`}
          </li>
        ))}
      </ul>
    </article>
  )
}
