import { Button, Progress, Text } from '@mantine/core'
import { Step, StepActions } from '../room/step.tsx'
import { knowsFilesAgain } from './sending-file.ts'
import type { Sending } from './use-sending.ts'

type Props = { sending: Sending; onPause: () => void; onGoOn: () => void; onStop: () => void }

/** How far the file is, and the way to pause it. */
export function SendingStep({ sending, onPause, onGoOn, onStop }: Props) {
  const percent = Math.round(sending.share * 100)
  return (
    <Step title="Uploading your résumé" place="Step 1 of 3">
      <Progress value={percent} size="lg" aria-label="Upload" striped={sending.paused || !sending.connected} />
      <Text className="tabular">{percent < 100 ? `${percent} % sent` : 'Sent. The file is being checked.'}</Text>
      <Text role="status">{stateText(sending)}</Text>
      {knowsFilesAgain() && (
        <Text c="dimmed" size="sm">
          Should this page close, choose the same file again: it goes on where it stopped.
        </Text>
      )}
      <StepActions>
        {sending.paused ? <Button onClick={onGoOn}>Go on</Button> : <Button onClick={onPause}>Pause</Button>}
        <Button variant="default" onClick={onStop}>
          Choose another file
        </Button>
      </StepActions>
    </Step>
  )
}

function stateText({ paused, connected }: Sending): string {
  if (paused) return 'Paused. What has arrived is kept.'
  if (connected) return ''
  return 'We cannot reach the server. What has arrived is kept; we go on by ourselves as soon as it answers.'
}
