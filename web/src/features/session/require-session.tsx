import { Navigate, Outlet, useLocation } from 'react-router'
import { isApiProblem } from '../../api/problem.ts'
import { problemText } from '../../api/problem-text.ts'
import { useAppSelector } from '../../app/hooks.ts'
import { paths } from '../../app/paths.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { QuietLoader } from '../../ui/quiet-loader.tsx'
import { useReadSessionQuery } from './session.api.ts'
import { selectSession } from './session-slice.ts'

/** Lets signed-in people through; the others sign in first and come back to where they wanted to go. */
export function RequireSession() {
  const session = useAppSelector(selectSession)
  const { pathname, search } = useLocation()
  const { error, isFetching, refetch } = useReadSessionQuery(undefined, { skip: session.state !== 'unknown' })

  if (session.state === 'signed_in')
    return session.secondFactorMissing && pathname !== paths.account() ? (
      <Navigate to={paths.account()} replace />
    ) : (
      <Outlet />
    )
  if (session.state === 'signed_out') {
    const backTo = session.why === 'left' || pathname === '/' ? undefined : `${pathname}${search}`
    return <Navigate to={paths.signIn(backTo)} replace />
  }
  if (error && !isFetching && !(isApiProblem(error) && error.status === 401)) {
    return <ErrorPanel {...problemText(error)} onRetry={refetch} />
  }
  return <QuietLoader label="Looking who is there" />
}
