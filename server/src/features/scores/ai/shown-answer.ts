import { blankOut, findInstructions } from '@colloquy/grader/gate/injection'

// What tells who somebody is has no place before a scorer, also where candidates write it themselves.
const contacts = [
  /[\w.+%-]+@[\w-]+(\.[\w-]+)+/gu,
  /(?:https?:\/\/)?(?:www\.)?(?:linkedin\.com|github\.com|gitlab\.com|x\.com|twitter\.com)\/[\w%./-]+/giu,
  /\+\d[\d ().-]{7,}\d|(?<![\w.-])\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?![\w.-])|(?<![\w.-])0\d{9,10}(?![\w.-])/gu,
  /\b(?:my name is|i am called)\s+\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+){0,2}/giu,
]

export type ShownAnswer = {
  /** As long as the answer: every place in it is the same place there. */
  text: string
  /** Whether it tells the grader what to do. */
  instructs: boolean
}

/** What a model is shown of an answer: no instructions to a grader that we know of, no contacts. */
export function shownAnswer(answer: string): ShownAnswer {
  const instructions = findInstructions(answer)
  let text = blankOut(answer, instructions)
  for (const pattern of contacts) text = text.replace(pattern, (found) => '▒'.repeat(found.length))
  return { text, instructs: instructions.length > 0 }
}
