import type { InterviewDetail } from '@colloquy/contracts/interviews'
import type { SharedLevel } from '@colloquy/contracts/reviews'
import classes from './review.module.css'

const farApart = 2

type SharedLevelsProps = { shared: readonly SharedLevel[]; interview: InterviewDetail }

/** Where reviewers differ, widest first, and what counts there. */
export function SharedLevels({ shared, interview }: SharedLevelsProps) {
  if (shared.length === 0) return null
  const { questions, criteria } = interview
  const numberOf = (id: string) => questions.find(({ questionId }) => questionId === id)?.number
  const nameOf = (id: string) => criteria.find((criterion) => criterion.id === id)?.name ?? id
  const differing = shared.filter(({ apart }) => apart > 0).toSorted((a, b) => b.apart - a.apart)
  return (
    <article className={classes.submitted} aria-label="Levels by several reviewers">
      <p className={classes.recommends}>Where reviewers differ</p>
      <ul className={classes.reasons}>
        {differing.map(({ questionId, criterionId, level, given, apart }) => (
          <li key={`${questionId} ${criterionId}`}>
            <span>
              Question {numberOf(questionId)}, {nameOf(criterionId).toLowerCase()}:
            </span>{' '}
            {given.map((one) => `${one.rater.name} ${one.level}`).join(', ')}; {level} counts
            {apart >= farApart && <strong> ({apart} levels apart: talk about it)</strong>}
          </li>
        ))}
      </ul>
      <p className={classes.saw}>
        {differing.length === 0 ? 'They gave the same levels. ' : ''}
        Where several people rated, the mean of their levels counts, each person once.
      </p>
    </article>
  )
}
