import type { ReactNode } from 'react'
import { isApiProblem } from '../api/problem.ts'
import { problemText } from '../api/problem-text.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { TextSkeleton } from '../ui/skeletons.tsx'

type Query<T> = { data?: T | undefined; error?: unknown; isFetching: boolean; refetch: () => unknown }

type LoadedProps<T> = {
  query: Query<T>
  /** Shown while nothing is known yet; as large as what comes. */
  skeleton?: ReactNode
  children: (data: T) => ReactNode
}

/** What the server knows: a skeleton until it is here, the reason and "Try again" if it is not; an old copy stays up. */
export function Loaded<T>({ query, skeleton = <TextSkeleton />, children }: LoadedProps<T>) {
  const { data, error, isFetching, refetch } = query
  if (data !== undefined) {
    return (
      <>
        {error !== undefined && !isFetching && <StaleNote error={error} onRetry={refetch} />}
        {children(data)}
      </>
    )
  }
  if (error !== undefined && !isFetching)
    return <ErrorPanel {...readingProblem(error)} onRetry={isFinal(error) ? undefined : refetch} />
  return (
    <div role="status">
      <span className="visually-hidden">Loading</span>
      {skeleton}
    </div>
  )
}

/** The same question would get the same answer. */
const isFinal = (error: unknown) =>
  isApiProblem(error) && ['not_found', 'forbidden', 'validation_failed'].includes(error.code)

// A reading has no fields: what the server refuses in it is the address itself.
function readingProblem(error: unknown) {
  const text = problemText(error)
  const isMistyped = isApiProblem(error) && error.code === 'validation_failed'
  return isMistyped ? { ...text, title: 'There is nothing here', detail: 'The address may be mistyped.' } : text
}

function StaleNote({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  const { detail, referenceId } = problemText(error)
  return (
    <ErrorPanel
      compact
      title="This could not be read again; what you see may be a little old"
      detail={detail}
      referenceId={referenceId}
      onRetry={onRetry}
    />
  )
}
