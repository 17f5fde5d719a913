import type { Position } from '@colloquy/contracts/positions'
import { Modal, Tabs } from '@mantine/core'
import { InviteMany } from './invite-many.tsx'
import { InviteOne } from './invite-one.tsx'

/** Links for one person, or for a whole list. Each is shown once: only its hash is kept. */
export function InviteDialog({ position, onClose }: { position: Position; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Invite to ${position.title}`}
      size="xl"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Tabs defaultValue="one">
        <Tabs.List mb="md">
          <Tabs.Tab value="one">One person</Tabs.Tab>
          <Tabs.Tab value="many">From a list</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="one">
          <InviteOne positionId={position.id} onClose={onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="many">
          <InviteMany position={position} onClose={onClose} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  )
}
