import type { Position } from '@colloquy/contracts/positions'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMay } from '../../../app/current-user.ts'
import { notifyDone, notifyProblem } from '../../../app/notify.tsx'
import { paths } from '../../../app/paths.ts'
import { InviteDialog } from '../invitations/invite-dialog.tsx'
import { useChangePositionMutation } from '../positions.api.ts'

export function PositionActions({ position }: { position: Position }) {
  const { id, version, status } = position
  const [change, { isLoading }] = useChangePositionMutation()
  const [inviting, dialog] = useDisclosure(false)
  const mayWrite = useMay('positions.write')
  const mayReport = useMay('reports.read')
  const mayInvite = useMay('invitations.create')
  const next = status === 'open' ? 'closed' : 'open'
  const turn = async () => {
    const result = await change({ params: { positionId: id }, body: { status: next }, ifMatch: version })
    if ('error' in result) notifyProblem('The position was not changed', result.error)
    else
      notifyDone(
        next === 'open' ? 'The position is open again.' : 'The position is closed. Interviews under way go on.',
      )
  }
  return (
    <>
      {mayReport && position.counts.total > 0 && (
        <>
          <Button component="a" variant="default" href={paths.interviewsCsv(id)} download>
            List as CSV
          </Button>
          <Button component="a" variant="default" href={paths.levelsCsv(id)} download>
            Levels as CSV
          </Button>
        </>
      )}
      {mayWrite && (
        <Button variant="default" loading={isLoading} onClick={turn}>
          {status === 'open' ? 'Close position' : 'Open again'}
        </Button>
      )}
      {mayInvite && status === 'open' && <Button onClick={dialog.open}>Invite</Button>}
      {inviting && <InviteDialog position={position} onClose={dialog.close} />}
    </>
  )
}
