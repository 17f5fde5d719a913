import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { Preflight } from '../preflight/preflight.tsx'
import { QuestionFields } from './question-fields.tsx'
import { checkedWords, type QuestionWords, type WordsFaults } from './question-words.ts'

type QuestionDialogProps = {
  title: string
  words: QuestionWords
  /** What the button that ends it says. */
  submit: string
  onSubmit: (words: QuestionWords) => void
  onClose: () => void
}

/** Writes or edits a question; its rubric can be tried before it is used. */
export function QuestionDialog({ title, words: before, submit, onSubmit, onClose }: QuestionDialogProps) {
  const [words, setWords] = useState(before)
  const [faults, setFaults] = useState<WordsFaults>({})
  const [tried, setTried] = useState<QuestionWords | null>(null)
  const check = (use: (checked: QuestionWords) => void) => {
    const checked = checkedWords(words)
    setFaults(checked.ok ? {} : checked.faults)
    if (checked.ok) use(checked.words)
  }
  const count = Object.keys(faults).length
  return (
    <Modal opened onClose={onClose} title={title} size="xl" closeButtonProps={{ 'aria-label': 'Close' }}>
      <QuestionFields words={words} faults={faults} onChange={setWords} />
      {tried && <Preflight {...tried} />}
      {count > 0 && <p role="alert">{count === 1 ? 'One field needs' : `${count} fields need`} another look.</p>}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="default" onClick={() => check(setTried)}>
          Try the rubric
        </Button>
        <Button onClick={() => check(onSubmit)}>{submit}</Button>
      </Group>
    </Modal>
  )
}
