import { commonSequence } from '../features/order.ts'
import type { TextView } from '../features/text-view.ts'
import type { Token } from '../text/tokens.ts'

// Said around a statement, these turn it.
const denial =
  /\b(it is|it's|that is|this is)( simply| just| really)? (not|never|hardly|in no way) (true|correct|right|the case|accurate)\b|\b(it is|it's|that is|this is|is|are) (false|wrong|untrue|incorrect|a lie|a myth|mistaken)\b|\b(the )?opposite (is true|of (this|that|the following))\b|\b(nobody|no one) (should|would|can) (say|claim|think|believe)\b|\b(i|we) (deny|disagree|doubt|reject)\b|\bcontrary to\b/giu

const denials = (text: string) => text.match(denial)?.length ?? 0

const count = (tokens: readonly Token[]) => tokens.filter((token) => token.negates).length

/** Whether an answer turns what a reference says, and no reference that it is as near to says it that way. */
export function contradicts(references: readonly TextView[], text: string, tokens: readonly Token[]): boolean {
  if (!references.some((reference) => saysTheOpposite(reference, text, tokens))) return false
  const given = new Set(tokens.map((token) => token.stem))
  const agrees = (reference: TextView) =>
    reference.content.filter((token) => given.has(token.stem)).length >= 0.6 * reference.content.length &&
    !turns(reference, text, tokens)
  return !references.some(agrees)
}

/** Whether an answer repeats a reference almost word for word but with its meaning turned by negations or a denial. */
function saysTheOpposite(reference: TextView, text: string, tokens: readonly Token[]): boolean {
  if (reference.content.length < 4) return false
  const bare = (list: readonly Token[]) => list.filter((token) => !token.negates).map((token) => token.stem)
  const wanted = bare(reference.tokens)
  const given = bare(tokens.slice(0, 600))
  const { subsequence } = commonSequence(wanted, given)
  if (subsequence < 0.8 * wanted.length || subsequence < 0.65 * given.length) return false
  return turns(reference, text, tokens)
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
