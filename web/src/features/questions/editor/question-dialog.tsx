import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { QuestionFields } from './question-fields.tsx'
import type { QuestionWords } from './question-words.ts'
import { useQuestionWords } from './use-question-words.ts'
import { WordsOutcome } from './words-outcome.tsx'

type QuestionDialogProps = {
  title: string
  words: QuestionWords
  /** What the button that ends it says. */
  submit: string
  busy?: boolean
  /** What went wrong with it. */
  problem?: ReactNode
  onSubmit: (words: QuestionWords) => void
  onClose: () => void
}

/** Writes or edits a question; its rubric can be tried before it is used. */
export function QuestionDialog(props: QuestionDialogProps) {
  const { title, words: before, submit, busy = false, problem, onSubmit, onClose } = props
  const { words, setWords, faults, tried, tryRubric, check } = useQuestionWords(before)
  return (
    <Modal opened onClose={onClose} title={title} size="xl" closeButtonProps={{ 'aria-label': 'Close' }}>
      <QuestionFields words={words} faults={faults} onChange={setWords} />
      <WordsOutcome tried={tried} faults={faults} />
      {problem}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="default" onClick={tryRubric}>
          Try the rubric
        </Button>
        <Button loading={busy} onClick={() => check(onSubmit)}>
          {submit}
        </Button>
      </Group>
    </Modal>
  )
}
