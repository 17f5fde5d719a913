import type { ReplyOf } from '@colloquy/contracts/endpoint'
import type { compareInterviews } from '@colloquy/contracts/interviews'
import type { Criterion } from '@colloquy/contracts/templates'
import { durationText } from '../../../ui/moments.ts'
import { ScoreText } from '../score-text.tsx'
import { levelText } from '../transcript/judgement/score-words.ts'
import classes from './comparison.module.css'

type Answer = ReplyOf<typeof compareInterviews>['questions'][number]['answers'][number]

/** One answer in its column, with its levels below. */
export function ComparedAnswer({ answer, criteria }: { answer: Answer | undefined; criteria: readonly Criterion[] }) {
  if (!answer || answer.text === null) return <p className={classes.nothing}>Not answered.</p>
  const { text, usedMs, score } = answer
  return (
    <>
      {text.trim() ? <p className={classes.answer}>{text}</p> : <p className={classes.nothing}>No answer was given.</p>}
      <dl className={classes.levels}>
        {score?.criteria.map((one) => (
          <div key={one.criterionId}>
            <dt>{criteria.find(({ id }) => id === one.criterionId)?.name ?? one.criterionId}</dt>
            <dd>{levelText(one)}</dd>
          </div>
        ))}
        {score && (
          <div>
            <dt>This answer</dt>
            <dd>
              <ScoreText score={score} />
            </dd>
          </div>
        )}
        {usedMs !== null && (
          <div>
            <dt>Time used</dt>
            <dd>{durationText(usedMs / 1000)}</dd>
          </div>
        )}
      </dl>
    </>
  )
}
