import type { AnsweredQuestion } from '@colloquy/contracts/interviews'
import { useSyncExternalStore } from 'react'
import { CountdownText } from '../../../../ui/countdown-text.tsx'
import classes from '../transcript.module.css'

type OpenQuestionProps = { state: AnsweredQuestion['state']; deadline: string | null }

/** A question without an answer yet; while it is open, its clock runs here too. */
export function OpenQuestion({ state, deadline }: OpenQuestionProps) {
  if (state !== 'open') return <p className={classes.nothing}>Not asked yet.</p>
  return (
    <p className={classes.live}>
      <span className={classes.pulse} aria-hidden />
      Being answered right now
      {deadline && <RunningDeadline deadline={deadline} />}
    </p>
  )
}

function RunningDeadline({ deadline }: { deadline: string }) {
  const second = useSyncExternalStore(onEachSecond, () => Math.floor(Date.now() / 1000))
  return (
    <strong>
      <CountdownText remainingMs={Date.parse(deadline) - second * 1000} />
    </strong>
  )
}

function onEachSecond(tell: () => void): () => void {
  const timer = setInterval(tell, 250)
  return () => clearInterval(timer)
}
