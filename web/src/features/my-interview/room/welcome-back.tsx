import type { MyInterview } from '@colloquy/contracts/my-interview'
import { useAppSelector } from '../../../app/hooks.ts'
import { clockTime } from '../../../ui/moments.ts'
import { selectArrival } from './room-slice.ts'
import { Note } from './step.tsx'

/** Tells somebody who comes back where they are. It covers nothing: a running clock does not wait for a greeting. */
export function WelcomeBack({ view }: { view: MyInterview }) {
  const arrival = useAppSelector(selectArrival)
  if (arrival !== 'back') return null
  const [firstName] = view.profile.fullName?.split(' ') ?? []
  return (
    <div role="status">
      <Note>
        <strong>Welcome back{firstName ? `, ${firstName}` : ''}.</strong> {placeText(view)}
      </Note>
      <br />
    </div>
  )
}

function placeText({ status, current, answered, outline, resume, practice }: MyInterview): string {
  const total = outline.questions.length
  switch (status) {
    case 'invited':
    case 'onboarding':
      return resume
        ? 'Your consent and your résumé are stored. Here you go on.'
        : 'Your consent is stored. Here you go on.'
    case 'ready':
      return practice.state === 'open'
        ? 'The practice question is still open.'
        : 'Everything is prepared. You can start when you like.'
    case 'in_progress':
      if (!current) return `${answered} of ${total} questions are answered. No clock is running.`
      return [
        `You are at question ${current.number} of ${total}.`,
        current.deadline ? 'Its clock kept running.' : '',
        current.draft ? `This is what we had saved at ${clockTime(current.draft.savedAt)}.` : '',
      ].join(' ')
    case 'paused':
      return `You paused after ${answered} of ${total} questions. No clock is running.`
    default:
      return 'This page is yours: it stays on this link.'
  }
}
