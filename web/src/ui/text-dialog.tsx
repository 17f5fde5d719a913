import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'

type TextDialogProps = {
  opened: boolean
  title: string
  lead: string
  label: string
  confirmLabel: string
  danger?: boolean
  busy: boolean
  problem?: ReactNode
  onConfirm: (text: string) => void
  onCancel: () => void
}

/** Asks for a sentence, such as a reason, before something is done. */
export function TextDialog(props: TextDialogProps) {
  const { opened, title, onCancel } = props
  return (
    <Modal opened={opened} onClose={onCancel} title={title} centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <TextForm {...props} />
    </Modal>
  )
}

function TextForm({ lead, label, confirmLabel, danger, busy, problem, onConfirm, onCancel }: TextDialogProps) {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const submit = () => (text.trim() ? onConfirm(text.trim()) : setAsked(true))
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        <Text size="sm">{lead}</Text>
        <Textarea
          label={label}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={asked && !text.trim() ? 'Say it in a sentence.' : undefined}
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
        />
        {problem}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} {...(danger ? { color: 'var(--danger-filled)' } : {})}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
