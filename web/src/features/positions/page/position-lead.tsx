import type { Position } from '@colloquy/contracts/positions'
import { StateBadge } from '../../../ui/state-badge.tsx'
import classes from './position-lead.module.css'

/** State and numbers in one line below the title. */
export function PositionLead({ position }: { position: Position }) {
  const { status, counts, templateName } = position
  const waiting = counts.toReview === 0 ? 'nobody waits for a review' : `${counts.toReview} to review`
  return (
    <span className={classes.lead}>
      <StateBadge tone={status === 'open' ? 'done' : 'quiet'}>{status === 'open' ? 'Open' : 'Closed'}</StateBadge>
      <span>
        {templateName}, {counts.total === 1 ? '1 candidate' : `${counts.total} candidates`}, {waiting}
      </span>
    </span>
  )
}
