/** A span of time as a résumé gives it; months are `YYYY-MM`, or `YYYY` where only the year stands there. */
export type DateRange = { start: string; end: string | null; current: boolean; index: number; length: number }

const monthNames: Record<string, number> = {
  jan: 1,
  ene: 1,
  gen: 1,
  янв: 1,
  sty: 1,
  feb: 2,
  fév: 2,
  fev: 2,
  фев: 2,
  lut: 2,
  mar: 3,
  mär: 3,
  mrz: 3,
  мар: 3,
  maa: 3,
  apr: 4,
  avr: 4,
  abr: 4,
  апр: 4,
  kwi: 4,
  may: 5,
  mai: 5,
  mag: 5,
  мая: 5,
  май: 5,
  maj: 5,
  mei: 5,
  jun: 6,
  giu: 6,
  июн: 6,
  cze: 6,
  juin: 6,
  jul: 7,
  lug: 7,
  июл: 7,
  lip: 7,
  juil: 7,
  aug: 8,
  aoû: 8,
  ago: 8,
  авг: 8,
  sie: 8,
  sep: 9,
  set: 9,
  сен: 9,
  wrz: 9,
  oct: 10,
  okt: 10,
  out: 10,
  ott: 10,
  окт: 10,
  paź: 10,
  nov: 11,
  ноя: 11,
  lis: 11,
  dec: 12,
  dez: 12,
  déc: 12,
  dic: 12,
  дек: 12,
  gru: 12,
}
const point = String.raw`(?:\p{L}{3,10}\.?,?\s+(?:19|20)\d\d|(?:19|20)\d\d\s?[./年-]\s?(?:0?[1-9]|1[0-2])月?(?!\d)|(?:0?[1-9]|1[0-2])\s?[./]\s?(?:19|20)\d\d|(?:19|20)\d\d年?|\p{L}{3,9}\.?\s?['’]\d\d)`
const now = String.raw`present|now|current(?:ly)?|today|ongoing|to date|heute|aktuell|présent|aujourd['’]hui|actual(?:idad|mente)?|presente|atual|oggi|heden|obecnie|настоящее время|н\.?в\.?|по наст[а-я.]*|至今|现在|現在|현재`
const range = new RegExp(
  String.raw`(?<![\d\p{L}])(${point})\s*(?:[-–—~−‐‑→]+|to|until|till|bis|à|au|a|al|até|hasta|по|至|～)\s*(${point}|${now})(?![\d])`,
  'giu',
)
const since = new RegExp(String.raw`\b(?:since|from|seit|depuis|desde|с)\s+(${point})`, 'giu')

/** Finds all spans of time in a text, in order. */
export function findRanges(text: string): DateRange[] {
  if (!/(?:19|20)\d\d|['’]\d\d/.test(text)) return []
  const found: DateRange[] = []
  for (const match of text.matchAll(range)) {
    const start = readPoint(match[1] ?? '')
    const end = readPoint(match[2] ?? '')
    if (!start || (end && end.slice(0, 4) < start.slice(0, 4))) continue
    found.push({ start, end, current: end === null, index: match.index, length: match[0].length })
  }
  if (found.length > 0) return found
  return [...text.matchAll(since)].flatMap((match) => {
    const start = readPoint(match[1] ?? '')
    return start ? [{ start, end: null, current: true, index: match.index, length: match[0].length }] : []
  })
}

/** One date: `YYYY-MM`, `YYYY`, or null when it is a word such as `present`. */
function readPoint(text: string): string | null {
  const year = /(?:19|20)\d\d/.exec(text)?.[0] ?? shortYear(text)
  if (!year) return null
  const word = /\p{L}{3,}/u.exec(text.replace(/[年月]/g, ' '))?.[0]?.toLowerCase()
  const named = word ? (monthNames[word.slice(0, 4)] ?? monthNames[word.slice(0, 3)]) : undefined
  const digits = text.replace(year, ' ').match(/\d{1,2}/)?.[0]
  const month = named ?? (word || !digits ? undefined : Number(digits))
  return month && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : year
}

function shortYear(text: string): string | undefined {
  const two = /['’](\d\d)/.exec(text)?.[1]
  return two ? `${Number(two) > 50 ? 19 : 20}${two}` : undefined
}

/** Years covered by the ranges, overlaps counted once, one decimal; `today` ends what is still going on. */
export function yearsCovered(ranges: Pick<DateRange, 'start' | 'end' | 'current'>[], today: Date): number {
  const thisMonth = today.getUTCFullYear() * 12 + today.getUTCMonth() + 1
  const spans = ranges
    .map(({ start, end, current }) => ({
      from: monthNumber(start, 1),
      to:
        current || !end
          ? thisMonth
          : Math.min(
              monthNumber(end, end.length === 4 && end !== start ? 1 : 12) + (end.length > 4 ? 1 : 0),
              thisMonth,
            ),
    }))
    .filter(({ from, to }) => to > from && to - from < 60 * 12)
    .sort((a, b) => a.from - b.from)
  let months = 0
  let covered = Number.NEGATIVE_INFINITY
  for (const { from, to } of spans) {
    months += Math.max(0, to - Math.max(from, covered))
    covered = Math.max(covered, to)
  }
  return Math.round(months / 1.2) / 10
}

function monthNumber(date: string, monthIfUnknown: number): number {
  const [year = '0', month] = date.split('-')
  return Number(year) * 12 + (month ? Number(month) : monthIfUnknown)
}
