import { commonSequence } from '../features/order.ts'
import { type TextView, viewOf } from '../features/text-view.ts'
import { areOpposites } from '../lexicon/lexicon.ts'
import type { Token } from '../text/tokens.ts'

const told = '( to (say|claim|think|believe|state|assume|argue|suggest))?( that)?'
const untrue = '(false|wrong|untrue|incorrect|nonsense|an error|a mistake|a lie|a myth|mistaken)'
// Said around a statement, these turn it.
const denial = new RegExp(
  [
    String.raw`\b(it is|it's|it would be|that is|this is)( simply| just| really)? (not|never|hardly|in no way) (true|correct|right|the case|accurate)${told}`,
    String.raw`\b(it is|it's|it would be|that is|this is|is|are)( simply| just| completely)? ${untrue}\b${told}`,
    String.raw`\b(the )?opposite (is true|of (this|that|the following))\b`,
    String.raw`\b(nobody|no one) (should|would|can) (say|claim|think|believe)( that)?`,
    String.raw`\b(i|we) ((deny|disagree|doubt|reject)|(do not|don't|never) (think|believe|agree))\b( that| with)?`,
    String.raw`\b(the )?(statement|claim|idea|notion|belief) that\b`,
    String.raw`\bcontrary to\b`,
  ].join('|'),
  'giu',
)
// Stands around a denied statement but denies nothing by itself.
const denies = (phrase: string) => !/^(the )?(statement|claim|idea|notion|belief) that$/iu.test(phrase)

const denialsIn = (text: string) => [...text.matchAll(denial)]
const denials = (text: string) => denialsIn(text).filter(([phrase]) => denies(phrase)).length

const count = (tokens: readonly Token[]) => tokens.filter((token) => token.negates).length

const LONGEST = 600 // words compared in order

/** Stems of a text without its negations and without what is said around a statement to deny it. */
function bare(text: string, tokens: readonly Token[]): string[] {
  const places = denialsIn(text).map((match) => ({ start: match.index, end: match.index + match[0].length }))
  return tokens
    .slice(0, LONGEST)
    .filter(({ negates, start }) => !negates && !places.some((place) => start >= place.start && start < place.end))
    .map(({ stem }) => stem)
}

/** How much of a reference an answer repeats in its order, and how much of the answer that is; signs left out. */
function repetition(reference: TextView, given: readonly string[]): { recall: number; precision: number } {
  const wanted = bare(reference.text, reference.tokens)
  const { subsequence } = commonSequence(wanted, given)
  return { recall: subsequence / Math.max(1, wanted.length), precision: subsequence / Math.max(1, given.length) }
}

/** Whether an answer puts opposites in the place of an odd number of a reference's words: with a negation, that says the same. */
function exchangesOpposites(reference: TextView, tokens: readonly Token[]): boolean {
  const given = new Set(tokens.map(({ stem }) => stem))
  const other = [...given].filter((stem) => !reference.stems.has(stem))
  const exchanged = reference.content.filter(
    ({ stem }) => !given.has(stem) && other.some((word) => areOpposites(stem, word)),
  )
  return exchanged.length % 2 === 1
}

const sentences = new WeakMap<TextView, readonly TextView[]>()

/** A reference and each of its sentences: an answer may turn one of them and leave out the others. */
function withSentences(reference: TextView): readonly TextView[] {
  const known = sentences.get(reference)
  if (known) return known
  const { clauses, text } = reference
  const single = clauses.length > 1 ? clauses.map(({ start, end }) => viewOf(text.slice(start, end))) : []
  const made = [reference, ...single]
  sentences.set(reference, made)
  return made
}

const ALIKE = 0.9 // a reference this near, measured by the nearest, is as near

/**
 * Whether an answer repeats a reference, or a sentence of it, almost word for word but with its meaning turned by negations or a denial, and
 * no reference that it is as near to says it that way.
 */
export function contradicts(references: readonly TextView[], text: string, tokens: readonly Token[]): boolean {
  const given = bare(text, tokens)
  const read = references.flatMap(withSentences).map((reference) => {
    const { recall, precision } = repetition(reference, given)
    const turned = turns(reference, text, tokens) && !exchangesOpposites(reference, tokens)
    const enough = reference.content.length >= (denials(text) > denials(reference.text) ? 1 : 3)
    return {
      nearness: Math.min(recall, precision),
      turned,
      opposite: turned && enough && recall >= 0.8 && precision >= 0.65,
    }
  })
  const nearest = Math.max(0, ...read.filter(({ opposite }) => opposite).map(({ nearness }) => nearness))
  return nearest > 0 && !read.some(({ nearness, turned }) => !turned && nearness >= ALIKE * nearest)
}

const TURNED_CLAUSES = 0.4

/**
 * Whether an answer has more or fewer negations than a reference (in a long one: in many of its sentences), or denies
 * more often than it.
 */
export function turns(reference: TextView, text: string, tokens: readonly Token[]): boolean {
  const difference = Math.abs(count(tokens) - count(reference.tokens))
  const enough = Math.max(1, TURNED_CLAUSES * reference.clauses.length)
  return difference >= enough || denials(text) > denials(reference.text)
}
