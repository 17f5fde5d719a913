import type { Row } from '@colloquy/grader/fit/data'
import { tokenise } from '@colloquy/grader/text/tokens'

/** Each row is scored once, however often it is resampled. */
function remembered(score: (row: Row) => number): (row: Row) => number {
  const known = new WeakMap<Row, number>()
  return (row) => {
    const value = known.get(row) ?? score(row)
    known.set(row, value)
    return value
  }
}

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
export const keywordRecall = remembered((row) => {
  const given = contentOf(row.answer)
  return Math.max(0, ...row.references.map((reference) => shareIn(contentOf(reference), given)))
})

/** A naive scorer that knows no reference: overlap with the question and length. */
export const naive = remembered((row) => {
  const overlap = shareIn(contentOf(row.question), contentOf(row.answer))
  return 0.5 * overlap + 0.5 * Math.min(1, tokenise(row.answer).length / 50)
})
