import type { AnsweredQuestion } from '@colloquy/contracts/interviews'
import { durationText } from '../../../../ui/moments.ts'
import { RelativeTime } from '../../../../ui/relative-time.tsx'
import classes from '../transcript.module.css'

/** How the answer came in. */
export function AnswerFacts({ answer }: { answer: NonNullable<AnsweredQuestion['answer']> }) {
  return (
    <p className={classes.facts}>
      {answer.submittedBy === 'clock' && (
        <strong>Submitted by the clock: time was up, the last saved text was taken. </strong>
      )}
      {durationText(answer.usedMs / 1000)} used, <RelativeTime at={answer.submittedAt} />
    </p>
  )
}
