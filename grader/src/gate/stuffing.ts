import type { TextView } from '../features/text-view.ts'
import { ramp } from '../levels.ts'
import type { Token } from '../text/tokens.ts'
import { wordOrder } from '../text/word-order.ts'

const share = <T>(items: readonly T[], is: (item: T) => boolean) =>
  items.length > 0 ? items.filter(is).length / items.length : 0

/** A bare list of the reference's words where the reference is prose. */
export function isList(references: readonly TextView[], text: string, tokens: readonly Token[]): boolean {
  if (tokens.length < 7) return false
  const given = new Set(tokens.map((token) => token.stem))
  const listed = (text.match(/[,;/|]/g)?.length ?? 0) > 0.6 * tokens.length
  if (share(tokens, (token) => token.stop) >= (listed ? 0.35 : 0.1)) return false
  const content = tokens.filter((token) => !token.stop)
  return references.some(
    (reference) =>
      share(reference.tokens, (token) => token.stop) > 0.3 &&
      (share(reference.content, (token) => given.has(token.stem)) > 0.5 ||
        share(content, (token) => reference.stems.has(token.stem)) > 0.8),
  )
}

/** 0–1: how far the words stand in an order that prose could have; 1 where there are too few to tell. */
export function orderliness(tokens: readonly Token[]): number {
  const { information, pairs } = wordOrder(tokens)
  if (tokens.length < 7 || pairs < 6) return 1
  // The fewer the pairs, the more an honest answer may stray.
  const least = pairs < 12 ? -0.9 : -0.5
  return ramp(information, least, least + 0.6)
}
