import { areOpposites } from '../lexicon/lexicon.ts'
import type { Token } from '../text/tokens.ts'
import type { Alignment } from './alignment.ts'
import type { TextView } from './text-view.ts'

const WINDOW = 4 // words before a word in which a negation turns it

/** Whether the word at a place stands behind an odd number of negations. */
export function isNegated(tokens: readonly Token[], place: number): boolean {
  let count = 0
  for (let i = Math.max(0, place - WINDOW); i < place; i++) if (tokens[i]?.negates) count++
  return count % 2 === 1
}

/** Content words of the reference that the answer says with the other sign, and opposites said in their place. */
export function contradictions(
  reference: TextView,
  answer: TextView,
  there: Alignment,
): { turned: number; opposite: number; matched: number } {
  let turned = 0
  let matched = 0
  let opposite = 0
  const placeInReference = new Map(reference.tokens.map((token, place) => [token, place]))
  const placeInAnswer = new Map(answer.tokens.map((token, place) => [token, place]))
  reference.content.forEach((token, i) => {
    const partner = there.partner[i]
    if (partner) {
      matched++
      const one = isNegated(reference.tokens, placeInReference.get(token) ?? 0)
      const other = isNegated(answer.tokens, placeInAnswer.get(partner) ?? 0)
      if (one !== other) turned++
    }
  })
  for (const token of reference.tokens) {
    if (answer.stems.has(token.stem)) continue
    if (answer.tokens.some((given) => !reference.stems.has(given.stem) && areOpposites(token.stem, given.stem)))
      opposite++
  }
  return { turned, opposite, matched }
}

export function polarityFeatures(reference: TextView, answer: TextView, there: Alignment): Record<string, number> {
  const { turned, opposite, matched } = contradictions(reference, answer, there)
  const inReference = reference.tokens.filter((token) => token.negates).length
  const inAnswer = answer.tokens.filter((token) => token.negates).length
  return {
    turned_share: matched > 0 ? turned / matched : 0,
    opposite_words: opposite,
    negations_reference: inReference,
    negations_answer: inAnswer,
    negation_parity: (inReference + inAnswer) % 2,
    negation_excess: inAnswer - inReference,
  }
}
