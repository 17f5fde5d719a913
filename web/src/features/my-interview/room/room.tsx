import type { MyInterview } from '@colloquy/contracts/my-interview'
import { useAppSelector } from '../../../app/hooks.ts'
import { BetweenQuestions } from '../answering/between-questions.tsx'
import { PausedStep } from '../answering/paused-step.tsx'
import { QuestionPage } from '../answering/question-page.tsx'
import { NoticeStep } from '../onboarding/notice-step.tsx'
import { ProfileStep } from '../onboarding/profile-step.tsx'
import { ResumeStep } from '../onboarding/resume-step.tsx'
import { PracticeQuestion } from '../practice/practice-question.tsx'
import { ReadyStep } from '../practice/ready-step.tsx'
import { EndedPage } from '../receipt/ended-page.tsx'
import { ReceiptPage } from '../receipt/receipt-page.tsx'
import { RoomHelp } from './room-help.tsx'
import { selectResumeChoice } from './room-slice.ts'
import { WelcomeBack } from './welcome-back.tsx'

/** The exact place where the candidate is, as the server says. */
export function Room({ view }: { view: MyInterview }) {
  return (
    <>
      <WelcomeBack view={view} />
      <Place view={view} />
      <RoomHelp view={view} />
    </>
  )
}

function Place({ view }: { view: MyInterview }) {
  switch (view.status) {
    case 'invited':
    case 'onboarding':
      return <Onboarding view={view} />
    case 'ready':
      return view.practice.state === 'open' ? <PracticeQuestion view={view} /> : <ReadyStep view={view} />
    case 'in_progress':
      if (!view.current) return <BetweenQuestions key={view.answered} view={view} />
      return <QuestionPage key={view.current.questionId} view={view} question={view.current} />
    case 'paused':
      return <PausedStep view={view} />
    case 'submitted':
    case 'scored':
      return <ReceiptPage view={view} />
    case 'expired':
    case 'withdrawn':
    case 'cancelled':
      return <EndedPage view={view} status={view.status} />
  }
}

function Onboarding({ view }: { view: MyInterview }) {
  const choice = useAppSelector(selectResumeChoice)
  if (!view.consent) return <NoticeStep view={view} />
  const hasReadable = view.resume?.status === 'read'
  const goesOn = choice === 'without' || (choice === 'as_found' && hasReadable)
  return goesOn ? <ProfileStep view={view} /> : <ResumeStep view={view} />
}
