import { softRecall } from '../match/recall.ts'
import { type Token, tokenise } from '../text/tokens.ts'
import type { Flag, InsufficientReason } from '../types.ts'
import { blankOut, findInstructions } from './injection.ts'

export type Gate = {
  /** The answer without instructions to a grader, offsets unchanged. */
  text: string
  tokens: Token[]
  insufficient?: InsufficientReason
  flags: Flag[]
  /** 0–1: the most that this answer can be worth, whatever it matches. */
  ceiling: number
}

const noAnswer =
  /^\W*((sorry,? )?(i|we) (really |honestly )?(do not|don'?t|dont|have no|can'?t|cannot) (know|idea|clue|remember|recall|answer)\b.{0,40}|no (idea|clue|answer|response)|(i'?m |i am )?not sure|idk|dunno|n\/?a|none|nothing|pass|skip(ped)?|\?+|-+)\W*$/iu

/** What must be settled before anything is matched: is there an honest answer in the language of the rubric at all? */
export function inspect(question: string, expected: string, answer: string): Gate {
  const places = findInstructions(answer)
  const text = blankOut(answer, places)
  const tokens = tokenise(text)
  const flags: Flag[] = places.length > 0 ? ['injection'] : []
  const judged = (insufficient: InsufficientReason): Gate => ({ text, tokens, flags, insufficient, ceiling: 0 })

  if (expected.trim() === '') return judged('no_rubric')
  if (answer.trim() === '') return judged('empty')
  if (tokens.length === 0) return places.length > 0 ? { text, tokens, flags, ceiling: 0 } : judged('not_prose')
  if (noAnswer.test(text.trim())) return judged('no_answer')
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters > 10 && latin < letters / 2) return judged('other_language')

  const content = tokens.filter((token) => !token.stop && !token.negates)
  const asked = tokenise(question)
  const expectedTokens = tokenise(expected)
  const echoed = softRecall(content, asked, () => 1).strength
  const known = softRecall(content, [...asked, ...expectedTokens], () => 1).strength
  if (content.length > 0 && known === 0) return judged('off_topic')
  if (content.length > 2 && echoed > 0.95 && tokens.length > 4) {
    return { text, tokens, flags: [...flags, 'echo'], ceiling: 0.1 }
  }
  return { text, tokens, flags, ceiling: 1 }
}
