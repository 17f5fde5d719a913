import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Anchor } from '@mantine/core'
import { useState } from 'react'
import { AskForHuman } from './ask-for-human.tsx'
import { MoreTime } from './more-time.tsx'
import classes from './room.module.css'
import { isUnderWay } from './under-way.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** Always in reach while the interview is open; none of it stops the interview. */
export function RoomHelp({ view }: { view: MyInterview }) {
  const [open, setOpen] = useState<'time' | 'withdraw' | null>(null)
  const close = () => setOpen(null)
  if (!isUnderWay(view)) return null

  const isTimed = view.outline.questions.some((question) => question.limitSeconds !== null)
  const mayGetMore = view.consent !== null && isTimed && view.accommodation.extraTime !== 'untimed'
  return (
    <section className={classes.help} aria-label="Help">
      {mayGetMore && (
        <Anchor
          component="button"
          type="button"
          fz="inherit"
          aria-expanded={open === 'time'}
          onClick={() => setOpen(open === 'time' ? null : 'time')}
        >
          Ask for more time
        </Anchor>
      )}
      {view.consent && <AskForHuman requestedAt={view.receipt.humanRequestedAt} />}
      <Anchor component="button" type="button" fz="inherit" c="dimmed" onClick={() => setOpen('withdraw')}>
        Withdraw
      </Anchor>
      {open === 'time' && <MoreTime view={view} onDone={close} />}
      <WithdrawDialog opened={open === 'withdraw'} onClose={close} />
    </section>
  )
}
