import type { Replay } from '@colloquy/contracts/replays'
import { Button, Progress } from '@mantine/core'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import classes from './replay.module.css'
import { useStopReplayMutation } from './replays.api.ts'

/** How far a replay is, and once it is over what it found. */
export function ReplayProgress({ replay }: { replay: Replay }) {
  const { id, status, done, total, scorer, startedBy, startedAt } = replay
  const [stop, { isLoading, error }] = useStopReplayMutation()
  return (
    <section className={classes.progress} aria-label="The replay">
      <p role="status">{sentence(replay)}</p>
      {status === 'running' && (
        <div className={classes.running}>
          <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label="Answers scored" />
          <Button
            size="compact-sm"
            variant="default"
            loading={isLoading}
            onClick={() => stop({ params: { replayId: id } })}
          >
            Stop it
          </Button>
        </div>
      )}
      <ProblemNote error={error} />
      <p className={classes.facts}>
        With the {scorer}, started by {startedBy.name} <RelativeTime at={startedAt} />
        {replay.costUsd !== null && `, ${replay.costUsd.toFixed(2)} US dollars`}
      </p>
    </section>
  )
}

function sentence({ status, done, total, wouldMove, wouldChange }: Replay): string {
  if (status === 'running') return `${done} of ${total} answers are scored.`
  if (status === 'stopped') return `Stopped after ${done} of ${total} answers. Nothing is compared.`
  if (wouldChange === 0) return 'No level would change.'
  const changed =
    wouldChange === 1 ? 'Levels of 1 interview would change' : `Levels of ${wouldChange} interviews would change`
  const moved = wouldMove === 0 ? 'none would stand elsewhere' : `${wouldMove} would stand elsewhere`
  return `${changed}; ${moved}.`
}
