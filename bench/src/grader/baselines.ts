import type { Row } from '@colloquy/grader/fit/data'
import { tokenise } from '@colloquy/grader/text/tokens'

const contentOf = (text: string) =>
  new Set(
    tokenise(text)
      .filter((token) => !token.stop)
      .map((token) => token.stem),
  )

function shareIn(wanted: ReadonlySet<string>, given: ReadonlySet<string>): number {
  return wanted.size > 0 ? [...wanted].filter((word) => given.has(word)).length / wanted.size : 0
}

/** Keyword recall: the share of the closest reference's content words that are in the answer. */
export function keywordRecall(row: Row): number {
  const given = contentOf(row.answer)
  return Math.max(0, ...row.references.map((reference) => shareIn(contentOf(reference), given)))
}

/** A naive scorer that knows no reference: overlap with the question and length. */
export function naive(row: Row): number {
  const overlap = shareIn(contentOf(row.question), contentOf(row.answer))
  return 0.5 * overlap + 0.5 * Math.min(1, tokenise(row.answer).length / 50)
}
