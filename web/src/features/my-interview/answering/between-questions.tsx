import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Button } from '@mantine/core'
import { useAppSelector } from '../../../app/hooks.ts'
import { clockTime } from '../../../ui/moments.ts'
import { limitText } from '../clock/limit-text.ts'
import { type Ending, selectAnswer } from '../drafts/answer-slice.ts'
import { usePauseInterviewMutation, usePresentNextMutation } from '../my-interview.api.ts'
import { Refusal } from '../room/refusal.tsx'
import { Note, Quiet, Step, StepActions } from '../room/step.tsx'

/** No clock runs here. The next question comes when the person says so. */
export function BetweenQuestions({ view }: { view: MyInterview }) {
  const { answered, outline, accommodation, pausesLeft } = view
  const { ending } = useAppSelector(selectAnswer)
  const [present, presenting] = usePresentNextMutation()
  const [pause, pausing] = usePauseInterviewMutation()
  const next = outline.questions[answered]

  return (
    <Step
      title={ending?.how === 'time_up' ? 'Time is up. We kept what you wrote.' : `Next: question ${answered + 1}`}
      place={`${answered} of ${outline.questions.length} answered`}
    >
      {ending && <EndingNote ending={ending} />}
      {next && (
        <p>
          Question {answered + 1} of {outline.questions.length} has {limitText(next, accommodation.extraTime)}.
          {next.allowedSeconds !== null && ' Its clock starts when it is on your screen.'}
        </p>
      )}
      <Refusal error={presenting.error ?? pausing.error} />
      <StepActions>
        <Button size="lg" loading={presenting.isLoading} onClick={() => present()}>
          I am ready
        </Button>
        {pausesLeft > 0 && (
          <Button size="lg" variant="default" loading={pausing.isLoading} onClick={() => pause()}>
            Pause
          </Button>
        )}
      </StepActions>
      <Quiet>
        No clock is running now.
        {pausesLeft > 0 && ` ${pausesLeft === 1 ? 'One pause is' : `${pausesLeft} pauses are`} left.`}
      </Quiet>
    </Step>
  )
}

function EndingNote({ ending }: { ending: Ending }) {
  switch (ending.how) {
    case 'submitted':
      return <p role="status">Your answer is in.</p>
    case 'elsewhere':
      return (
        <Note>
          <span role="status">This question was answered in another tab or on another device. That answer counts.</span>
        </Note>
      )
    case 'time_up':
      return (
        <Note>
          <span role="status">{keptText(ending)}</span>
        </Note>
      )
  }
}

function keptText({ savedAt, lost }: Extract<Ending, { how: 'time_up' }>): string {
  if (!lost) return savedAt ? 'All of your text is submitted.' : 'Nothing had been written.'
  if (!savedAt) return 'None of your text reached us before the end. The connection was missing.'
  return `The text saved at ${clockTime(savedAt)} is submitted. What came after it did not reach us in time.`
}
