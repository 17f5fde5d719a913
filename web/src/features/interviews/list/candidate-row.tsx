import type { InterviewListItem } from '@colloquy/contracts/interviews'
import { Checkbox } from '@mantine/core'
import type { CSSProperties } from 'react'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { nameHiddenWords, nameOf, stateOf, waitingWords } from '../interview-words.ts'
import { ScoreText } from '../score-text.tsx'
import classes from './candidates.module.css'

type CandidateRowProps = {
  item: InterviewListItem
  current: boolean
  selected: boolean
  selectable: boolean
  showPosition: boolean
  style: CSSProperties
  index: number
  onSelect: () => void
}

/** One candidate. The whole row is the link; the box for comparing stands above it. */
export function CandidateRow({ item, current, selected, selectable, style, index, ...rest }: CandidateRowProps) {
  const state = stateOf(item)
  const name = nameOf(item.candidate)
  return (
    <tr
      aria-rowindex={index + 2}
      className={classes.row}
      data-current={current || undefined}
      data-selected={selected || undefined}
      style={style}
    >
      <td className={classes.box}>
        <Checkbox
          size="xs"
          checked={selected}
          disabled={!selectable}
          onChange={rest.onSelect}
          aria-label={`Compare ${name}`}
        />
      </td>
      <td className={classes.name}>
        <Link to={paths.interview(item.id)} className={classes.link}>
          {name}
        </Link>
        {item.nameHidden && <span className={`${classes.sub} ${classes.blind}`}>{nameHiddenWords}</span>}
        {item.candidate.name && item.candidate.email && <span className={classes.sub}>{item.candidate.email}</span>}
      </td>
      {rest.showPosition && <td className={classes.position}>{item.position.title}</td>}
      <td className={classes.state}>
        <StateBadge tone={state.tone}>{state.word}</StateBadge>
      </td>
      <td className={classes.score}>
        <ScoreText score={item.score} />
      </td>
      <td className={classes.waiting} data-nobody={item.waitingFor === 'nobody' || undefined}>
        {item.waitingFor === 'nobody' ? '–' : waitingWords[item.waitingFor]}
        {item.humanRequested && <span className={classes.human}>asked for a person</span>}
      </td>
      <td className={classes.answered}>{item.questions === 0 ? '–' : `${item.answered} of ${item.questions}`}</td>
      <td className={classes.when}>
        <RelativeTime at={item.lastEventAt} />
      </td>
    </tr>
  )
}
