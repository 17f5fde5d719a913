import { Button, Stack } from '@mantine/core'
import { Loaded } from '../../app/loaded.tsx'
import { notifyDone, notifyProblem } from '../../app/notify.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { useEndMyOtherSessionsMutation, useEndMySessionMutation, useListMySessionsQuery } from './account.api.ts'
import { SessionList } from './session-list.tsx'

export function OwnSessions() {
  const sessions = useListMySessionsQuery()
  const [end, ending] = useEndMySessionMutation()
  const [endOthers, endingOthers] = useEndMyOtherSessionsMutation()
  const endOne = async (sessionId: string) => {
    const result = await end({ params: { sessionId } })
    if ('error' in result) notifyProblem('This session was not ended', result.error)
    else notifyDone('That session has ended.')
  }
  const endAll = async () => {
    const result = await endOthers()
    if ('error' in result) notifyProblem('The other sessions were not ended', result.error)
    else notifyDone('You are signed out everywhere but here.')
  }
  return (
    <Loaded query={sessions} skeleton={<RowsSkeleton rows={2} height={56} />}>
      {({ items }) => (
        <Stack gap="md" align="flex-start">
          <SessionList
            sessions={items}
            action={({ id, device, current }) =>
              !current && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Sign out ${device}`}
                  disabled={ending.isLoading}
                  onClick={() => endOne(id)}
                >
                  Sign out
                </Button>
              )
            }
          />
          {items.length > 1 && (
            <Button variant="default" loading={endingOthers.isLoading} onClick={endAll}>
              Sign out everywhere but here
            </Button>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
