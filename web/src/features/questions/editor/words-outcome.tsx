import { Preflight } from '../preflight/preflight.tsx'
import type { QuestionWords, WordsFaults } from './question-words.ts'

/** Below the fields: how the rubric does that was tried, and that something is missing above. */
export function WordsOutcome({ tried, faults }: { tried: QuestionWords | null; faults: WordsFaults }) {
  const count = Object.keys(faults).length
  return (
    <>
      {tried && <Preflight prompt={tried.prompt} rubric={tried.rubric} />}
      {count > 0 && <p role="alert">{count === 1 ? 'One field needs' : `${count} fields need`} another look.</p>}
    </>
  )
}
