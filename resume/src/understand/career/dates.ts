/** A span of time as a résumé gives it; months are `YYYY-MM`, or `YYYY` where only the year stands there. */
export type DateRange = { start: string; end: string | null; current: boolean; index: number; length: number }

/** The first three letters of the months, January first, or four where the third does not tell them apart. */
const monthNames = new Map(
  [
    'jan ene gen янв sty oca ian січ',
    'feb fév fev фев lut şub лют úno',
    'mar mär mrz мар maa mrt bře már бер',
    'apr avr abr апр kwi nis кві dub ápr',
    'may mai mag мая май maj mei kvě máj тра',
    'jun giu июн cze juin haz iun čer jún чер',
    'jul lug июл lip juil tem iul čvc júl лип',
    'aug aoû ago авг sie ağu srp сер',
    'sep set сен wrz eyl zář sze вер',
    'oct okt out ott окт paź eki říj жов',
    'nov ноя lis kas noi лис',
    'dec dez déc dic дек gru ara des гру',
  ].flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, at + 1])),
)
const year = String.raw`(?:19|20)\d\d`
const month = `(?:0?[1-9]|1[0-2])`
const point = String.raw`(?:(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+)?\p{L}{3,10}\.?,?\s{1,2}(?:\d{1,2}(?:st|nd|rd|th)?,\s*)?${year}|${year}\s?[./年-]\s?${month}月?(?:[./-]\d{1,2})?(?!\d)|(?:\d{1,2}\s?[./]\s?)?\d{1,2}\s?[./]\s?${year}|${month}-${year}|(?:0[1-9]|1[0-2])/\d\d(?!\d)|${year}年?|\p{L}{3,9}\.?\s?['’]\d\d)`
const now = String.raw`present|now|current(?:ly)?|today|ongoing|(?:to|till|until) (?:date|now|present)|heute|aktuell|présent|aujourd['’]hui|ce jour|en cours|actual(?:idad|mente)?|presente|atual|oggi|in corso|heden|obecnie|teraz|настоящее время|н\.?в\.?|по наст[а-я.]*|сейчас|зараз|теперішній час|halen|günümüz|devam ediyor|hiện (?:nay|tại)|nay|nuvarande|nu|nå|nykyinen|současnost|dosud|súčasnosť|jelenleg|σήμερα|prezent|sekarang|kini|الآن|حتى الآن|الحاضر|היום|כיום|اکنون|ปัจจุบัน|वर्तमान|至今|现在|現在|현재`
const to = `(?:[-–—~−‐‑→]+|to|until|till|through|bis|à|au|a|al|até|hasta|do|по|до|til|tot|至|～)`
const range = new RegExp(String.raw`(?<![\d\p{L}])(${point})\s*${to}\s*(${point}|${now})(?![\d])`, 'giu')
const since = new RegExp(
  String.raw`(?<!\p{L})(?:since|from|seit|ab|depuis|desde|dal|vanaf|od|с|з)\s+(${point})(?!\d)`,
  'giu',
)
const open = new RegExp(String.raw`(?<![\d\p{L}])(${point})\s*[-–—→]\s*(?=$|\s{3}|\|)`, 'giu')
const alone = new RegExp(`^(${point})$`, 'iu')

/** Finds all spans of time in a text, in order: `2018 – 2020`, `since March 2020`, `2019 –`. */
export function findRanges(text: string): DateRange[] {
  if (!/(?:19|20)\d\d|['’/]\d\d/.test(text)) return []
  const found: DateRange[] = []
  for (const match of text.matchAll(range)) {
    const start = readPoint(match[1] ?? '')
    const end = readPoint(match[2] ?? '')
    if (!start || (end && end.slice(0, 4) < start.slice(0, 4))) continue
    const other = wordsBefore(match[1] ?? '')
    found.push({ start, end, current: end === null, index: match.index + other, length: match[0].length - other })
  }
  if (found.length > 0) return found
  const loose = /[-–—→]\s*(?:$|\s{3}|\|)/.test(text) ? text.matchAll(open) : text.matchAll(since)
  return [...loose].flatMap((match) => {
    const start = readPoint(match[1] ?? '')
    return start ? [{ start, end: null, current: true, index: match.index, length: match[0].length }] : []
  })
}

/** The text with a gap in the place of a span that was found in it. */
export function withoutRange(text: string, { index, length }: DateRange): string {
  return `${text.slice(0, index).replace(/\s(?:from|since|between)\s+$/i, '')}   ${text.slice(index + length)}`
}

const seasons =
  /spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|verano|otoño|primavera/i

/** Length of a word that stands before the year and is neither month nor season: `Economics 2018`. */
function wordsBefore(text: string): number {
  const word = /\p{L}{3,}/u.exec(text)?.[0]
  const isKnown = !word || monthOfWord(word) || seasons.test(word)
  return isKnown ? 0 : Math.max(0, text.search(/(?:19|20)\d\d|['’]\d\d/))
}

function monthOfWord(word: string): number | undefined {
  const lower = word.toLowerCase()
  return monthNames.get(lower.slice(0, 4)) ?? monthNames.get(lower.slice(0, 3))
}

/** `Summer 2022`, `May 2018`, `2018`: a text that is one date and nothing else. */
export function readDate(text: string): string | null {
  const matched = alone.exec(text.trim())?.[1]
  return matched ? readPoint(matched) : null
}

/** One date: `YYYY-MM`, `YYYY`, or null when it is a word such as `present`. */
function readPoint(text: string): string | null {
  const written = new RegExp(year).exec(text)?.[0] ?? shortYear(text)
  if (!written) return null
  const word = /\p{L}{3,}/u.exec(text.replace(/[年月]/g, ' '))?.[0]
  const named = word ? monthOfWord(word) : undefined
  const inDigits = word ? undefined : monthOf(text, written)
  const which = named ?? inDigits
  return which && which <= 12 ? `${written}-${String(which).padStart(2, '0')}` : written
}

/** The month among the numbers beside the year; of `03/04/2020` nobody knows which of the two it is. */
function monthOf(text: string, written: string): number | undefined {
  const [first, second] = (text.replace(written, ' ').match(/\d{1,2}/g) ?? []).map(Number)
  if (second === undefined || text.trimStart().startsWith(written)) return first
  if (first !== undefined && first > 12) return second
  if (second > 12) return first
  return text.includes('/') ? undefined : second
}

function shortYear(text: string): string | undefined {
  const two = /['’](\d\d)/.exec(text)?.[1] ?? /\/(\d\d)$/.exec(text)?.[1]
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
