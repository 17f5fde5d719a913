import type { OpenLink } from '@colloquy/contracts/invitations'
import type { Position } from '@colloquy/contracts/positions'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { notifyProblem } from '../../../app/notify.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx'
import { useListOpenLinksQuery, useRevokeOpenLinkMutation } from '../invitations/invitations.api.ts'
import tableClasses from '../list/position-table.module.css'
import { NewOpenLink } from './new-open-link.tsx'

const words: Record<OpenLink['status'], { word: string; tone: Tone }> = {
  active: { word: 'Works', tone: 'done' },
  expired: { word: 'Closed by date', tone: 'quiet' },
  revoked: { word: 'Withdrawn', tone: 'quiet' },
  used_up: { word: 'All places taken', tone: 'quiet' },
}

/** Links that anyone may use until they are full or closed. */
export function OpenLinks({ position }: { position: Position }) {
  const links = useListOpenLinksQuery({ params: { positionId: position.id } })
  const [creating, dialog] = useDisclosure(false)
  const mayWrite = useMay('open-links.write')
  const create = mayWrite && position.status === 'open' && <Button onClick={dialog.open}>Make an open link</Button>
  return (
    <>
      <Loaded query={links}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No open links" action={create}>
              An open link is one address for many: put it into an advertisement, and whoever opens it can register
              until the places are taken or the date is over.
            </EmptyState>
          ) : (
            <>
              <OpenLinkTable links={items} mayWrite={mayWrite} />
              <div style={{ marginTop: '1rem' }}>{create}</div>
            </>
          )
        }
      </Loaded>
      {creating && <NewOpenLink positionId={position.id} onClose={dialog.close} />}
    </>
  )
}

function OpenLinkTable({ links, mayWrite }: { links: readonly OpenLink[]; mayWrite: boolean }) {
  const [revoke, { isLoading }] = useRevokeOpenLinkMutation()
  const withdraw = async (openLinkId: string) => {
    const result = await revoke({ params: { openLinkId } })
    if ('error' in result) notifyProblem('The link was not withdrawn', result.error)
  }
  return (
    <div className={tableClasses.scroll}>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">Made</th>
            <th scope="col">State</th>
            <th scope="col">Places taken</th>
            <th scope="col">Closes</th>
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {links.map(({ id, status, uses, maxUses, closesAt, createdAt }) => (
            <tr key={id}>
              <td>
                <RelativeTime at={createdAt} />
              </td>
              <td>
                <StateBadge tone={words[status].tone}>{words[status].word}</StateBadge>
              </td>
              <td>
                {uses} of {maxUses}
              </td>
              <td>
                <RelativeTime at={closesAt} />
              </td>
              <td>
                {mayWrite && status === 'active' && (
                  <Button size="compact-xs" variant="subtle" loading={isLoading} onClick={() => withdraw(id)}>
                    Withdraw
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
