import { commonSequence } from '../features/order.ts'
import type { TextView } from '../features/text-view.ts'
import { type Token, tokenise } from '../text/tokens.ts'
import type { Flag, InsufficientReason } from '../types.ts'
import { isCode, isProgram } from './code.ts'
import { echoOf } from './echo.ts'
import { exchangesSubjects } from './exchange.ts'
import { isGibberish } from './gibberish.ts'
import { blankOut, findInstructions } from './injection.ts'
import { foreignLanguage } from './language.ts'
import { isList } from './list.ts'
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
  /** Looks like a list of words. The form alone does not settle it: bullet points and formulas look alike. */
  listed: boolean
}

const ECHO_CEILING = 0.05
const CONTRADICTION_CEILING = 0.15
const CODE_WORDS = 3
const PLEA_CEILING = 0.05
const LONGEST = 600 // words compared in order

/** What must be settled before anything is matched: is there an honest answer in the language of the rubric at all? */
export function inspect(question: TextView, references: readonly TextView[], answer: string): Gate {
  const places = findInstructions(answer)
  const text = blankOut(answer, places)
  const tokens = tokenise(text)
  const flags: Flag[] = places.length > 0 ? ['injection'] : []
  const gate: Gate = { text, tokens, flags, ceiling: 1, listed: false }
  const insufficient = insufficientReason(question, references, answer, gate)
  if (insufficient) return { ...gate, insufficient, ceiling: 0 }
  if (tokens.length === 0 || saysNothing(text)) return { ...gate, ceiling: 0 }

  const exchanged = exchangesSubjects(question, references, text, tokens)
  if (!exchanged && references.some((reference) => repeats(reference, tokens) && !turns(reference, text, tokens))) {
    return gate
  }
  if (exchanged || contradicts(references, text, tokens)) {
    return { ...gate, flags: [...flags, 'contradiction'], ceiling: CONTRADICTION_CEILING }
  }
  const expected = new Set(references.flatMap((reference) => [...reference.stems]))
  const echo = echoOf(question, expected, tokens)
  if (echo !== 'none') {
    return { ...gate, flags: [...flags, 'echo'], ceiling: echo === 'plain' ? ECHO_CEILING : 1 }
  }
  if (isList(references, tokens)) return { ...gate, listed: true }
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
  const spoken = new Set(tokens.flatMap(({ stop, stem }) => (!stop && expected.has(stem) ? [stem] : []))).size
  // A line of code may be the answer; a program that hardly says a word of the rubric is none.
  const most = isProgram(text, tokens) ? CODE_WORDS : 1
  if (spoken < most && isCode(text) && !references.some((reference) => isCode(reference.text))) return 'not_prose'
  return undefined
}
