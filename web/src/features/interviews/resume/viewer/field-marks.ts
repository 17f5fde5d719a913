/** A piece of text on a page of a PDF, in the page's own coordinates: `transform` as the PDF gives it. */
export type TextPiece = { str: string; dir: string; transform: number[]; width: number; height: number }
/** How much of a piece's width stands before this place in its text, 0–1. */
type ShareBefore<Piece> = (piece: Piece, place: number) => number
/** In points, from the lower left of the page. */
export type Box = { x: number; y: number; width: number; height: number }

/** Words as our text of the file has them, with the text on either side. */
export type PrintedWords = { before: string; words: string; after: string }

/**
 * Tells where words stand on the page. The words come from our text of the file, the pieces from the page itself: both are
 * compared by their letters and digits alone, since spaces, line ends and signs differ between them. Of several places with
 * the same letters it is the one whose surroundings agree best. Pieces that are matched in part are marked in part.
 */
export function markerOf<Piece extends TextPiece>(
  pieces: readonly Piece[],
  shareBefore: ShareBefore<Piece>,
): (printed: PrintedWords) => Box[] {
  const lettersOf = pieces.map(({ str }) => lettersAt(str))
  const page = lettersOf.map((some) => some.map(({ letter }) => letter).join('')).join('')
  return (printed) => {
    const wanted = letters(printed.words)
    const at = placeOf(wanted, page, printed)
    if (at === null) return []
    let from = 0
    return pieces.flatMap((piece, index) => {
      const own = lettersOf[index] ?? []
      const touched = own.slice(Math.max(at - from, 0), Math.max(at + wanted.length - from, 0))
      from += own.length
      const [first, last] = [touched[0], touched.at(-1)]
      return first && last ? [partOf(piece, shareBefore(piece, first.start), shareBefore(piece, last.end))] : []
    })
  }
}

function placeOf(wanted: string, page: string, { before, after }: PrintedWords): number | null {
  if (wanted === '') return null
  const [above, below] = [letters(before), letters(after)]
  let best: { at: number; agrees: number } | null = null
  for (let at = page.indexOf(wanted); at >= 0; at = page.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const agrees = sameEnd(above, page.slice(Math.max(0, at - above.length), at)) + sameStart(below, page.slice(end))
    if (!best || agrees > best.agrees) best = { at, agrees }
  }
  return best?.at ?? null
}

/** How many letters two texts have in common at their ends. */
function sameEnd(one: string, other: string): number {
  return sameStart([...one].reverse().join(''), [...other].reverse().join(''))
}

/** How many letters two texts begin with in common. */
function sameStart(one: string, other: string): number {
  let count = 0
  while (count < one.length && one[count] === other[count]) count += 1
  return count
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

function partOf({ dir, transform, width, height }: TextPiece, from: number, to: number): Box {
  const [x = 0, y = 0] = transform.slice(4)
  return {
    x: x + width * (dir === 'rtl' ? 1 - to : from),
    y: y - height * 0.25,
    width: width * (to - from),
    height: height * 1.25,
  }
}
