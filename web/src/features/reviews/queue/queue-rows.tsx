import type { QueuedAnswer } from '@colloquy/contracts/review-queue'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import classes from './queue.module.css'
import { waitingKinds } from './queue-words.ts'

type QueueRowsProps = {
  answers: readonly QueuedAnswer[]
  openId: string | null
  addressOf: (answerId: string) => string
}

/** The answers that wait, oldest first; each leads to its words and levels. */
export function QueueRows({ answers, openId, addressOf }: QueueRowsProps) {
  const list = useRef<HTMLUListElement>(null)
  // The place in the list goes with the answer that the keys open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another open answer is another place
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>('a[aria-current]')
    link?.scrollIntoView({ block: 'nearest' })
    if (list.current?.contains(document.activeElement)) link?.focus()
  }, [openId])
  return (
    <ul ref={list} className={classes.rows} aria-label="Waiting answers">
      {answers.map(({ answerId, prompt, number, kind, position, since, owner }) => (
        <li key={answerId} data-open={answerId === openId || undefined}>
          <Link to={addressOf(answerId)} state={{ focus: true }} aria-current={answerId === openId || undefined}>
            {prompt}
          </Link>
          <span className={classes.facts}>
            <StateBadge tone={waitingKinds[kind].tone}>{waitingKinds[kind].word}</StateBadge>
            <span>
              waits since <RelativeTime at={since} />
            </span>
            <span>{owner ? owner.name : 'nobody has it'}</span>
            <span>
              {position.title}, question {number}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
