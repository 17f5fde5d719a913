import { myLiveEventsPath } from '@colloquy/contracts/live-events'
import type { MyInterview } from '@colloquy/contracts/my-interview'
import { useEffect } from 'react'
import { selectLive } from '../../../api/connection-slice.ts'
import { holdLiveConnection } from '../../../api/live.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { TextSkeleton } from '../../../ui/skeletons.tsx'
import { useReadMyInterviewQuery } from '../my-view.api.ts'
import { isUnderWay } from '../onboarding/reading-step.tsx'
import { ErasedPage } from '../receipt/erased-page.tsx'
import { isErased } from '../receipt/is-erased.ts'
import { Room } from '../room/room.tsx'
import { selectErased } from '../room/room-slice.ts'
import { LinkProblem } from './link-problem.tsx'

/** The candidate's own interview, once the cookie is there. */
export function MyInterviewPage() {
  const dispatch = useAppDispatch()
  const wasErased = useAppSelector(selectErased)
  const live = useAppSelector(selectLive)
  const shown = useReadMyInterviewQuery(undefined, {
    skip: wasErased,
    refetchOnFocus: true,
    refetchOnReconnect: true,
    pollingInterval: live === 'open' ? 0 : 10_000,
  })
  useReadMyInterviewQuery(undefined, { skip: wasErased || !mayMoveSoon(shown.data), pollingInterval: 2000 })
  const hasInterview = shown.data !== undefined && !wasErased
  useEffect(() => (hasInterview ? holdLiveConnection(myLiveEventsPath, dispatch) : undefined), [dispatch, hasInterview])

  if (wasErased || (shown.data && isErased(shown.data))) return <ErasedPage />
  if (shown.data) return <Room view={shown.data} />
  if (shown.error && !shown.isFetching) return <LinkProblem error={shown.error} onRetry={shown.refetch} />
  return <TextSkeleton lines={6} />
}

/** Something is under way that ends within seconds: a résumé being read, a clock about to start. */
function mayMoveSoon(view: MyInterview | undefined): boolean {
  if (!view) return false
  const reading = view.resume !== null && isUnderWay(view.resume)
  return reading || (view.current !== null && view.current.startedAt === null)
}
