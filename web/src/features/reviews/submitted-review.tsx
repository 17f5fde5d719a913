import type { InterviewDetail } from '@colloquy/contracts/interviews'
import type { Review } from '@colloquy/contracts/reviews'
import { RelativeTime } from '../../ui/relative-time.tsx'
import classes from './review.module.css'
import { recommendationWords } from './review-words.ts'

type SubmittedReviewProps = { review: Review; interview: InterviewDetail; own?: boolean }

/** A review that stands: levels per criterion and question in one small table, note and recommendation. */
export function SubmittedReview({ review, interview, own }: SubmittedReviewProps) {
  const { questions, criteria } = interview
  const rated = criteria.filter(({ id }) => review.ratings.some(({ criterionId }) => criterionId === id))
  const answered = questions.filter(({ questionId }) =>
    review.ratings.some((rating) => rating.questionId === questionId),
  )
  const levelOf = (questionId: string, criterionId: string) =>
    review.ratings.find((rating) => rating.questionId === questionId && rating.criterionId === criterionId)
  const reasons = review.ratings.filter(({ reason }) => reason)
  return (
    <article className={classes.submitted}>
      <p className={classes.who}>
        <strong>{own ? 'Submitted' : review.reviewer.name}</strong>
        {review.submittedAt && <RelativeTime at={review.submittedAt} />}
      </p>
      {review.recommendation && <p className={classes.recommends}>{recommendationWords[review.recommendation]}</p>}
      <div className={classes.scroll}>
        <table className={classes.given}>
          <thead>
            <tr>
              <th scope="col">Question</th>
              {answered.map(({ questionId, number }) => (
                <th scope="col" key={questionId}>
                  {number}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rated.map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {answered.map(({ questionId }) => (
                  <td key={questionId}>{levelOf(questionId, id)?.level ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className={classes.reasons}>
        {reasons.map(({ questionId, criterionId, reason, level }) => (
          <li key={`${questionId} ${criterionId}`}>
            <span>
              Question {questions.find((one) => one.questionId === questionId)?.number}, {criterionId} {level}:
            </span>{' '}
            {reason}
          </li>
        ))}
      </ul>
      {review.note && <p className={classes.noteText}>{review.note}</p>}
      {review.changedAfterHint > 0 && (
        <p className={classes.saw}>
          {review.changedAfterHint === 1 ? '1 level was' : `${review.changedAfterHint} levels were`} changed after the
          product had said which are far from the machine’s.
        </p>
      )}
      {review.sawMachineLevels && <p className={classes.saw}>Saw the machine’s levels before submitting.</p>}
    </article>
  )
}
