import type { Position } from '@colloquy/contracts/positions'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { StateBadge } from '../../../ui/state-badge.tsx'
import classes from './position-table.module.css'

/** Openings with how many candidates wait for what; the number to review leads to exactly those. */
export function PositionTable({ positions }: { positions: readonly Position[] }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Position</th>
            <th scope="col">State</th>
            <th scope="col" data-count="minor">
              Invited
            </th>
            <th scope="col" data-count="minor">
              Under way
            </th>
            <th scope="col">To review</th>
            <th scope="col" data-count="minor">
              Decided
            </th>
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {positions.map((position) => (
            <PositionRow key={position.id} position={position} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PositionRow({ position }: { position: Position }) {
  const { id, title, status, counts, templateName, questionsChosen, questionsWanted } = position
  const missing = questionsWanted - questionsChosen
  return (
    <tr>
      <td>
        <Link to={paths.position(id)} className={classes.title}>
          {title}
        </Link>
        <span className={classes.sub}>
          {templateName}
          {missing > 0 && `, ${missing} of ${questionsWanted} questions still to be chosen`}
        </span>
      </td>
      <td>
        <StateBadge tone={status === 'open' ? 'done' : 'quiet'}>{status === 'open' ? 'Open' : 'Closed'}</StateBadge>
      </td>
      <td data-count="minor">{counts.invited}</td>
      <td data-count="minor">{counts.active}</td>
      <td data-attention={counts.toReview > 0 || undefined}>
        {counts.toReview > 0 ? (
          <Link to={paths.interviews({ positionId: id, waitingFor: 'review' })}>{counts.toReview}</Link>
        ) : (
          0
        )}
      </td>
      <td data-count="minor">{counts.decided}</td>
      <td>{counts.total}</td>
    </tr>
  )
}
