import type { Criterion } from '@colloquy/contracts/templates'
import classes from '../transcript.module.css'

type Anchors = Criterion['anchors']
const levels = ['5', '4', '3', '2', '1'] as const

/** What each level means, best first. */
export function AnchorList({ anchors }: { anchors: Anchors }) {
  return (
    <dl className={classes.anchors}>
      {levels.map((level) => (
        <div key={level}>
          <dt>{level}</dt>
          <dd>{anchors[level]}</dd>
        </div>
      ))}
    </dl>
  )
}
