import { clockTime } from '../../../ui/moments.ts'
import classes from '../review.module.css'
import type { ReviewDraft } from './review-drafts-slice.ts'

/** Whether the server has it: "Saved 12:04:31". */
export function SaveState({ draft }: { draft: ReviewDraft }) {
  return (
    <span role="status" className={classes.saveState} data-state={draft.state}>
      {textOf(draft)}
    </span>
  )
}

function textOf({ state, savedAt }: ReviewDraft): string {
  switch (state) {
    case 'waiting':
    case 'saving':
      return 'Saving …'
    case 'unsaved':
      return 'Not saved yet; we keep trying'
    case 'conflict':
      return 'Not saved: changed elsewhere'
    case 'kept':
      return savedAt ? `Saved ${clockTime(savedAt)}` : 'Saves by itself'
  }
}
