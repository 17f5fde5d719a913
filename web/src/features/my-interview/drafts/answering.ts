import type { StartListening } from '../../../app/store.ts'
import { autosave } from './autosave.ts'
import { watchDeadline } from './deadline-watch.ts'
import { keepTextLocally } from './local-keeping.ts'
import { openAnswers } from './opening.ts'
import { submitAnswers } from './submitting.ts'

/** Everything that happens around writing an answer, outside of React: read top to bottom. */
export function writeAnswers(listen: StartListening) {
  openAnswers(listen)
  keepTextLocally(listen)
  autosave(listen)
  watchDeadline(listen)
  submitAnswers(listen)
}
