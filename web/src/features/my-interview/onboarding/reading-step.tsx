import type { Resume } from '@colloquy/contracts/resumes'
import { Button } from '@mantine/core'
import { useAppDispatch } from '../../../app/hooks.ts'
import { resumeChosen } from '../room/room-slice.ts'
import { Step, StepActions } from '../room/step.tsx'

export const isUnderWay = ({ status }: Resume): boolean =>
  status === 'received' || status === 'reading' || status === 'held'

/** What is done with the file just now. Nobody has to wait for it. */
export function ReadingStep({ resume }: { resume: Resume }) {
  const dispatch = useAppDispatch()
  const held = resume.status === 'held'
  return (
    <Step title={held ? 'Your résumé waits' : 'Reading your résumé'} place="Step 1 of 3">
      <p role="status">{progressText(resume)}</p>
      <StepActions>
        <Button variant="default" onClick={() => dispatch(resumeChosen('without'))}>
          Go on without waiting
        </Button>
      </StepActions>
    </Step>
  )
}

const doing: Record<string, string> = {
  scan: 'checking it for malware',
  inspect: 'checking the file',
  extract: 'reading the text',
  fallback: 'reading the text another way',
  ocr: 'reading the text in the pictures, which takes longer',
  understand: 'looking for your name, email and phone',
  record: 'writing down what we found',
}

function progressText({ status, step, fileName }: Resume): string {
  if (status === 'held')
    return `${fileName} has arrived and is kept. It is read as soon as our malware scanner answers again; your interview does not wait for it.`
  const now = step === null ? undefined : doing[step]
  if (now) return `We have ${fileName} and are ${now}.`
  return `We are reading ${fileName}. This takes a few seconds.`
}
