import { stringEnd } from './content-scanner.ts'
import { isWhite, showsWhiteOnBare } from './pdf-white-text.ts'

const offPage = /\s-\d{2,}[\d.]*\s+-?[\d.]+\s+Tm\s|\s-\d{3,}[\d.]*\s+Tm\s/
const invisibleMode = /\s[37]\s+Tr\s/
const colourOperators = ['rg', 'g', 'sc', 'scn', 'k']

/**
 * A cheap look at page contents: is there text drawn invisibly, off the page, or in white on bare ground? Only then is it
 * worth reading the drawing instructions in full.
 */
export function hidesText(content: Buffer): boolean {
  if (!content.includes('BT')) return false
  const mode = content.includes('Tr')
  const negative = content.includes('Tm') && content.includes(' -')
  const text = mode || negative ? content.toString('latin1') : ''
  if ((mode && invisibleMode.test(text)) || (negative && offPage.test(text))) return true
  return mayWriteInWhite(content) && showsWhiteOnBare(content)
}

type Mark = { at: number; kind: 'white' | 'coloured' | 'q' | 'Q' | 'BT' | 'ET' }

/**
 * Walks from colour to colour without reading what lies between, past strings that only look like operators. Where there
 * are many strings, any white at all is enough for the full reading.
 */
function mayWriteInWhite(content: Buffer): boolean {
  const colours = colourOperators.flatMap((operator) =>
    places(content, operator).map(
      (at): Mark => ({ at, kind: isWhiteAt(content, at, operator) ? 'white' : 'coloured' }),
    ),
  )
  if (!colours.some(({ kind }) => kind === 'white')) return false
  const strings = stringRanges(content)
  if (!strings) return true
  const others = (['q', 'Q', 'BT', 'ET'] as const).flatMap((kind) =>
    places(content, kind).map((at): Mark => ({ at, kind })),
  )
  const stack: boolean[] = []
  let white = false
  let inText = false
  for (const { at, kind } of [...colours, ...others].sort((a, b) => a.at - b.at)) {
    if (strings.some(([from, to]) => at > from && at < to)) continue
    if (kind === 'q') stack.push(white)
    else if (kind === 'Q') white = stack.pop() ?? false
    else if (kind === 'BT') inText = true
    else if (kind === 'ET') inText = false
    else white = kind === 'white'
    if (inText && white) return true
  }
  return false
}

const fewStrings = 60

/** Places of the strings in brackets, or null when there are many. */
function stringRanges(content: Buffer): [number, number][] | null {
  const ranges: [number, number][] = []
  for (let at = content.indexOf('('); at >= 0; at = content.indexOf('(', ranges.at(-1)?.[1])) {
    if (ranges.length >= fewStrings) return null
    ranges.push([at, stringEnd(content, at)])
  }
  return ranges
}

/** Where an operator stands between white space. */
function places(content: Buffer, operator: string): number[] {
  const found: number[] = []
  for (let at = content.indexOf(operator); at >= 0; at = content.indexOf(operator, at + 1)) {
    const before = at === 0 ? 32 : (content[at - 1] ?? 32)
    if (before <= 32 && (content[at + operator.length] ?? 32) <= 32) found.push(at)
  }
  return found
}

function isWhiteAt(content: Buffer, at: number, operator: string): boolean {
  const before = content
    .toString('latin1', Math.max(0, at - 60), at)
    .trim()
    .split(/\s+/)
  const numbers = before.slice(before.findLastIndex((word) => !/^-?[\d.]+$/.test(word)) + 1).map(Number)
  return isWhite(numbers, operator)
}
