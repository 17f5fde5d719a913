import type { InterviewScore } from '@colloquy/contracts/scores'
import { scoreText } from './interview-words.ts'
import classes from './score-text.module.css'

/** A total with its kind in words; a number that a person has not confirmed is set lighter. */
export function ScoreText({ score }: { score: InterviewScore | null }) {
  if (!score) return <span className={classes.none}>–</span>
  const text = scoreText(score)
  const [value, ...kind] = text.split(' ')
  if (kind.length === 0) return <span className={classes.kind}>{text}</span>
  return (
    <span className={classes.score} data-kind={score.kind}>
      <span className={classes.value}>{value}</span> <span className={classes.kind}>{kind.join(' ')}</span>
    </span>
  )
}
