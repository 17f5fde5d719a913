import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Button } from '@mantine/core'
import { useResumeInterviewMutation } from '../my-interview.api.ts'
import { Refusal } from '../room/refusal.tsx'
import { Step, StepActions } from '../room/step.tsx'

export function PausedStep({ view }: { view: MyInterview }) {
  const [goOn, { isLoading, error }] = useResumeInterviewMutation()
  return (
    <Step title="Paused" place={`${view.answered} of ${view.outline.questions.length} answered`}>
      <p>Your place is kept and no clock is running. You may close this page and come back by the same link.</p>
      <Refusal error={error} />
      <StepActions>
        <Button size="lg" loading={isLoading} onClick={() => goOn()}>
          Go on
        </Button>
      </StepActions>
    </Step>
  )
}
