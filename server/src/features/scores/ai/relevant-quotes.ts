import { tokenise } from '@colloquy/grader/text/tokens'
import type { AnswerToJudge } from '../scorer.ts'

// Of the bank's own phrasings of a key point, held against the rest of their rubric, nine in ten share a third of their
// words with it; of sentences to a grader one in twenty-five does.
const leastShared = 1 / 3

// Words about marking, in the languages in which answers have asked for marks. A question about such things knows them.
const ofMarking = `mark marks marked marking marker grade grades graded grading grader score scores scored scoring scorer
  rating award awarded examiner evaluator assessor reviewer exemplary generous generously checklist deserve deserves
  punktzahl bewertung bewerten note puntuación calificación nota notation barème`

/**
 * Whether a quote is about the question: it shares enough words with question, key points, reference or misconceptions,
 * small words aside, and does not speak of marks. Words to whoever judges support no level, however they are put.
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
  const unexpected = new Set(contentWords(ofMarking).filter((word) => !known.has(word)))
  return (quote: string): boolean => {
    const words = contentWords(quote)
    if (words.some((word) => unexpected.has(word))) return false
    return words.length > 0 && words.filter((word) => known.has(word)).length >= words.length * leastShared
  }
}

const contentWords = (text: string): string[] =>
  tokenise(text)
    .filter(({ stop }) => !stop)
    .map(({ stem }) => stem)
