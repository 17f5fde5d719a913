import { selectOnline } from '../../../api/connection-slice.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { clockTime } from '../../../ui/moments.ts'
import { type AnswerState, isSaved, selectAnswer } from '../drafts/answer-slice.ts'
import classes from './question-page.module.css'

/** What is saved, and where. */
export function SaveLine() {
  const answer = useAppSelector(selectAnswer)
  const online = useAppSelector(selectOnline)
  const isWaiting = (!online || answer.unreachable) && !isSaved(answer)
  return (
    <span className={classes.saveLine} data-waiting={isWaiting || undefined} role="status">
      {saveText(answer, online)}
    </span>
  )
}

function saveText(answer: AnswerState, online: boolean): string {
  const last = answer.saved ? `Saved ${clockTime(answer.saved.savedAt)}` : ''
  if (isSaved(answer)) return last
  if (answer.timeUp) return last
  if (answer.conflict) return 'What stands here is not saved yet: choose one of the two texts.'
  if (!online || answer.unreachable) {
    const where = answer.keptLocally ? 'The rest is kept on this device' : 'Keep this page open: the rest is only here'
    const state = online ? 'We cannot reach the server.' : 'You are offline.'
    return `${state} ${last ? `${last}.` : 'Nothing is on the server yet.'} ${where} and is sent when the connection is back.`
  }
  return last ? `${last} …` : 'Saving …'
}
