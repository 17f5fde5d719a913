import { Difficulty } from '@colloquy/contracts/question-bank'
import type { QuestionContent } from '@colloquy/contracts/questions'
import { Button, Group, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { difficultyOptions } from '../../positions/topic-words.ts'
import classes from '../questions.module.css'
import { QuestionFields } from './question-fields.tsx'
import { useQuestionWords } from './use-question-words.ts'
import { WordsOutcome } from './words-outcome.tsx'

type QuestionFormProps = {
  content: QuestionContent
  submit: string
  busy: boolean
  onSubmit: (content: QuestionContent) => void
  onCancel: () => void
}

/** Writes a question of the bank; its rubric can be tried before it is saved. */
export function QuestionForm({ content, submit, busy, onSubmit, onCancel }: QuestionFormProps) {
  const [difficulty, setDifficulty] = useState(content.difficulty)
  const { words, setWords, faults, tried, tryRubric, check } = useQuestionWords(content)
  return (
    <Stack gap="lg" className={classes.question}>
      <Select
        label="Difficulty"
        data={difficultyOptions}
        value={difficulty}
        allowDeselect={false}
        maw="20rem"
        onChange={(value) => setDifficulty(Difficulty.catch(difficulty).parse(value))}
      />
      <QuestionFields words={words} faults={faults} onChange={setWords} />
      <WordsOutcome tried={tried} faults={faults} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button variant="default" onClick={tryRubric}>
          Try the rubric
        </Button>
        <Button loading={busy} onClick={() => check((checked) => onSubmit({ ...checked, difficulty }))}>
          {submit}
        </Button>
      </Group>
    </Stack>
  )
}
