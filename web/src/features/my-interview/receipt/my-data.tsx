import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Anchor } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { saveAsFile } from '../../../ui/save-as-file.ts'
import { useEraseMyDataMutation, useExportMyDataMutation } from '../my-interview.api.ts'
import { AskForHuman } from '../room/ask-for-human.tsx'
import { Refusal } from '../room/refusal.tsx'
import room from '../room/room.module.css'
import { CorrectProfile } from './correct-profile.tsx'
import { DataSheet } from './data-sheet.tsx'

/** What people may do with what is stored about them. */
export function MyData({ view }: { view: MyInterview }) {
  const [open, setOpen] = useState<'erase' | 'correct' | 'read' | null>(null)
  const [exportData, exporting] = useExportMyDataMutation()
  const [erase, erasing] = useEraseMyDataMutation()
  const close = () => setOpen(null)
  const download = async () => {
    const { data } = await exportData()
    if (data) saveAsFile('my-interview.json', JSON.stringify(data, null, 2), 'application/json')
  }
  const read = async () => {
    const { data } = await exportData()
    if (data) setOpen('read')
  }
  return (
    <div className={room.ways}>
      <Anchor component="button" type="button" fz="inherit" disabled={exporting.isLoading} onClick={download}>
        Download my data
      </Anchor>
      <Anchor component="button" type="button" fz="inherit" disabled={exporting.isLoading} onClick={read}>
        Read or print my data
      </Anchor>
      <Refusal error={exporting.error} />
      {open === 'read' && exporting.data && <DataSheet data={exporting.data} onClose={close} />}
      <Anchor
        component="button"
        type="button"
        fz="inherit"
        onClick={() => setOpen(open === 'correct' ? null : 'correct')}
      >
        Correct my profile
      </Anchor>
      {open === 'correct' && <CorrectProfile view={view} onDone={close} />}
      <AskForHuman requestedAt={view.receipt.humanRequestedAt} />
      <Anchor component="button" type="button" fz="inherit" c="var(--state-failed)" onClick={() => setOpen('erase')}>
        Erase my data
      </Anchor>
      <ConfirmDialog
        opened={open === 'erase'}
        title="Erase everything about you?"
        confirmLabel="Erase"
        cancelLabel="Keep it"
        danger
        busy={erasing.isLoading}
        onConfirm={() => erase()}
        onCancel={close}
      >
        Your name, contact, résumé and every word of your answers are erased at once and cannot be brought back. Without
        them nobody can decide on you for this position.
        <Refusal error={erasing.error} />
      </ConfirmDialog>
    </div>
  )
}
