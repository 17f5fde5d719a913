import type { Line } from '../document.ts'

/** Text in one font size (points; 0 where the format does not say). */
export type SizedText = { text: string; size: number }

/** A name and the title behind it differ in size by at least so much; capitals and small capitals by less. */
const apart = 1.3

/**
 * The lines of a paragraph, each as the pieces that stand beside each other on it: where the size changes clearly between
 * two words, as in a large name with a small title behind it, another piece begins.
 */
export function rowsOfParagraph(runs: SizedText[]): SizedText[][] {
  const rows: SizedText[][] = [[]]
  for (const { text, size } of runs) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) rows.push([])
      rows.at(-1)?.push({ text: part, size })
    })
  }
  return rows.map(joined)
}

function joined(runs: SizedText[]): SizedText[] {
  const pieces: SizedText[] = []
  for (const run of runs) {
    const last = pieces.at(-1)
    if (!last || standApart(last, run)) pieces.push({ ...run })
    else {
      if (run.text.trim()) last.size = last.text.trim() ? Math.max(last.size, run.size) : run.size
      last.text += run.text
    }
  }
  return pieces
}

function standApart(one: SizedText, other: SizedText): boolean {
  if (Math.max(one.size, other.size) < apart * Math.min(one.size, other.size)) return false
  const isBetweenWords = /\s$/.test(one.text) || /^\s/.test(other.text)
  return isBetweenWords && [one, other].every(({ text, size }) => size > 0 && /\p{L}{2}/u.test(text))
}

/** About the width of a letter and the height of a row, in points, where a format does not say. */
const letterWidth = 6
const rowHeight = 14

/** The pieces of a row as lines beside each other; `row` counts from the top of the document. */
export function linesOfRow(
  pieces: SizedText[],
  row: number,
  { zone, listed }: Pick<Line, 'zone'> & { listed: boolean },
): Line[] {
  let x = 0
  return pieces.map(({ text, size }, index) => {
    const width = text.length * letterWidth
    const line = { page: 1, text, x, y: row * rowHeight, width, size, zone, sameRow: index > 0, listed }
    x += width
    return line
  })
}
