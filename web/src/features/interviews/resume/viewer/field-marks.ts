/** A piece of text on a page of a PDF, in the page's own coordinates: `transform` as the PDF gives it. */
export type TextPiece = { str: string; transform: number[]; width: number; height: number }
/** In points, from the lower left of the page. */
export type Box = { x: number; y: number; width: number; height: number }

/**
 * Where these words stand on the page. The words come from our text of the file, the pieces from the page itself: both are
 * compared by their letters and digits alone, since spaces, line ends and signs differ between them. Pieces that are
 * matched in part are marked in part, by their share of signs.
 */
export function boxesOf(pieces: readonly TextPiece[], words: string): Box[] {
  const wanted = letters(words)
  if (wanted === '') return []
  const lettersOf = pieces.map(({ str }) => lettersAt(str))
  const at = lettersOf
    .map((some) => some.map(({ letter }) => letter).join(''))
    .join('')
    .indexOf(wanted)
  if (at < 0) return []
  let from = 0
  return pieces.flatMap((piece, index) => {
    const own = lettersOf[index] ?? []
    const touched = own.slice(Math.max(at - from, 0), Math.max(at + wanted.length - from, 0))
    from += own.reduce((length, { letter }) => length + letter.length, 0)
    const [first, last] = [touched[0], touched.at(-1)]
    return first && last ? [partOf(piece, first.start / piece.str.length, last.end / piece.str.length)] : []
  })
}

const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Each letter and digit alone, with its place in the text: a sign that stands for several letters gives several. */
function lettersAt(text: string): { letter: string; start: number; end: number }[] {
  let start = 0
  return [...text].flatMap((sign) => {
    const place = { start, end: start + sign.length }
    start = place.end
    return [...letters(sign)].map((letter) => ({ letter, ...place }))
  })
}

function partOf({ transform, width, height }: TextPiece, from: number, to: number): Box {
  const [x = 0, y = 0] = transform.slice(4)
  return { x: x + width * from, y: y - height * 0.25, width: width * (to - from), height: height * 1.25 }
}
