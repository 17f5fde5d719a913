import type { DecisionPacket } from '@colloquy/contracts/decision-packet'
import { exactMoment } from '../../../ui/moments.ts'
import { Section } from '../../../ui/section.tsx'
import { reasonWords } from '../../reviews/review-words.ts'
import { SubmittedReview } from '../../reviews/submitted-review.tsx'
import { decisionWords, scoreText } from '../interview-words.ts'
import classes from './packet.module.css'

/** Who decided what and why, on which total, and what people had said before. */
export function PacketDecision({ packet }: { packet: DecisionPacket }) {
  const { decisions, interview, reviews, answerRatings } = packet
  return (
    <>
      <Section title="Decision">
        <ol className={classes.lines}>
          {decisions.map(({ id, outcome, reasonCode, note, by, at }, index) => (
            <li key={id}>
              <strong>
                {decisionWords[outcome].word}
                {index > 0 && ' (before)'}
              </strong>{' '}
              by {by.name}, {exactMoment(at)}. {reasonWords[reasonCode]}. {note}
            </li>
          ))}
        </ol>
        <p>Total: {interview.score ? scoreText(interview.score) : 'not scored'}. A person decided, not the machine.</p>
      </Section>
      <Section title="Reviews">
        {reviews.map((review) => (
          <SubmittedReview key={review.id} review={review} interview={interview} />
        ))}
        {answerRatings.length > 0 && (
          <ul className={classes.lines}>
            {answerRatings.map(({ id, questionId, rater, levels, reason, at }) => (
              <li key={id}>
                {rater.name} rated question{' '}
                {interview.questions.find((question) => question.questionId === questionId)?.number} in the review
                queue, {exactMoment(at)}: {levels.map(({ criterionId, level }) => `${criterionId} ${level}`).join(', ')}
                . {reason}
              </li>
            ))}
          </ul>
        )}
        <Overrides packet={packet} />
      </Section>
    </>
  )
}

function Overrides({ packet: { overrides, interview } }: { packet: DecisionPacket }) {
  if (overrides.length === 0) return <p>No person gave a level other than the machine’s.</p>
  const numberOf = (id: string) => interview.questions.find(({ questionId }) => questionId === id)?.number
  const nameOf = (id: string) => interview.criteria.find((criterion) => criterion.id === id)?.name ?? id
  return (
    <div className={classes.wide}>
      <table className={classes.table}>
        <caption>Where a person’s level stands in place of the machine’s</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Criterion</th>
            <th scope="col">Machine</th>
            <th scope="col">Person</th>
            <th scope="col">By</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {overrides.map(({ questionId, criterionId, machineLevel, level, by, reason, at }) => (
            <tr key={`${questionId} ${criterionId} ${by.id} ${at}`}>
              <td>{numberOf(questionId)}</td>
              <td>{nameOf(criterionId)}</td>
              <td>{machineLevel}</td>
              <td>{level}</td>
              <td>{by.name}</td>
              <td>{reason ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
