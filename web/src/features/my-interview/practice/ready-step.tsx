import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Button } from '@mantine/core'
import { limitText } from '../clock/limit-text.ts'
import { useBeginPracticeMutation, useStartInterviewMutation } from '../my-interview.api.ts'
import { Refusal } from '../room/refusal.tsx'
import { Quiet, Step, StepActions } from '../room/step.tsx'
import classes from './ready-step.module.css'

/** The outline, practice if wanted, and the start. */
export function ReadyStep({ view }: { view: MyInterview }) {
  const { outline, accommodation, practice } = view
  const [practise, practising] = useBeginPracticeMutation()
  const [start, starting] = useStartInterviewMutation()
  const mayPractise = practice.state === 'waiting'
  const isTimed = outline.questions.some((question) => question.allowedSeconds !== null)

  return (
    <Step title="Ready when you are" place="Step 3 of 3">
      <ol className={classes.outline} aria-label="The questions">
        {outline.questions.map((question, index) => (
          // The outline has nothing but its order.
          // biome-ignore lint/suspicious/noArrayIndexKey: there is nothing else to tell them apart by
          <li key={index}>
            <span>Question {index + 1}</span>
            <span className="tabular">{limitText(question, accommodation.extraTime)}</span>
          </li>
        ))}
      </ol>
      <ul className={classes.rules}>
        {isTimed && (
          <li>
            Each question has its own clock. It starts when you say that you are ready and the question is on your
            screen.
          </li>
        )}
        {isTimed && <li>When time is up, we take what you wrote until then. Nothing is lost.</li>}
        <li>
          Your text is saved every few seconds. You may close this page and come back by the same link
          {isTimed ? '; a running clock goes on' : ''}.
        </li>
        <li>{pausesText(outline.pausesAllowed)}</li>
      </ul>
      <Refusal error={practising.error ?? starting.error} />
      <StepActions>
        {mayPractise && (
          <Button size="lg" loading={practising.isLoading} onClick={() => practise()}>
            Practise first
          </Button>
        )}
        <Button
          size="lg"
          variant={mayPractise ? 'default' : 'filled'}
          loading={starting.isLoading}
          onClick={() => start()}
        >
          {mayPractise ? 'Start without practice' : 'Start the interview'}
        </Button>
      </StepActions>
      <Quiet>
        {mayPractise
          ? 'Practice is one question with the real clock. It is not scored and nothing of it is kept.'
          : 'Starting does not start a clock yet.'}
      </Quiet>
    </Step>
  )
}

function pausesText(allowed: number): string {
  if (allowed === 0) return 'Between two questions no clock runs: you may rest there.'
  const times = allowed === 1 ? 'once' : allowed === 2 ? 'twice' : `${allowed} times`
  return `Between two questions no clock runs, and you may pause ${times}.`
}
