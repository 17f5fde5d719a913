import { clockTime } from '../../../ui/moments.ts'
import classes from '../review.module.css'

type SaveStateProps = {
  state: 'kept' | 'waiting' | 'saving' | 'unsaved' | 'conflict' | 'refused'
  savedAt: string | null
}

/** Whether the server has it: "Saved 12:04:31". */
export function SaveState({ state, savedAt }: SaveStateProps) {
  return (
    <span role="status" className={classes.saveState} data-state={state}>
      {textOf(state, savedAt)}
    </span>
  )
}

function textOf(state: SaveStateProps['state'], savedAt: string | null): string {
  switch (state) {
    case 'waiting':
    case 'saving':
      return 'Saving …'
    case 'unsaved':
      return 'Not saved yet; we keep trying'
    case 'conflict':
      return 'Not saved: changed elsewhere'
    case 'refused':
      return 'Not saved'
    case 'kept':
      return savedAt ? `Saved ${clockTime(savedAt)}` : 'Saves by itself'
  }
}
