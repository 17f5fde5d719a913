import { Topic } from '@colloquy/contracts/question-bank'
import { Fieldset, Select, Stack, Textarea } from '@mantine/core'
import { topicOptions } from '../../positions/topic-words.ts'
import { KeyPointFields } from './key-point-fields.tsx'
import { MisconceptionFields } from './misconception-fields.tsx'
import { anchorFaults, type QuestionWords, type WordsFaults } from './question-words.ts'

type QuestionFieldsProps = {
  words: QuestionWords
  faults: WordsFaults
  onChange: (words: QuestionWords) => void
}

/** Everything of a question that a person writes: what is asked, and what an answer is judged against. */
export function QuestionFields({ words, faults, onChange }: QuestionFieldsProps) {
  const { topic, prompt, rubric } = words
  const setRubric = (change: Partial<QuestionWords['rubric']>) =>
    onChange({ ...words, rubric: { ...rubric, ...change } })
  return (
    <Stack gap="lg">
      <Select
        label="Topic"
        data={topicOptions}
        value={topic}
        allowDeselect={false}
        maw="20rem"
        onChange={(value) => onChange({ ...words, topic: Topic.safeParse(value).data ?? topic })}
      />
      <Textarea
        label="Question"
        description="As the candidate reads it"
        autosize
        minRows={2}
        maxLength={2000}
        value={prompt}
        error={faults.prompt}
        onChange={(event) => onChange({ ...words, prompt: event.currentTarget.value })}
      />
      <KeyPointFields points={rubric.keyPoints} faults={faults} onChange={(keyPoints) => setRubric({ keyPoints })} />
      <Textarea
        label="Reference answer"
        description="As an expert would write it; it should say every key point"
        autosize
        minRows={3}
        maxLength={4000}
        value={rubric.reference}
        error={faults['rubric.reference']}
        onChange={(event) => setRubric({ reference: event.currentTarget.value })}
      />
      <MisconceptionFields
        misconceptions={rubric.misconceptions}
        faults={faults}
        onChange={(misconceptions) => setRubric({ misconceptions })}
      />
      <Fieldset legend={<strong>What the levels mean</strong>} variant="unstyled">
        <Stack gap="xs">
          {anchorFaults(faults).map(({ level, fault }) => (
            <Textarea
              key={level}
              label={`Level ${level}`}
              autosize
              minRows={1}
              maxLength={600}
              value={rubric.anchors[level]}
              error={fault}
              onChange={(event) => setRubric({ anchors: { ...rubric.anchors, [level]: event.currentTarget.value } })}
            />
          ))}
        </Stack>
      </Fieldset>
    </Stack>
  )
}
