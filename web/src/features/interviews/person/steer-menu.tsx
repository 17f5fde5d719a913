import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMay } from '../../../app/current-user.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { TextDialog } from '../../../ui/text-dialog.tsx'
import { useCancelInterviewMutation, useReopenInterviewMutation } from '../interviews.api.ts'
import { isBrokenOff, isEnded } from './ended.ts'

/** Cancel what runs, or let somebody go on whose interview was broken off. Both ask for a reason. */
export function SteerMenu({ interview }: { interview: InterviewDetail }) {
  const maySteer = useMay('interviews.steer')
  if (!maySteer) return null
  if (isBrokenOff(interview.status)) return <Reopen interviewId={interview.id} />
  return isEnded(interview.status) ? null : <Cancel interviewId={interview.id} />
}

function Cancel({ interviewId }: { interviewId: string }) {
  const [opened, dialog] = useDisclosure(false)
  const [cancel, { isLoading, error }] = useCancelInterviewMutation()
  const confirm = async (reason: string) => {
    const result = await cancel({ params: { interviewId }, body: { reason } })
    if (!('error' in result)) dialog.close()
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={dialog.open}>
        Cancel interview
      </Button>
      <TextDialog
        opened={opened}
        title="Cancel this interview?"
        lead="The candidate cannot go on. What was written stays; you can open the interview again later."
        label="Reason"
        confirmLabel="Cancel interview"
        danger
        busy={isLoading}
        problem={<ProblemNote error={error} />}
        onConfirm={confirm}
        onCancel={dialog.close}
      />
    </>
  )
}

function Reopen({ interviewId }: { interviewId: string }) {
  const [opened, dialog] = useDisclosure(false)
  const [reopen, { isLoading, error }] = useReopenInterviewMutation()
  const confirm = async (reason: string) => {
    const result = await reopen({ params: { interviewId }, body: { reason } })
    if (!('error' in result)) dialog.close()
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={dialog.open}>
        Open again
      </Button>
      <TextDialog
        opened={opened}
        title="Let the candidate go on?"
        lead="The interview goes on where it stopped. A question whose time was over stays answered."
        label="Reason"
        confirmLabel="Open again"
        busy={isLoading}
        problem={<ProblemNote error={error} />}
        onConfirm={confirm}
        onCancel={dialog.close}
      />
    </>
  )
}
