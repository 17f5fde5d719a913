import type { Position } from '@colloquy/contracts/positions'
import { Button, FileButton, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { useInviteManyMutation } from './invitations.api.ts'
import { type InviteeLine, inviteeLines, mostInvited } from './invitee-lines.ts'
import { LinkTable } from './link-table.tsx'
import { Preview } from './preview.tsx'

const toInvitee = ({ fullName, email }: InviteeLine) => ({
  ...(fullName ? { fullName } : {}),
  ...(email ? { email } : {}),
})

/** Many at once: a CSV file or pasted lines, a preview, then the links as a table. */
export function InviteMany({ position, onClose }: { position: Position; onClose: () => void }) {
  const [inviteMany, { data, error, isLoading }] = useInviteManyMutation()
  const [text, setText] = useState('')
  const lines = inviteeLines(text)
  const good = lines.filter(({ fault }) => fault === null)
  const readFile = async (file: File | null) => {
    if (file) setText(await file.text())
  }
  const invite = () => inviteMany({ params: { positionId: position.id }, body: { invitees: good.map(toInvitee) } })

  if (data) return <LinkTable links={data.items} title={position.title} onDone={onClose} />
  return (
    <Stack gap="md">
      <Textarea
        label="Name and email, one candidate a line"
        placeholder={'Jo Doe, jo@example.org\nKim Roe, kim@example.org'}
        autosize
        minRows={4}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FileButton accept=".csv,text/csv,text/plain" onChange={readFile}>
        {(props) => (
          <Button {...props} variant="default" size="xs" style={{ alignSelf: 'start' }}>
            Take a CSV file
          </Button>
        )}
      </FileButton>
      {lines.length > 0 && <Preview lines={lines} />}
      {good.length > mostInvited && <p>At most {mostInvited} at once: split the list.</p>}
      <ProblemNote error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={isLoading} disabled={good.length === 0 || good.length > mostInvited} onClick={invite}>
          {good.length === 1 ? 'Make 1 link' : `Make ${good.length || ''} links`}
        </Button>
      </Group>
    </Stack>
  )
}
