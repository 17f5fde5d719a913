import type { KeyPoint } from '@colloquy/contracts/question-bank'
import { Button, Fieldset, Group, Input, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { asLines, fromLines, newKeyPoint, type WordsFaults } from './question-words.ts'

const weights = [
  { value: '3', label: 'Essential' },
  { value: '2', label: 'Important' },
  { value: '1', label: 'Bonus' },
]

type KeyPointFieldsProps = {
  points: readonly KeyPoint[]
  faults: WordsFaults
  onChange: (points: KeyPoint[]) => void
}

/** What a complete answer says, each point in several phrasings. */
export function KeyPointFields({ points, faults, onChange }: KeyPointFieldsProps) {
  const change = (at: number, part: Partial<KeyPoint>) =>
    onChange(points.map((point, index) => (index === at ? { ...point, ...part } : point)))
  return (
    <Fieldset legend={<strong>Key points of a complete answer</strong>} variant="unstyled">
      <Stack gap="md">
        {points.map(({ id, weight, phrasings }, index) => (
          <div key={id}>
            <Textarea
              label={`Key point ${index + 1}`}
              description="One phrasing on each line, at least three, as different candidates would say it"
              autosize
              minRows={3}
              value={asLines(phrasings)}
              error={faultOf(faults, index)}
              onChange={(event) => change(index, { phrasings: fromLines(event.currentTarget.value) })}
            />
            <Group gap="xs" mt={6} justify="space-between">
              <SegmentedControl
                size="xs"
                aria-label={`Weight of key point ${index + 1}`}
                data={weights}
                value={String(weight)}
                onChange={(value) => change(index, { weight: Number(value) })}
              />
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`Remove key point ${index + 1}`}
                onClick={() => onChange(points.filter((_, at) => at !== index))}
              >
                Remove
              </Button>
            </Group>
          </div>
        ))}
        {faults['rubric.keyPoints'] && <Input.Error role="alert">{faults['rubric.keyPoints']}</Input.Error>}
        <Button
          variant="default"
          size="xs"
          style={{ justifySelf: 'start', alignSelf: 'start' }}
          disabled={points.length >= 12}
          onClick={() => onChange([...points, newKeyPoint(points)])}
        >
          Add a key point
        </Button>
      </Stack>
    </Fieldset>
  )
}

function faultOf(faults: WordsFaults, index: number): string | undefined {
  const start = `rubric.keyPoints.${index}.`
  return Object.entries(faults).find(([field]) => field.startsWith(start))?.[1]
}
