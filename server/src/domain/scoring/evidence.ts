import { type Refused, refuse } from '../app-error.ts'
import type { Level, MachineBasis, MachineScore, ProvisionalWhy, SupportedLevel } from './score.ts'

/** Half-open range of an answer in UTF-16 code units. No words: those live with the answer and can be erased there. */
export type Evidence = { start: number; end: number }

/** What a scorer says it saw. With a quote, the quote decides and the offsets are only a hint: models miscount. */
export type EvidenceClaim = Evidence & { quote?: string }

/** The claimed ranges that are really in the answer and hold more than white space: sorted, overlaps joined. */
export function lockEvidence(answer: string, claims: readonly EvidenceClaim[]): Evidence[] {
  const found = claims.flatMap((claim) => locate(answer, claim) ?? [])
  return joinOverlaps(found.sort((a, b) => a.start - b.start || a.end - b.end))
}

function locate(answer: string, { start, end, quote }: EvidenceClaim): Evidence | null {
  const inside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= answer.length
  const there = inside ? answer.slice(start, end) : ''
  if (quote === undefined) return there.trim() === '' ? null : { start, end }
  if (quote.trim() === '') return null
  const place = there === quote ? start : answer.indexOf(quote)
  return place < 0 ? null : { start: place, end: place + quote.length }
}

function joinOverlaps(sorted: readonly Evidence[]): Evidence[] {
  const joined: Evidence[] = []
  for (const range of sorted) {
    const last = joined.at(-1)
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end)
    else joined.push({ ...range })
  }
  return joined
}

/** A level with its locked evidence. Refuses `evidence_missing`: a level above 1 without one. */
function supportLevel(level: Level, evidence: readonly Evidence[]): { ok: true; supported: SupportedLevel } | Refused {
  if (level === 1) return { ok: true, supported: { level, evidence } }
  const [first, ...rest] = evidence
  if (!first) return refuse('evidence_missing', `Level ${level} needs a quote from the answer.`)
  return { ok: true, supported: { level, evidence: [first, ...rest] } }
}

export type MachineLevel = {
  level: Level
  claims: readonly EvidenceClaim[]
  answer: string
  /** null: a full score; otherwise why it only stands in for one. */
  provisional: ProvisionalWhy | null
}

/** A scorer's level as a criterion score. What the evidence does not carry becomes `insufficient`, never a lower number. */
export function machineScore({ level, claims, answer, provisional }: MachineLevel, basis: MachineBasis): MachineScore {
  const lock = supportLevel(level, lockEvidence(answer, claims))
  if (!lock.ok) return { status: 'insufficient', why: 'no_evidence', ...basis }
  if (provisional !== null) return { status: 'provisional', why: provisional, ...lock.supported, ...basis }
  return { status: 'scored', ...lock.supported, ...basis }
}
