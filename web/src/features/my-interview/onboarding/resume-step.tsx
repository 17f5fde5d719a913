import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Button, Progress, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { isApiProblem } from '../../../api/problem.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { useUploadResumeMutation } from '../my-interview.api.ts'
import { Refusal } from '../room/refusal.tsx'
import { resumeChosen } from '../room/room-slice.ts'
import { Step, StepActions } from '../room/step.tsx'
import { ResumeDropzone } from './resume-dropzone.tsx'

/** A résumé saves typing. It is never needed. */
export function ResumeStep({ view }: { view: MyInterview }) {
  const dispatch = useAppDispatch()
  const [upload, { isLoading, error }] = useUploadResumeMutation()
  const [share, setShare] = useState(0)
  const running = useRef<ReturnType<typeof upload>>(undefined)
  const { resume } = view

  const send = (file: File) => {
    setShare(0)
    running.current = upload({ file, onProgress: setShare })
  }
  if (isLoading) return <Uploading share={share} onStop={() => running.current?.abort()} />
  if (resume?.status === 'received' || resume?.status === 'reading') return <Reading fileName={resume.fileName} />

  const wasStopped = isApiProblem(error) && error.code === 'cancelled'
  return (
    <Step title="Your résumé" place="Step 1 of 3">
      <p>
        We read your name, email and phone from it, so that you need not type them. You check everything on the next
        page.
      </p>
      {resume?.refusal && !error && (
        <ErrorPanel compact title={`We could not use ${resume.fileName}`} detail={resume.refusal.message} />
      )}
      {!wasStopped && <Refusal error={error} />}
      <ResumeDropzone onFile={send} />
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

function Uploading({ share, onStop }: { share: number; onStop: () => void }) {
  const percent = Math.round(share * 100)
  return (
    <Step title="Uploading your résumé" place="Step 1 of 3">
      <Progress value={percent} size="lg" aria-label="Upload" />
      <Text className="tabular">{percent < 100 ? `${percent} % sent` : 'Sent. The file is being checked.'}</Text>
      <StepActions>
        <Button variant="default" onClick={onStop}>
          Stop
        </Button>
      </StepActions>
    </Step>
  )
}

function Reading({ fileName }: { fileName: string }) {
  const dispatch = useAppDispatch()
  return (
    <Step title="Reading your résumé" place="Step 1 of 3">
      <p role="status">We are reading {fileName}. This takes a few seconds.</p>
      <StepActions>
        <Button variant="default" onClick={() => dispatch(resumeChosen('without'))}>
          Go on without waiting
        </Button>
      </StepActions>
    </Step>
  )
}
