import { commonSequence } from '../features/order.ts'
import type { TextView } from '../features/text-view.ts'
import type { Token } from '../text/tokens.ts'

// Said around a statement, these turn it.
const denial =
  /\b(it is|it's|that is|this is)( simply| just| really)? (not|never|hardly|in no way) (true|correct|right|the case|accurate)\b|\b(it is|it's|that is|this is|is|are) (false|wrong|untrue|incorrect|a lie|a myth|mistaken)\b|\b(the )?opposite (is true|of (this|that|the following))\b|\b(nobody|no one) (should|would|can) (say|claim|think|believe)\b|\b(i|we) (deny|disagree|doubt|reject)\b|\bcontrary to\b/iu

const count = (tokens: readonly Token[]) => tokens.filter((token) => token.negates).length

/** Whether an answer repeats a reference almost word for word but with its meaning turned by negations or a denial. */
export function saysTheOpposite(reference: TextView, text: string, tokens: readonly Token[]): boolean {
  if (reference.content.length < 3) return false
  const bare = (list: readonly Token[]) => list.filter((token) => !token.negates).map((token) => token.stem)
  const wanted = bare(reference.tokens)
  const given = bare(tokens.slice(0, 600))
  const { subsequence } = commonSequence(wanted, given)
  if (subsequence < 0.75 * wanted.length || subsequence < 0.6 * given.length) return false
  const added = count(tokens) - count(reference.tokens)
  return added !== 0 || (denial.test(text) && !denial.test(reference.text))
}
