import { useEffect } from 'react'
import { Navigate } from 'react-router'
import { useFragmentToken } from '../../../app/fragment-token.ts'
import { paths } from '../../../app/paths.ts'
import { QuietLoader } from '../../../ui/quiet-loader.tsx'
import { useOpenInvitationMutation } from '../my-interview.api.ts'
import { LinkProblem } from './link-problem.tsx'

/** Trades the secret of the link for a cookie and goes on to the room. */
export function InvitationPage() {
  const token = useFragmentToken()
  const [open, { isSuccess, error, isLoading }] = useOpenInvitationMutation()
  useEffect(() => {
    if (token) void open({ body: { token } })
  }, [open, token])

  if (!token || isSuccess) return <Navigate to={paths.myInterview()} replace />
  if (error && !isLoading) return <LinkProblem error={error} onRetry={() => open({ body: { token } })} />
  return <QuietLoader label="Opening your invitation" />
}
