import { cosine } from '../lexicon/lexicon.ts'
import { wordSimilarity } from '../match/similar.ts'
import type { Token } from '../text/tokens.ts'
import type { TextView, Weighting } from './text-view.ts'

/** For each content word of one text its best partner in the other, by form and by meaning. */
export type Alignment = {
  /** Similarity by stem, synonym, typo or word family, 0–1, and the partner. */
  form: number[]
  partner: (Token | undefined)[]
  /** Highest cosine of word vectors; equals `form` where that is higher. */
  meaning: number[]
}

export function align(from: TextView, to: TextView): Alignment {
  const form: number[] = []
  const meaning: number[] = []
  const partner: (Token | undefined)[] = []
  for (const a of from.content) {
    let bestForm = 0
    let bestMeaning = 0
    let bestToken: Token | undefined
    for (const b of to.content) {
      const similarity = wordSimilarity(a, b)
      if (similarity > bestForm) {
        bestForm = similarity
        bestToken = b
      }
      if (similarity === 1) break
      if (a.rank !== undefined && b.rank !== undefined) bestMeaning = Math.max(bestMeaning, cosine(a.rank, b.rank))
    }
    form.push(bestForm)
    meaning.push(Math.max(bestForm, bestMeaning))
    partner.push(bestToken)
  }
  return { form, meaning, partner }
}

/** Weighted mean of alignment values; 0 when nothing has weight. */
export function weightedMean(values: readonly number[], words: readonly Token[], weightOf: Weighting): number {
  let sum = 0
  let weights = 0
  words.forEach((word, i) => {
    const weight = weightOf(word)
    sum += weight * (values[i] ?? 0)
    weights += weight
  })
  return weights > 0 ? sum / weights : 0
}

/** Cosines below a floor say nothing. */
export function close(value: number, floor = 0.5): number {
  return value < floor ? 0 : value
}
