import { problemText } from '../api/problem-text.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'

/** A refusal inside a form or a panel; nothing where there is none. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (error === undefined || error === null) return null
  return <ErrorPanel compact {...problemText(error)} onRetry={onRetry} />
}
