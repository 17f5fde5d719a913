import { Difficulty } from '@colloquy/contracts/question-bank'
import type { QuestionContent } from '@colloquy/contracts/questions'
import { Button, Group, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { difficultyOptions } from '../../positions/topic-words.ts'
import { Preflight } from '../preflight/preflight.tsx'
import classes from '../questions.module.css'
import { QuestionFields } from './question-fields.tsx'
import { checkedWords, type QuestionWords, type WordsFaults } from './question-words.ts'

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
  const [words, setWords] = useState<QuestionWords>(content)
  const [faults, setFaults] = useState<WordsFaults>({})
  const [tried, setTried] = useState<QuestionWords | null>(null)
  const check = (use: (checked: QuestionWords) => void) => {
    const checked = checkedWords(words)
    setFaults(checked.ok ? {} : checked.faults)
    if (checked.ok) use(checked.words)
  }
  const count = Object.keys(faults).length
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
      {tried && <Preflight prompt={tried.prompt} rubric={tried.rubric} />}
      {count > 0 && <p role="alert">{count === 1 ? 'One field needs' : `${count} fields need`} another look.</p>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button variant="default" onClick={() => check(setTried)}>
          Try the rubric
        </Button>
        <Button loading={busy} onClick={() => check((checked) => onSubmit({ ...checked, difficulty }))}>
          {submit}
        </Button>
      </Group>
    </Stack>
  )
}
