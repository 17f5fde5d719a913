import type { IntegritySignal } from '@colloquy/contracts/scores'
import { clockTime } from '../../../../ui/moments.ts'
import classes from '../transcript.module.css'

const words: Record<IntegritySignal['kind'], string> = {
  paste: 'Text was pasted',
  focus_lost: 'The page was left',
  reconnect: 'The connection was lost and came back',
}

/** Observed facts. The candidate was told; they change no score. */
export function Signals({ signals }: { signals: readonly IntegritySignal[] }) {
  if (signals.length === 0) return null
  return (
    <details className={classes.signals}>
      <summary>
        {signals.length === 1 ? '1 thing was noticed' : `${signals.length} things were noticed`} while this was written;
        none of them changes a score
      </summary>
      <ul>
        {signals.map(({ kind, at, detail }) => (
          <li key={`${kind} ${at}`}>
            <time dateTime={at}>{clockTime(at)}</time> {words[kind]}
            {detail && `: ${detail}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
