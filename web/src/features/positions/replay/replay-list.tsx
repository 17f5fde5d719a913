import type { Replay } from '@colloquy/contracts/replays'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import classes from './replay.module.css'

type ReplayListProps = { replays: readonly Replay[]; shownId: string | undefined; onChoose: (id: string) => void }

const words = { running: 'running', finished: 'finished', stopped: 'stopped' } as const

/** Earlier replays, to look at again. */
export function ReplayList({ replays, shownId, onChoose }: ReplayListProps) {
  return (
    <nav aria-label="Replays of this position" className={classes.list}>
      <ul>
        {replays.map(({ id, startedAt, scorer, status }) => (
          <li key={id}>
            <button type="button" aria-current={id === shownId || undefined} onClick={() => onChoose(id)}>
              <RelativeTime at={startedAt} />, {scorer}, {words[status]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
