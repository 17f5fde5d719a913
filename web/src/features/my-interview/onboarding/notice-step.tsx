import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Button } from '@mantine/core'
import { isApiProblem } from '../../../api/problem.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { sentenceStart } from '../../../ui/sentence.ts'
import { outlineText } from '../clock/limit-text.ts'
import { useConsentMutation } from '../my-interview.api.ts'
import { readAgain } from '../my-view.api.ts'
import { Refusal } from '../room/refusal.tsx'
import roomClasses from '../room/room.module.css'
import { Quiet, Step, StepActions } from '../room/step.tsx'

/** First of all: who decides, how many questions, each limit, what is kept and for how long. */
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
        <dt>Who decides</dt>
        <dd>
          {sentenceStart(notice.decidedBy)}. A person decides, never a program. You hear within{' '}
          {days(notice.decisionWithinDays)} after you finish.
        </dd>
        <dt>Who scores</dt>
        <dd>
          A draft of the scores comes from {notice.scoredBy}. It sees the questions and your answers, not your name,
          contact or résumé. You can ask for a person to look instead, at any time.
        </dd>
        {notice.scoredBy !== builtIn && (
          <>
            <dt>Who reads the résumé</dt>
            <dd>
              A program finds your name, contact and skills in it. A model also sums it up for the interviewer; it gets
              neither your name nor your contact, and no score comes from it.
            </dd>
          </>
        )}
        <dt>What we keep</dt>
        <dd>
          Your name, email and phone, your résumé, your answers and the time used. All of it is deleted{' '}
          {days(notice.retentionDays)} after the decision, or earlier when you erase it. You can get a copy.
        </dd>
        <dt>What we note</dt>
        <dd>
          While a question is open: pasted text, leaving the page, a lost connection. The interviewer sees these as
          facts. They never change a score.
        </dd>
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

/** As the notice names it where no model is configured: then no model gets the résumé either. */
const builtIn = 'the built-in grader'

const days = (count: number) => (count === 1 ? 'one day' : `${count} days`)
