import type { DecisionPacket } from '@colloquy/contracts/decision-packet'
import type { AnsweredQuestion } from '@colloquy/contracts/interviews'
import { durationText } from '../../../ui/moments.ts'
import { AnswerText } from '../transcript/answer/answer-text.tsx'
import { evidenceOf } from '../transcript/answer/evidence.ts'
import { AnchorList } from '../transcript/judgement/anchors.tsx'
import { flagText, levelText } from '../transcript/judgement/score-words.ts'
import classes from './packet.module.css'

type PacketAnswerProps = { question: AnsweredQuestion; packet: DecisionPacket }

/** One question with its anchors, the answer with what supports its levels, and all levels given to it. */
export function PacketAnswer({ question, packet }: PacketAnswerProps) {
  const { questionId, number, prompt, answer, score, anchors } = question
  const criterionName = (id: string) => packet.interview.criteria.find((one) => one.id === id)?.name ?? id
  return (
    <section className={classes.question} aria-label={`Question ${number}`}>
      <h3>
        {number}. {prompt}
      </h3>
      {answer ? (
        <>
          <AnswerText questionId={questionId} text={answer.text} evidence={evidenceOf(score, criterionName)} />
          <p className={classes.quiet}>
            {durationText(answer.usedMs / 1000)}, submitted by{' '}
            {answer.submittedBy === 'clock' ? 'the clock' : 'the candidate'}. SHA-256 {answer.sha256}
          </p>
        </>
      ) : (
        <p>Not answered.</p>
      )}
      <GivenLevels question={question} packet={packet} criterionName={criterionName} />
      {score?.flags.map((flag) => (
        <p key={flag}>{flagText(flag)}</p>
      ))}
      <details className={classes.anchors}>
        <summary>What each level means</summary>
        <AnchorList anchors={anchors} />
      </details>
    </section>
  )
}

type GivenLevelsProps = PacketAnswerProps & { criterionName: (id: string) => string }

function GivenLevels({ question: { questionId, score }, packet, criterionName }: GivenLevelsProps) {
  const people = packet.reviews.filter(({ ratings }) => ratings.some((rating) => rating.questionId === questionId))
  const levelBy = (index: number, criterionId: string) =>
    people[index]?.ratings.find((rating) => rating.questionId === questionId && rating.criterionId === criterionId)
      ?.level
  return (
    <div className={classes.wide}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">{score?.gradedBy ?? 'Machine'}</th>
            {people.map(({ id, reviewer }) => (
              <th scope="col" key={id}>
                {reviewer.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {packet.interview.criteria.map(({ id }) => {
            const machine = score?.criteria.find(({ criterionId }) => criterionId === id)
            return (
              <tr key={id}>
                <th scope="row">{criterionName(id)}</th>
                <td>{machine ? levelText(machine) : '–'}</td>
                {people.map((review, index) => (
                  <td key={review.id}>{levelBy(index, id) ?? '–'}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
