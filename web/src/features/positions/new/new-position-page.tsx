import type { BodyInput } from '@colloquy/contracts/endpoint'
import type { createPosition } from '@colloquy/contracts/positions'
import { Button, Checkbox, Chip, Group, Input, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from 'react-router'
import { fieldErrors } from '../../../api/problem-text.ts'
import { paths } from '../../../app/paths.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { useCreatePositionMutation } from '../positions.api.ts'
import { topics, topicWords } from '../topic-words.ts'
import classes from './new-position.module.css'
import { TemplateChoice } from './template-choice.tsx'

type NewPosition = Required<Omit<BodyInput<typeof createPosition>, 'settings'>> & {
  settings: { decidedBy: string; decisionWithinDays: number; retentionDays: number; levelsHiddenUntilReview: boolean }
}

const initialValues: NewPosition = {
  title: '',
  description: '',
  templateKey: 'standard',
  topics: [],
  untimed: false,
  settings: {
    decidedBy: 'The hiring manager',
    decisionWithinDays: 14,
    retentionDays: 180,
    levelsHiddenUntilReview: true,
  },
}

export function NewPositionPage() {
  const navigate = useNavigate()
  const [create, { isLoading, error }] = useCreatePositionMutation()
  const form = useForm<NewPosition>({
    initialValues,
    validate: {
      title: (title) => (title.trim() ? null : 'Give the position a title.'),
      settings: { decidedBy: (name) => (name.trim() ? null : 'Say who decides; the candidate reads it.') },
    },
  })
  const submit = form.onSubmit(async (body) => {
    const result = await create({ body })
    if ('error' in result) form.setErrors(fieldErrors(result.error))
    else navigate(paths.position(result.data.id, 'questions'))
  })
  return (
    <PageFrame title="New position">
      <form onSubmit={submit} noValidate className={classes.form}>
        <Stack gap="lg">
          <TextInput label="Title" placeholder="Backend engineer" autoFocus {...form.getInputProps('title')} />
          <Textarea
            label="Description"
            description="The candidate reads it on the first page. Optional."
            autosize
            minRows={3}
            {...form.getInputProps('description')}
          />
          <TemplateChoice {...form.getInputProps('templateKey')} />
          <Input.Wrapper
            label="Topics"
            description="Questions of these topics are taken from the bank. You can swap each of them afterwards."
            error={form.errors.topics}
          >
            <Chip.Group multiple {...form.getInputProps('topics')}>
              <Group gap={6} mt="xs">
                {topics.map((topic) => (
                  <Chip key={topic} value={topic} size="sm" variant="outline">
                    {topicWords[topic]}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <Checkbox
            label="Untimed"
            description="No question has a time limit."
            {...form.getInputProps('untimed', { type: 'checkbox' })}
          />
          <TextInput
            label="Who decides"
            description="A role or a name. The candidate reads it before agreeing."
            {...form.getInputProps('settings.decidedBy')}
          />
          <Group grow align="flex-start">
            <NumberInput
              label="Days until the candidate hears"
              min={1}
              max={365}
              {...form.getInputProps('settings.decisionWithinDays')}
            />
            <NumberInput
              label="Days that data is kept afterwards"
              min={1}
              max={3650}
              {...form.getInputProps('settings.retentionDays')}
            />
          </Group>
          {Object.keys(form.errors).length === 0 && <ProblemNote error={error} />}
          <Group>
            <Button type="submit" loading={isLoading}>
              Create position
            </Button>
          </Group>
        </Stack>
      </form>
    </PageFrame>
  )
}
