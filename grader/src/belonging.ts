import type { TextView } from './features/text-view.ts'
import { ramp } from './levels.ts'
import { informationOf } from './lexicon/lexicon.ts'
import type { Prepared } from './prepared.ts'
import type { Token } from './text/tokens.ts'

const tells = (words: readonly Token[]) => words.reduce((sum, { rank }) => sum + informationOf(rank) ** 2, 0)

const FEW = 6 // words of one's own; so few can be right and share none

/**
 * 0–1: how far an answer speaks of what the rubric speaks of, whatever single words it happens to hit. From the
 * words that it adds to the question: what share of them the rubric uses anywhere, and how many they are.
 * An answer to a neighbouring question or general talk shares some words with every rubric, but few of its own.
 */
export function belonging({ question, vocabulary }: Prepared, answer: TextView): number {
  const own = answer.content.filter(({ stem }) => !question.stems.has(stem))
  const shared = tells(own.filter(({ stem }) => vocabulary.has(stem)))
  const believed = ramp(shared / Math.max(0.01, tells(own)), 0.1, 0.4) * ramp(shared, 0.4, 1.6)
  return Math.max(believed, 1 - ramp(own.length, FEW, 2 * FEW))
}
