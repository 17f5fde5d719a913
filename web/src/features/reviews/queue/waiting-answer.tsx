import type { ReplyOf } from '@colloquy/contracts/endpoint'
import type { readQueuedAnswer } from '@colloquy/contracts/review-queue'
import { Anchor } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { TextSkeleton } from '../../../ui/skeletons.tsx'
import { MachineLevels } from '../../interviews/transcript/judgement/machine-levels.tsx'
import { OwnerActions } from './owner-actions.tsx'
import classes from './queue.module.css'
import { QueueRatingForm } from './queue-rating-form.tsx'
import { waitingKinds } from './queue-words.ts'
import { useReadQueuedAnswerQuery } from './review-queue.api.ts'

export type WaitingDetail = ReplyOf<typeof readQueuedAnswer>

type WaitingAnswerProps = {
  answerId: string
  /** Whoever opened it is brought to it. */
  takesFocus: boolean
  onSettled: () => void
}

/** One waiting answer: why it waits, its words, and the levels to give. */
export function WaitingAnswer({ answerId, takesFocus, onSettled }: WaitingAnswerProps) {
  const answer = useReadQueuedAnswerQuery({ params: { answerId } })
  return (
    <Loaded query={{ ...answer, data: answer.currentData }} skeleton={<TextSkeleton lines={12} />}>
      {(waiting) => (
        <article key={answerId} className={classes.answer} aria-labelledby="waiting-answer">
          <p className={classes.facts}>
            <span>
              {waiting.position.title}, question {waiting.number}
            </span>
            <span>
              waits since <RelativeTime at={waiting.since} />
            </span>
            <Anchor component={Link} size="sm" to={paths.interview(waiting.interviewId)}>
              Whole interview
            </Anchor>
          </p>
          <AnswerHeading prompt={waiting.prompt} takesFocus={takesFocus} />
          <p className={classes.why}>{waitingKinds[waiting.kind].sentence}</p>
          <OwnerActions waiting={waiting} />
          <AnswerWords text={waiting.text} submittedBy={waiting.submittedBy} />
          <Disclosure label="Reference answer">
            <p className={classes.reference}>{waiting.reference}</p>
          </Disclosure>
          {waiting.score && (
            <Disclosure label="What the machine gave">
              <MachineLevels score={waiting.score} criteria={waiting.rubric} />
            </Disclosure>
          )}
          <QueueRatingForm waiting={waiting} onSettled={onSettled} />
        </article>
      )}
    </Loaded>
  )
}

function AnswerHeading({ prompt, takesFocus }: { prompt: string; takesFocus: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [])
  return (
    <h2 id="waiting-answer" ref={heading} tabIndex={-1} className={classes.prompt}>
      {prompt}
    </h2>
  )
}

function AnswerWords({ text, submittedBy }: Pick<WaitingDetail, 'text' | 'submittedBy'>) {
  if (text.trim() === '') {
    const how = submittedBy === 'clock' ? 'The time was over.' : 'The answer was submitted empty.'
    return <p className={classes.nothing}>Nothing was written. {how}</p>
  }
  return <blockquote className={classes.words}>{text}</blockquote>
}
