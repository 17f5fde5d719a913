import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { useState } from 'react'
import { FlushButton } from '../../../ui/flush-button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import classes from './person.module.css'

const shownAtFirst = 6

/** What happened, latest first. */
export function Timeline({ entries }: { entries: InterviewDetail['timeline'] }) {
  const [all, setAll] = useState(false)
  const latestFirst = entries.map((entry, index) => ({ ...entry, index })).reverse()
  const shown = all ? latestFirst : latestFirst.slice(0, shownAtFirst)
  return (
    <>
      <ol className={classes.timeline}>
        {shown.map(({ index, at, text, by }) => (
          <li key={index}>
            <span>{text}</span>
            <span className={classes.quiet}>
              <RelativeTime at={at} /> by {by}
            </span>
          </li>
        ))}
      </ol>
      {entries.length > shownAtFirst && (
        <FlushButton onClick={() => setAll(!all)}>{all ? 'Show less' : `Show all ${entries.length}`}</FlushButton>
      )}
    </>
  )
}
