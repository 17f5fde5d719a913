import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { useAccommodateMutation } from '../interviews.api.ts'

const choices = [
  { value: 'none', label: 'The usual limits', extraTime: null },
  { value: '25', label: '25 % more', extraTime: 25 },
  { value: '50', label: '50 % more', extraTime: 50 },
  { value: '100', label: 'Twice the time', extraTime: 100 },
  { value: 'untimed', label: 'No time limit', extraTime: 'untimed' },
] as const

export function ExtraTimeDialog({ interview, onClose }: { interview: InterviewDetail; onClose: () => void }) {
  const [accommodate, { isLoading, error }] = useAccommodateMutation()
  const [value, setValue] = useState<string>(String(interview.accommodation.extraTime ?? 'none'))
  const [reason, setReason] = useState('')
  const agree = async () => {
    const extraTime = choices.find((choice) => choice.value === value)?.extraTime ?? null
    const result = await accommodate({ params: { interviewId: interview.id }, body: { extraTime, reason } })
    if (!('error' in result)) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Time for this candidate"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Radio.Group label="For each question" value={value} onChange={setValue}>
          <Stack gap="xs" mt="xs">
            {choices.map((choice) => (
              <Radio key={choice.value} value={choice.value} label={choice.label} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label="Reason"
          description="Optional. Stored apart; only administrators can read it."
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2000}
          autosize
          minRows={2}
        />
        <ProblemNote error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={isLoading} onClick={agree}>
            Agree
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
