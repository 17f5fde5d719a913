import { problemText } from '../../../api/problem-text.ts'
import { ErrorPanel } from '../../../ui/error-panel.tsx'

/** What the server refused, beside what was tried. Nothing when nothing was. */
export function Refusal({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (error === undefined || error === null) return null
  return <ErrorPanel compact {...problemText(error)} onRetry={onRetry} />
}
