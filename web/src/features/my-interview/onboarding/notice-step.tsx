import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Button } from '@mantine/core'
import { Fragment } from 'react'
import { isApiProblem } from '../../../api/problem.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { outlineText } from '../clock/limit-text.ts'
import { useConsentMutation } from '../my-interview.api.ts'
import { readAgain } from '../my-view.api.ts'
import { Refusal } from '../room/refusal.tsx'
import roomClasses from '../room/room.module.css'
import { Quiet, Step, StepActions } from '../room/step.tsx'

/** First of all: how many questions, each limit, and the notice in the words of the server, which keeps those that are agreed to. */
export function NoticeStep({ view }: { view: MyInterview }) {
  const { position, notice, outline, accommodation } = view
  const dispatch = useAppDispatch()
  const [consent, { isLoading, error }] = useConsentMutation()
  const agree = async () => {
    const result = await consent({ body: { noticeVersion: notice.version } })
    const isOutdated = isApiProblem(result.error) && result.error.code === 'notice_outdated'
    if (isOutdated) await dispatch(readAgain())
  }
  return (
    <Step title={position.title} place="Your interview">
      {position.description && <p>{position.description}</p>}
      <dl className={roomClasses.facts}>
        <dt>What happens</dt>
        <dd>
          You answer{' '}
          {outline.questions.length === 1 ? 'one question' : `${outline.questions.length} questions, one at a time,`} in
          writing: {outlineText(outline.questions, accommodation.extraTime)}. Before that you may add your résumé and
          try a practice question.
        </dd>
        {notice.facts.map(({ title, text }) => (
          <Fragment key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
      </dl>
      <Refusal error={error} />
      <StepActions>
        <Button size="lg" loading={isLoading} onClick={agree}>
          I agree, go on
        </Button>
      </StepActions>
      <Quiet>We ask for nothing before you agree. You may close this page and come back by the same link.</Quiet>
    </Step>
  )
}
