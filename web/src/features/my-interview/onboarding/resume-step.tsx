import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAppDispatch } from '../../../app/hooks.ts'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { Refusal } from '../room/refusal.tsx'
import { resumeChosen } from '../room/room-slice.ts'
import { Step, StepActions } from '../room/step.tsx'
import { PasteText } from './paste-text.tsx'
import { isUnderWay, ReadingStep } from './reading-step.tsx'
import { ResumeDropzone } from './resume-dropzone.tsx'
import { SendingStep } from './sending-step.tsx'
import { useSending } from './use-sending.ts'

/** A résumé saves typing. It is never needed. */
export function ResumeStep({ view }: { view: MyInterview }) {
  const dispatch = useAppDispatch()
  const { sending, error, start, pause, stop } = useSending()
  const [pasted, setPasted] = useState<string | null>(null)
  const { resume } = view

  if (sending) return <SendingStep sending={sending} onPause={pause} onGoOn={() => start(sending.file)} onStop={stop} />
  if (resume && isUnderWay(resume)) return <ReadingStep resume={resume} />

  return (
    <Step title="Your résumé" place="Step 1 of 3">
      <p>
        We read your name, email and phone from it, so that you need not type them. You check everything on the next
        page.
      </p>
      {resume?.refusal && !error && (
        <ErrorPanel compact title={`We could not use ${resume.fileName}`} detail={resume.refusal.message} />
      )}
      <Refusal error={error} />
      <ResumeDropzone largestBytes={view.largestResumeBytes} onFile={start} />
      <PasteText text={pasted} onText={setPasted} onFile={start} />
      <StepActions>
        <Button size="lg" variant="default" onClick={() => dispatch(resumeChosen('without'))}>
          Go on without a file
        </Button>
        {resume?.status === 'read' && (
          <Button size="lg" variant="subtle" onClick={() => dispatch(resumeChosen('as_found'))}>
            Keep {resume.fileName}
          </Button>
        )}
      </StepActions>
    </Step>
  )
}
