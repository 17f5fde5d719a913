import type { Misconception } from '@colloquy/contracts/question-bank'
import { Button, Fieldset, Stack, Textarea, TextInput } from '@mantine/core'
import { asLines, fromLines, newMisconception, type WordsFaults } from './question-words.ts'

type MisconceptionFieldsProps = {
  misconceptions: readonly Misconception[]
  faults: WordsFaults
  onChange: (misconceptions: Misconception[]) => void
}

/** Wrong beliefs that cost something, and what is right. */
export function MisconceptionFields({ misconceptions, faults, onChange }: MisconceptionFieldsProps) {
  const change = (at: number, part: Partial<Misconception>) =>
    onChange(misconceptions.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <Fieldset legend={<strong>Misconceptions</strong>} variant="unstyled">
      <Stack gap="md">
        {misconceptions.map(({ id, phrasings, explanation }, index) => (
          <Stack key={id} gap={6}>
            <Textarea
              label={`Misconception ${index + 1}`}
              description="One phrasing on each line"
              autosize
              minRows={1}
              value={asLines(phrasings)}
              error={faults[`rubric.misconceptions.${index}.phrasings`]}
              onChange={(event) => change(index, { phrasings: fromLines(event.currentTarget.value) })}
            />
            <TextInput
              label="What is right"
              maxLength={600}
              value={explanation}
              error={faults[`rubric.misconceptions.${index}.explanation`]}
              onChange={(event) => change(index, { explanation: event.currentTarget.value })}
            />
            <Button
              size="compact-xs"
              variant="subtle"
              style={{ alignSelf: 'end' }}
              aria-label={`Remove misconception ${index + 1}`}
              onClick={() => onChange(misconceptions.filter((_, at) => at !== index))}
            >
              Remove
            </Button>
          </Stack>
        ))}
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: 'start' }}
          disabled={misconceptions.length >= 12}
          onClick={() => onChange([...misconceptions, newMisconception(misconceptions)])}
        >
          Add a misconception
        </Button>
      </Stack>
    </Fieldset>
  )
}
