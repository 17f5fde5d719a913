import { useState } from 'react'
import { checkedWords, type QuestionWords, type WordsFaults } from './question-words.ts'

/** A question while it is written: its words, what is missing, and the words that its rubric was tried with. */
export function useQuestionWords(before: QuestionWords) {
  const [words, setWords] = useState(before)
  const [faults, setFaults] = useState<WordsFaults>({})
  const [tried, setTried] = useState<QuestionWords | null>(null)
  const check = (use: (checked: QuestionWords) => void) => {
    const checked = checkedWords(words)
    setFaults(checked.ok ? {} : checked.faults)
    if (checked.ok) use(checked.words)
  }
  return { words, setWords, faults, tried, tryRubric: () => check(setTried), check }
}
