import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAskForTimeMutation } from '../my-interview.api.ts'
import { Refusal } from './refusal.tsx'
import classes from './room.module.css'

const choices = [
  { value: '25', label: '25 % more' },
  { value: '50', label: '50 % more' },
  { value: '100', label: 'Twice the time' },
  { value: 'untimed', label: 'No time limit' },
] as const
type Choice = (typeof choices)[number]['value']

const extraTime = { '25': 25, '50': 50, '100': 100, untimed: 'untimed' } as const

/** Asks for more time, in the page, so that the question stays in view. */
export function MoreTime({ view, onDone }: { view: MyInterview; onDone: () => void }) {
  const [choice, setChoice] = useState<Choice>('50')
  const [reason, setReason] = useState('')
  const [ask, { isLoading, error, isSuccess }] = useAskForTimeMutation()

  if (isSuccess) {
    return (
      <div className={classes.helpPanel} role="status">
        <Text fw={600}>{view.timeRequest ? 'We passed it on.' : 'Done.'}</Text>
        <Text>
          {view.timeRequest
            ? 'The interview goes on meanwhile. As soon as somebody agrees, your clock gets the time.'
            : 'Your questions have the new time.'}
        </Text>
        <Button mt="sm" variant="default" onClick={onDone}>
          Close
        </Button>
      </div>
    )
  }
  const send = () => ask({ body: { extraTime: extraTime[choice], reason } })
  return (
    <Stack className={classes.helpPanel} gap="md">
      <Radio.Group
        label="How much more time do you need for each question?"
        value={choice}
        onChange={(value) => setChoice(choices.find((one) => one.value === value)?.value ?? '50')}
      >
        <Group mt="xs" gap="lg">
          {choices.map((one) => (
            <Radio key={one.value} {...one} />
          ))}
        </Group>
      </Radio.Group>
      <Textarea
        label="Why (if you like)"
        description="The people who rate your answers never see this."
        value={reason}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {view.current?.deadline && <Text c="dimmed">Your clock keeps running while you ask.</Text>}
      <Refusal error={error} />
      <Group>
        <Button loading={isLoading} onClick={send}>
          Ask
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </Stack>
  )
}
