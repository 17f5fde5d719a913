import type { TemplateDefinition } from '@colloquy/contracts/templates'
import { NumberInput, Stack, Text, Textarea } from '@mantine/core'
import { durationText } from '../../../ui/moments.ts'

type Course = Pick<TemplateDefinition, 'pausesAllowed' | 'practice'>
type CourseFieldsProps = Course & { editable: boolean; onChange: (change: Partial<Course>) => void }

/** Around the questions: pauses between them, and the practice question before. */
export function CourseFields({ pausesAllowed, practice, editable, onChange }: CourseFieldsProps) {
  if (!editable) {
    const limit = practice.limitSeconds === null ? 'no time limit' : durationText(practice.limitSeconds)
    return (
      <Text size="sm" maw="70ch">
        {pausesAllowed === 1 ? '1 pause' : `${pausesAllowed} pauses`} between questions. Practice ({limit}):{' '}
        {practice.prompt}
      </Text>
    )
  }
  return (
    <Stack gap="sm" maw="46rem">
      <NumberInput
        label="Pauses between questions"
        maw="14rem"
        min={0}
        max={10}
        value={pausesAllowed}
        onChange={(value) => value !== '' && onChange({ pausesAllowed: Number(value) })}
      />
      <Textarea
        label="Practice question"
        description="Nothing of its answer is kept or scored"
        autosize
        minRows={2}
        value={practice.prompt}
        onChange={(event) => onChange({ practice: { ...practice, prompt: event.currentTarget.value } })}
      />
      <NumberInput
        label="Limit of the practice question, s"
        placeholder="none"
        maw="14rem"
        min={5}
        max={600}
        step={30}
        value={practice.limitSeconds ?? ''}
        onChange={(value) => onChange({ practice: { ...practice, limitSeconds: value === '' ? null : Number(value) } })}
      />
    </Stack>
  )
}
