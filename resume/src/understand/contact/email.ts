import type { Extracted } from '../../extract/document.ts'
import type { Field } from '../../types.ts'
import {
  type IndexedLine,
  pageAt,
  placeOf,
  placeOutsideText,
  sectionBefore,
  type TextIndex,
} from '../text/text-index.ts'

const address =
  /[\p{L}\p{N}](?:[\p{L}\p{N}._%+'-]*[\p{L}\p{N}_+-])?@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,24}/gu
const notOwn = /^(no-?reply|support|sales|info|hr|jobs|careers|admissions|contact)@/i
const referees = /\b(references?|referees?|referenzen|références|referencias|рекомендации)\b/i

/** An agency puts its own contacts on the page of whom it presents. */
const forAnother =
  /\b(?:agency|recruiter|(?:recruitment )?consultant|staffing|account manager|contact person|ansprechpartner(?:in)?)\s*[:：][^\n]*$|\b(?:submitted|presented|represented) by\b[^\n]*$/i
/** Two addresses that are as likely as each other are asked about. */
const likeness = 1
const askedAbout = 0.55

const longestLocal = 64
const longestDomain = 120
const longestSpelled = 200

type Candidate = { value: string; score: number; start: number; end: number; page: number; fromLink: boolean }

/** The candidate's own e-mail address: in the text, broken over two lines, written with (at), or only behind a link. */
export function findEmail(index: TextIndex, extracted: Extracted): Field<string> {
  const candidates = [...inText(index), ...brokenOverLines(index), ...spelledOut(index), ...inLinks(extracted)]
  const best = candidates.filter((c) => !isEndOf(c, candidates)).sort((a, b) => b.score - a.score)[0]
  if (!best) return null
  const plain = best.value.toLowerCase()
  const others = candidates.filter((c) => !plain.endsWith(c.value.toLowerCase()))
  const rivals = new Set(others.filter((c) => c.score > best.score - 2).map((c) => c.value))
  // Set in capitals: the link behind it is spelled as the address is.
  const linked = candidates.find((c) => c.fromLink && c.value.toLowerCase() === plain)
  const shown = index.text.indexOf(best.value)
  const where =
    best.fromLink && shown < 0
      ? placeOutsideText('link', best.page, best.value)
      : placeOf(index, best.fromLink ? shown : best.start, best.fromLink ? shown + best.value.length : best.end)
  const ceiling = others.some((c) => c.score > best.score - likeness) ? askedAbout : 0.99
  const confidence = Math.max(0.4, Math.min(ceiling, 0.99 - 0.2 * rivals.size - (best.score < 2 ? 0.3 : 0)))
  return { value: linked?.value ?? best.value, confidence, where }
}

/** `ber-⏎jane@example.org` is broken over two lines; the link behind it has the whole address. */
function isEndOf(part: Candidate, candidates: Candidate[]): boolean {
  return (
    !part.fromLink &&
    candidates.some((c) => c.fromLink && c.value.length > part.value.length && c.value.endsWith(part.value))
  )
}

/** Only the word around each @ is searched: a pattern over the whole text costs as much as everything else here. */
function inText(index: TextIndex): Candidate[] {
  const text = index.text.replace(/[©®](?<=[\w.].)(?=[\w-]+\.[a-z]{2,})/gi, '@')
  const found: Candidate[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(at + 1, from))) {
    const near = Math.max(from, at - longestLocal, startOfWord(text, at))
    const match = [
      ...text
        .slice(near, at + longestDomain)
        .split(/\s/, 1)
        .join('')
        .matchAll(address),
    ].find(({ index: i, 0: m }) => i + m.length > at - near)
    if (!match) continue
    const value = trimGlued(match[0])
    const start = near + match.index + match[0].indexOf(value)
    from = start + value.length
    found.push(candidate(index, value, start, from))
  }
  return found
}

function startOfWord(text: string, at: number): number {
  return Math.max(text.lastIndexOf(' ', at), text.lastIndexOf('\n', at)) + 1
}

/** `jane.doe@exam⏎ple.com`, `jane.doe@⏎example.com` and `jane.doe@example⏎.com` in narrow columns. */
function brokenOverLines(index: TextIndex): Candidate[] {
  const found: Candidate[] = []
  for (const line of index.lines) {
    if (!line.text.includes('@')) continue
    const front = cutFront(index, line)
    if (front) found.push(front)
    const open = /[\p{L}\p{N}][\p{L}\p{N}._%+-]*@[\p{L}\p{N}.-]*$/u.exec(line.text.slice(-longestDomain))?.[0]
    const next = lineBelow(index, line)
    if (!open || !next || (isWhole(open) && !isRestOfEnding(open, next.text))) continue
    const rest = restIn(next.text, isWhole(open))
    const joined = rest ? open + rest : ''
    if (!new RegExp(`^${address.source}$`, 'u').test(joined)) continue
    const end = next.start > line.end && next.index === line.index + 1 ? next.start + (rest?.length ?? 0) : line.end
    const made = candidate(index, joined, line.end - open.length, end)
    found.push({ ...made, score: made.score + (isWhole(open) ? 0.5 : 0) })
  }
  return found
}

/** The first word, or all of it where the address above lacks no more than that. */
function restIn(below: string, isEnding: boolean): string | undefined {
  if (isEnding && !below.startsWith('.')) return below
  return /^[\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)*\.?\p{L}{2,24}(?=\s|$)/u.exec(below)?.[0]
}

function isWhole(address: string): boolean {
  return /@.+\.\p{L}{2,}$/u.test(address)
}

/** `.com` below an address, and a letter alone below `jane@example.co`, are the rest of it. */
function isRestOfEnding(address: string, below: string): boolean {
  return (
    /^\.\p{L}/u.test(below) || (/^\p{Ll}{1,2}$/u.test(below) && /\.(?:com|net|org|edu|info)$/.test(address + below))
  )
}

/** `y-` at the end of the line above, alone or behind a label, and `yamamoto@example.org` at the front of this one. */
const openFront = /^(?:e?-?mail[\s:：]+|メール[\s:：]+)?([\p{L}\p{N}][\p{L}\p{N}._+]{0,30}-)$/iu

function cutFront(index: TextIndex, line: IndexedLine): Candidate | null {
  const rest = /^[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]+\.\p{L}{2,24}(?=\s|$)/u.exec(line.text)?.[0]
  const above = rest ? index.lines.find((other) => other.text.endsWith('-') && lineBelow(index, other) === line) : null
  const front = above && openFront.exec(above.text)?.[1]
  if (!rest || !front) return null
  const made = candidate(index, front + rest, above.end - front.length, line.start + rest.length)
  return { ...made, score: made.score + 0.5 }
}

/** The next line of the same column: where places are known, the one right below. */
function lineBelow(index: TextIndex, line: IndexedLine): IndexedLine | undefined {
  const below = index.lines.find(
    (other) =>
      other.page === line.page &&
      other.y > line.y + 1 &&
      other.y - line.y < 1.8 * Math.max(line.size, 8) &&
      Math.abs(other.x - line.x) < 4,
  )
  return below ?? index.lines[line.index + 1]
}

/** A cheap sign of an address written in words; the patterns themselves would try at every word. */
const spelledSign = /[([{<](?:at|dot|AT|DOT)[)\]}>]| @ |\s(?:dot|DOT)\s| AT /

function spelledOut(index: TextIndex): Candidate[] {
  const pattern =
    /([\w.+-]+(?:\s*(?:\(dot\)|\[dot\])\s*[\w.+-]+){0,4})\s*(?:\(at\)|\[at\]|\{at\}|<at>| @ |\sat\s(?=[\w.-]+\s*(?:\(dot\)|\[dot\]|\sdot\s)))\s*([\w-]+(?:\.[\w-]+)*(?:\s*(?:\(dot\)|\[dot\]|\sdot\s|\.)\s*[a-z]{2,})+)/gi
  if (!spelledSign.test(index.text)) return []
  // In capitals the word stands for the sign; in small letters it may be `engineer at example.com`.
  const capitals = /([\w.+-]+)\sAT\s((?:[a-z0-9-]+\.)+[a-z]{2,})/g
  const lines = index.lines.filter(({ text }) => text.length < longestSpelled && spelledSign.test(text))
  return lines.flatMap((line) =>
    [...line.text.matchAll(pattern), ...line.text.matchAll(capitals)].map((match) => {
      const domain = withDots(match[2] ?? '')
      const start = line.start + match.index
      return candidate(index, `${withDots(match[1] ?? '')}@${domain}`, start, start + match[0].length)
    }),
  )
}

function withDots(spelled: string): string {
  return spelled.replace(/\s*(?:\(dot\)|\[dot\]|\sdot\s)\s*/gi, '.').replace(/\s/g, '')
}

function inLinks(extracted: Extracted): Candidate[] {
  return extracted.links.flatMap(({ url, page }) => {
    const value = /^mailto:([^?]+)/i.exec(url)?.[1]
    const plain = value ? safeDecode(value).trim() : ''
    if (!new RegExp(`^${address.source}$`, 'u').test(plain)) return []
    return [{ value: plain, score: score(plain) + 2 - page, start: 0, end: 0, page, fromLink: true }]
  })
}

function candidate(index: TextIndex, value: string, start: number, end: number): Candidate {
  const page = pageAt(index, start)
  const before = index.text.slice(Math.max(0, start - 60), start)
  const labelled = /(e-?mail|mail|почта|correo|courriel|邮箱|メール)\s*[:：]?\s*$/i.test(before)
  const underReferees = referees.test(sectionBefore(index, start, 500))
  const early = start < 600 ? 2 : start < 1500 ? 1 : 0
  return {
    value,
    score:
      score(value) + early + (labelled ? 1 : 0) - (underReferees ? 3 : 0) - (forAnother.test(before) ? 2 : 0) - page,
    start,
    end,
    page,
    fromLink: false,
  }
}

function score(value: string): number {
  return 3 - (notOwn.test(value) ? 1 : 0)
}

/** Words that run into an address when a layout has no space there: `Email:jane@…` is cut by the pattern, `emailjane@…` is not. */
function trimGlued(value: string): string {
  return value
    .replace(/^(?:e-?mail|mail|envelope)[:.]?(?=[a-z]+[.\d])/i, '')
    .replace(/\.$/, '')
    .replace(/(\.(?:com|org|net|edu|io|dev))\p{Lu}.*$/u, '$1')
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
