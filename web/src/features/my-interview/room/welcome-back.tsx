import type { MyInterview } from '@colloquy/contracts/my-interview'
import { useAppSelector } from '../../../app/hooks.ts'
import { clockTime } from '../../../ui/moments.ts'
import classes from './room.module.css'
import { selectArrival } from './room-slice.ts'
import { Note } from './step.tsx'
import { isUnderWay } from './under-way.ts'

/** Tells somebody who comes back where they are. It covers nothing: a running clock does not wait for a greeting. */
export function WelcomeBack({ view }: { view: MyInterview }) {
  const arrival = useAppSelector(selectArrival)
  if (arrival !== 'back' || !isUnderWay(view)) return null
  const [firstName] = view.profile.fullName?.split(' ') ?? []
  return (
    <div role="status" className={classes.welcome}>
      <Note>
        <strong>Welcome back{firstName ? `, ${firstName}` : ''}.</strong> {placeText(view)}
      </Note>
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
      if (!current) return `Questions answered: ${answered} of ${total}. No clock is running.`
      return [
        `You are at question ${current.number} of ${total}.`,
        current.deadline ? 'Its clock kept running.' : '',
        current.draft ? `This is what we had saved at ${clockTime(current.draft.savedAt)}.` : '',
      ].join(' ')
    case 'paused':
      return `You paused with ${answered} of ${total} questions answered. No clock is running.`
    default:
      return ''
  }
}
