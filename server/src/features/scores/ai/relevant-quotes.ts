import { tokenise } from '@colloquy/grader/text/tokens'
import type { AnswerToJudge } from '../scorer.ts'

/**
 * Whether a quote is about the question at all: it shares a word with question, key points, reference or a misconception,
 * small words aside. Words to whoever judges support no level, however they are put.
 */
export function relevanceTo({ question, rubric }: Pick<AnswerToJudge, 'question' | 'rubric'>) {
  const known = new Set(
    [
      question,
      rubric.reference,
      ...rubric.keyPoints.flatMap(({ phrasings }) => phrasings),
      ...rubric.misconceptions.flatMap(({ phrasings }) => phrasings),
    ].flatMap(contentWords),
  )
  return (quote: string): boolean => contentWords(quote).some((word) => known.has(word))
}

const contentWords = (text: string): string[] =>
  tokenise(text)
    .filter(({ stop }) => !stop)
    .map(({ stem }) => stem)
