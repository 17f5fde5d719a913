import type { Range } from '../types.ts'

// Sentences that speak to whoever marks the answer instead of answering. Each pattern covers what it should blank out.
const patterns: readonly RegExp[] = [
  /\b(ignore|disregard|forget|override|bypass|skip)\b[^.!?\n]{0,60}\b(instruction|prompt|rubric|rule|guideline|criteria|above|previous|prior|earlier|context)\w*[^.!?\n]*/giu,
  /\b(give|award|assign|grant|grade|score|rate|mark|set|return|output|respond|reply|report)\b[^.!?\n]{0,60}\b((full|max|maximum|perfect|highest|top|best|excellent|all)\b[^.!?\n]{0,25}\b(marks?|scores?|points|credit|grades?|ratings?|levels?)\b|100 ?%|\b(5 ?\/ ?5|10 ?\/ ?10|100 ?\/ ?100)\b|level (5|five)\b|score of\b)[^.!?\n]*/giu,
  /\b(grade|score|rate|mark)\b (this|it|me|my|mine|each|every|the (answer|response))\b[^.!?\n]{0,40}\b(full|max|maximum|perfect|highest|top|best|excellent|five|hundred)\b[^.!?\n]*/giu,
  /\b(as|you are|act as|pretend|assume you)\b[^.!?\n]{0,30}\b(grader|grading|evaluator|assistant|ai|language model|llm|examiner|marker|scorer|judge)\b[^.!?\n]*/giu,
  /\b(dear|hello|hey|note to|attention|message for)\b[^.!?\n]{0,20}\b(grader|evaluator|examiner|marker|ai|model|reviewer|judge|scorer|system)\b[^.!?\n]*/giu,
  /\bto the (automatic |human |ai )?(grader|evaluator|examiner|marker|scorer)\b[^.!?\n]*/giu,
  /(<\/?\s*(system|instruction|prompt|assistant|user|im_start|im_end)[^>]{0,40}>|\[\/?(system|inst|instruction)s?\]|<\|[^|]{0,30}\|>|^\s*#{0,4}\s*(system|assistant)\s*(prompt|message)?\s*:)[^.!?\n]*/gimu,
  /["']?\b(score|level|grade|rating|points)\b["']?\s*[:=]\s*["']?(5|10|100|1\.0|five|max\w*|full|perfect|a\+?)\b[^.!?\n]*/giu,
  /\b(this|my|the) (answer|response|submission)\b[^.!?\n]{0,40}\b(is|deserves|should (get|receive|be)|must be|covers|contains|earns|merits)\b[^.!?\n]{0,40}\b(correct|perfect|full|complete|excellent|maximum|all (the )?(key )?points|top|highest|best|5|100)\b[^.!?\n]*/giu,
]

/** Places of instructions to a grader in an answer; empty for an honest answer. */
export function findInstructions(answer: string): Range[] {
  const found: Range[] = []
  for (const pattern of patterns) {
    for (const match of answer.matchAll(pattern)) found.push({ start: match.index, end: match.index + match[0].length })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The answer with those places blanked out, so that all other offsets stay true. */
export function blankOut(answer: string, places: readonly Range[]): string {
  let text = answer
  for (const { start, end } of places) {
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
  }
  return text
}
