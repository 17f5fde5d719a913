import type { Invitation } from '@colloquy/contracts/invitations'
import { Button, Group } from '@mantine/core'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { notifyProblem } from '../../../app/notify.tsx'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { CopyField } from '../../../ui/copy-field.tsx'
import { calendarDay } from '../../../ui/moments.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import {
  useListInvitationsQuery,
  useRenewInvitationMutation,
  useRevokeInvitationMutation,
} from '../../positions/invitations/invitations.api.ts'
import classes from './person.module.css'

/** The links of one interview: which work, and how to make a new one. */
export function Invitations({ interviewId }: { interviewId: string }) {
  const invitations = useListInvitationsQuery({ params: { interviewId } })
  const [renew, renewal] = useRenewInvitationMutation()
  const mayInvite = useMay('invitations.create')
  return (
    <Loaded query={invitations}>
      {({ items }) => (
        <>
          <ul className={classes.links}>
            {items.map((invitation) => (
              <InvitationLine key={invitation.id} invitation={invitation} />
            ))}
          </ul>
          {mayInvite && (
            <Group gap="xs">
              <Button
                size="compact-sm"
                variant="default"
                loading={renewal.isLoading}
                onClick={() => renew({ params: { interviewId }, body: {} })}
              >
                Make a new link
              </Button>
            </Group>
          )}
          <ProblemNote error={renewal.error} />
          {renewal.data && (
            <CopyField
              label="New link"
              description="Shown only now; the ones before no longer work."
              value={renewal.data.link}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

const words = { active: 'Works', expired: 'Expired', revoked: 'Withdrawn' } as const

function InvitationLine({ invitation }: { invitation: Invitation }) {
  const { id, status, expiresAt, firstOpenedAt } = invitation
  const [revoke, { isLoading }] = useRevokeInvitationMutation()
  const mayRevoke = useMay('invitations.revoke')
  const withdraw = async () => {
    const result = await revoke({ params: { invitationId: id } })
    if ('error' in result) notifyProblem('The link was not withdrawn', result.error)
  }
  return (
    <li>
      <span>
        {words[status]}
        {status === 'active' && (
          <>
            {' until '}
            {calendarDay(expiresAt)}
          </>
        )}
        <span className={classes.quiet}>
          {firstOpenedAt ? (
            <>
              {', opened '}
              <RelativeTime at={firstOpenedAt} />
            </>
          ) : (
            ', not opened yet'
          )}
        </span>
      </span>
      {status === 'active' && mayRevoke && (
        <Button size="compact-xs" variant="subtle" loading={isLoading} onClick={withdraw}>
          Withdraw
        </Button>
      )}
    </li>
  )
}
