import type { Accommodation, InterviewDetail } from '@colloquy/contracts/interviews'
import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMay } from '../../../app/current-user.ts'
import { notifyProblem } from '../../../app/notify.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { useAccommodateMutation } from '../interviews.api.ts'
import { isEnded } from './ended.ts'
import { ExtraTimeDialog } from './extra-time-dialog.tsx'
import classes from './person.module.css'

export function extraTimeText(extraTime: Accommodation['extraTime']): string {
  if (extraTime === null) return 'the usual limits'
  return extraTime === 'untimed' ? 'no time limit' : `${extraTime} % more time`
}

/** What was agreed, and what the candidate asked for. The reason is readable by administrators only. */
export function ExtraTime({ interview }: { interview: InterviewDetail }) {
  const { id, accommodation, timeRequest, status } = interview
  const [accommodate, { isLoading }] = useAccommodateMutation()
  const [opened, dialog] = useDisclosure(false)
  const maySteer = useMay('interviews.steer') && !isEnded(status)
  const grant = async (extraTime: Accommodation['extraTime']) => {
    const result = await accommodate({ params: { interviewId: id }, body: { extraTime } })
    if ('error' in result) notifyProblem('The time was not changed', result.error)
  }
  return (
    <>
      {timeRequest && (
        <div className={classes.request}>
          <p>
            Asked for {extraTimeText(timeRequest.extraTime)}, <RelativeTime at={timeRequest.at} />.
          </p>
          {maySteer && (
            <Group gap="xs">
              <Button size="compact-sm" loading={isLoading} onClick={() => grant(timeRequest.extraTime)}>
                Agree
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                disabled={isLoading}
                onClick={() => grant(accommodation.extraTime)}
              >
                Keep {extraTimeText(accommodation.extraTime)}
              </Button>
            </Group>
          )}
        </div>
      )}
      <Group justify="space-between" gap="xs">
        <Text size="sm">Agreed: {extraTimeText(accommodation.extraTime)}</Text>
        {maySteer && (
          <Button size="compact-xs" variant="subtle" onClick={dialog.open}>
            Change
          </Button>
        )}
      </Group>
      {opened && <ExtraTimeDialog interview={interview} onClose={dialog.close} />}
    </>
  )
}
