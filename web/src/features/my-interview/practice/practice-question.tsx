import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { AnswerArea } from '../answering/answer-area.tsx'
import { ClockLine } from '../clock/clock-line.tsx'
import { useRemainingSeconds } from '../clock/use-remaining.ts'
import { useFinishPracticeMutation } from '../my-interview.api.ts'
import { Refusal } from '../room/refusal.tsx'
import { Note, Quiet, Step, StepActions } from '../room/step.tsx'

/** One question with the real clock. Nothing typed here leaves the page. */
export function PracticeQuestion({ view }: { view: MyInterview }) {
  const { prompt, limitSeconds, deadline } = view.practice
  const [text, setText] = useState('')
  const [finish, { isLoading, error }] = useFinishPracticeMutation()
  const isOver = useRemainingSeconds(deadline) === 0
  return (
    <Step
      title="Practice"
      place="Practice: not scored, not kept"
      prompt={prompt}
      aside={deadline && !isOver ? <ClockLine deadline={deadline} allowedSeconds={limitSeconds ?? 0} /> : undefined}
    >
      {isOver && (
        <Note>
          <span role="status">Time is up. In the interview we would keep what you wrote until now.</span>
        </Note>
      )}
      <AnswerArea label="Your answer" value={text} readOnly={isOver} onChange={setText} />
      <Quiet>In the interview you would see here when your text was saved.</Quiet>
      <Refusal error={error} />
      <StepActions>
        <Button size="lg" loading={isLoading} onClick={() => finish()}>
          {isOver ? 'Go on' : 'End practice'}
        </Button>
      </StepActions>
    </Step>
  )
}
