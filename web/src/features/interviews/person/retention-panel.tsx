import type { Retention } from '@colloquy/contracts/retention'
import { Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { FlushButton } from '../../../ui/flush-button.tsx'
import { calendarDay } from '../../../ui/moments.ts'
import { TextSkeleton } from '../../../ui/skeletons.tsx'
import { TextDialog } from '../../../ui/text-dialog.tsx'
import { useLiftLegalHoldMutation, usePlaceLegalHoldMutation, useReadRetentionQuery } from './retention.api.ts'

/** How long this person's data is kept, and what holds it longer. */
export function RetentionPanel({ interviewId }: { interviewId: string }) {
  const retention = useReadRetentionQuery({ params: { interviewId } })
  const mayHold = useMay('retention.write')
  return (
    <Loaded query={retention} skeleton={<TextSkeleton lines={2} />}>
      {(data) => (
        <>
          <Text size="sm">{keptText(data)}</Text>
          {data.legalHold && (
            <Text size="xs" c="dimmed" mt={4}>
              {data.legalHold.reason} ({data.legalHold.placedBy.name}, {calendarDay(data.legalHold.placedAt)})
            </Text>
          )}
          {mayHold &&
            !data.erasedAt &&
            (data.legalHold ? <LiftHold interviewId={interviewId} /> : <PlaceHold interviewId={interviewId} />)}
        </>
      )}
    </Loaded>
  )
}

function keptText({ erasureDue, erasedAt, legalHold }: Retention): string {
  if (erasedAt) return `Erased on ${calendarDay(erasedAt)}.`
  if (legalHold) return 'On legal hold: nothing is erased until it is lifted.'
  return `Erased automatically after ${calendarDay(erasureDue)}.`
}

function PlaceHold({ interviewId }: { interviewId: string }) {
  const [opened, dialog] = useDisclosure(false)
  const [place, { isLoading, error }] = usePlaceLegalHoldMutation()
  const confirm = async (reason: string) => {
    const result = await place({ params: { interviewId }, body: { reason } })
    if (!('error' in result)) dialog.close()
  }
  return (
    <>
      <FlushButton mt={4} onClick={dialog.open}>
        Place a legal hold
      </FlushButton>
      <TextDialog
        opened={opened}
        title="Legal hold"
        lead="Everything of this interview is kept until you lift the hold, also if the candidate asks to erase it."
        label="Why the law asks for it"
        confirmLabel="Place the hold"
        busy={isLoading}
        problem={<ProblemNote error={error} />}
        onConfirm={confirm}
        onCancel={dialog.close}
      />
    </>
  )
}

function LiftHold({ interviewId }: { interviewId: string }) {
  const [lift, { isLoading, error }] = useLiftLegalHoldMutation()
  return (
    <>
      <FlushButton mt={4} loading={isLoading} onClick={() => lift({ params: { interviewId } })}>
        Lift the legal hold
      </FlushButton>
      <ProblemNote error={error} />
    </>
  )
}
