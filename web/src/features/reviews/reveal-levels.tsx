import { useDisclosure } from '@mantine/hooks'
import { ProblemNote } from '../../app/problem-note.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FlushButton } from '../../ui/flush-button.tsx'
import { useRevealMachineLevelsMutation } from './reviews.api.ts'

/** Lets the reviewer look early; the review says so from then on. */
export function RevealLevels({ interviewId }: { interviewId: string }) {
  const [reveal, { isLoading, error }] = useRevealMachineLevelsMutation()
  const [asking, dialog] = useDisclosure(false)
  const confirm = async () => {
    const result = await reveal({ params: { interviewId } })
    if (!('error' in result)) dialog.close()
  }
  return (
    <>
      <FlushButton size="compact-sm" fw={500} onClick={dialog.open}>
        Show the machine’s levels now
      </FlushButton>
      <ConfirmDialog
        opened={asking}
        title="See the machine’s levels before your review is in?"
        confirmLabel="Show them"
        busy={isLoading}
        onConfirm={confirm}
        onCancel={dialog.close}
      >
        Your review will say that you saw them. Levels given without looking are worth more: they tell whether the
        machine is right.
        <ProblemNote error={error} />
      </ConfirmDialog>
    </>
  )
}
