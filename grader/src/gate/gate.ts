import { commonSequence } from '../features/order.ts'
import type { TextView } from '../features/text-view.ts'
import { rankOf } from '../lexicon/lexicon.ts'
import { type Token, tokenise } from '../text/tokens.ts'
import { wordOrder } from '../text/word-order.ts'
import type { Flag, InsufficientReason } from '../types.ts'
import { blankOut, findInstructions } from './injection.ts'
import { foreignLanguage } from './language.ts'
import { saysNothing } from './no-answer.ts'
import { contradicts, turns } from './opposite.ts'

export type Gate = {
  /** The answer without instructions to a grader, offsets unchanged. */
  text: string
  tokens: Token[]
  insufficient?: InsufficientReason
  flags: Flag[]
  /** 0–1: the most that this answer can be worth, whatever it matches. */
  ceiling: number
}

const ECHO_CEILING = 0.05
const STUFFING_CEILING = 0.15
const CONTRADICTION_CEILING = 0.15
const PLEA_CEILING = 0.05
const LONGEST = 600 // words compared in order

const share = <T>(items: readonly T[], is: (item: T) => boolean) =>
  items.length > 0 ? items.filter(is).length / items.length : 0

/** What must be settled before anything is matched: is there an honest answer in the language of the rubric at all? */
export function inspect(question: TextView, references: readonly TextView[], answer: string): Gate {
  const places = findInstructions(answer)
  const text = blankOut(answer, places)
  const tokens = tokenise(text)
  const flags: Flag[] = places.length > 0 ? ['injection'] : []
  const gate: Gate = { text, tokens, flags, ceiling: 1 }
  const insufficient = insufficientReason(question, references, answer, gate)
  if (insufficient) return { ...gate, insufficient, ceiling: 0 }
  if (tokens.length === 0 || saysNothing(text)) return { ...gate, ceiling: 0 }

  if (references.some((reference) => repeats(reference, tokens) && !turns(reference, text, tokens))) return gate
  if (contradicts(references, text, tokens)) {
    return { ...gate, flags: [...flags, 'contradiction'], ceiling: CONTRADICTION_CEILING }
  }
  const expected = new Set(references.flatMap((reference) => [...reference.stems]))
  if (isEcho(question, expected, tokens)) return { ...gate, flags: [...flags, 'echo'], ceiling: ECHO_CEILING }
  if (isStuffing(references, text, tokens)) return { ...gate, flags: [...flags, 'stuffing'], ceiling: STUFFING_CEILING }
  if (places.length > 0 && isEmptyBesides(question, expected, tokens)) return { ...gate, ceiling: PLEA_CEILING }
  return gate
}

/** What is left beside instructions to a grader says nothing that the reference says. */
function isEmptyBesides(question: TextView, expected: ReadonlySet<string>, tokens: readonly Token[]): boolean {
  const own = tokens.filter((token) => !token.stop && !token.negates && !question.stems.has(token.stem))
  return own.filter((token) => expected.has(token.stem)).length < Math.max(2, 0.2 * own.length)
}

/** Whether an answer is a reference word for word, with little around it. */
function repeats(reference: TextView, tokens: readonly Token[]): boolean {
  const wanted = reference.tokens.map((token) => token.stem)
  const given = tokens.slice(0, LONGEST).map((token) => token.stem)
  const { subsequence } = commonSequence(wanted, given)
  return wanted.length > 0 && subsequence >= 0.95 * wanted.length && subsequence >= 0.8 * given.length
}

function insufficientReason(
  question: TextView,
  references: readonly TextView[],
  answer: string,
  { text, tokens, flags }: Gate,
): InsufficientReason | undefined {
  if (references.every((reference) => reference.tokens.length === 0)) return 'no_rubric'
  if (answer.trim() === '') return 'empty'
  if (flags.includes('injection') && (tokens.length === 0 || saysNothing(text))) return undefined
  if (saysNothing(text)) return 'no_answer'
  if (tokens.length === 0) return 'not_prose'
  const expected = new Set([...question.stems, ...references.flatMap((reference) => [...reference.stems])])
  if (foreignLanguage(text, tokens, expected)) return 'other_language'
  if (references.some((reference) => repeats(reference, tokens))) return undefined
  if (isGibberish(tokens, expected)) return 'gibberish'
  const spoken = tokens.filter((token) => !token.stop && expected.has(token.stem)).length
  if (spoken < 1 && isCode(text) && !references.some((reference) => isCode(reference.text))) return 'not_prose'
  return undefined
}

/** Mostly letters that are no words; a few typos, compounds or symbols are not enough. */
function isGibberish(tokens: readonly Token[], expected: ReadonlySet<string>): boolean {
  const words = tokens.filter(({ word }) => word.length > 2 && !/\p{N}/u.test(word))
  const beginnings = new Set([...expected].filter((known) => known.length >= 4).map((known) => known.slice(0, 4)))
  const strange = ({ word, stem, rank, stop, negates }: Token) =>
    rank === undefined &&
    !stop &&
    !negates &&
    !expected.has(stem) &&
    !beginnings.has(word.slice(0, 4)) &&
    (word.length < 6 || rankOf(word.slice(0, -1)) === undefined)
  return words.length > 0 && share(words, strange) > (words.length > 5 ? 0.6 : 0.99)
}

/** Only code: most lines end or begin as statements do, and hardly any function words. */
function isCode(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const statement =
    /[;{}]\s*$|^\s*(import|from|const|let|var|def|class|return|if\s*\(|for\s*\(|while\s*\(|#include|SELECT|INSERT|function|public|private|<\/?\w+)|=>|\w+\([^)]*\)\s*$/u
  const symbols = (text.match(/[{}();=<>[\]]/g) ?? []).length
  return (
    lines.length > 0 && share(lines, (line) => statement.test(line)) >= 0.8 && symbols / Math.max(1, text.length) > 0.05
  )
}

/** The question said back: hardly a word of meaning that the question does not hold, and none that the reference adds. */
function isEcho(question: TextView, expected: ReadonlySet<string>, tokens: readonly Token[]): boolean {
  const content = tokens.filter((token) => !token.stop && !token.negates)
  if (content.length < 4) return false
  const own = content.filter((token) => !question.stems.has(token.stem))
  const added = own.filter((token) => expected.has(token.stem))
  const given = new Set(tokens.map((token) => token.stem))
  const covered = share(question.content, (token) => given.has(token.stem))
  return added.length === 0 && covered > 0.7 && own.length <= 0.2 * content.length
}

/** Words of the reference without the order of prose: shuffled, or a bare list where the reference is prose. */
function isStuffing(references: readonly TextView[], text: string, tokens: readonly Token[]): boolean {
  if (tokens.length < 7) return false
  const given = new Set(tokens.map((token) => token.stem))
  const { information, pairs } = wordOrder(tokens)
  if (pairs >= 6 && information < -0.3) return true
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
