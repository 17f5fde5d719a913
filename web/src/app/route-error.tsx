import { useRouteError } from 'react-router'
import { ErrorPanel } from '../ui/error-panel.tsx'

/** A page broke: the others still work. A chunk that is gone means that a newer version was installed meanwhile. */
export function RouteError() {
  const error = useRouteError()
  const outdated = error instanceof TypeError && /import|module/i.test(error.message)
  return (
    <ErrorPanel
      title={outdated ? 'Colloquy was updated' : 'This page could not be shown'}
      detail={
        outdated
          ? 'This page belongs to the version before. Load it again to go on.'
          : 'Something went wrong on this page. What was saved is still there.'
      }
      retryLabel="Load again"
      onRetry={() => location.reload()}
    />
  )
}
