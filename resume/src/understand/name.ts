import type { Extracted } from '../extract/document.ts'
import type { Field } from '../types.ts'
import { agreement, partGlued } from './name-agreement.ts'
import { type NameCandidate, nameCandidates } from './name-candidates.ts'
import { foldCapitals } from './name-shape.ts'
import { placeOf, placeOutsideText, type TextIndex } from './text-index.ts'

/** A name whose parts could not be told from each other is always asked about. */
const gluedConfidence = 0.3

/** What else is known of the person when the name is looked for. */
export type NameHints = { email: string | null; accounts: string[]; fileName: string }

type Scored = NameCandidate & { value: string; score: number; agrees: number }

/** The candidate's name, by size and position, by agreement with the address and account names, and by its shape. */
export function findName(index: TextIndex, extracted: Extracted, hints: NameHints): Field<string> {
  const scored = nameCandidates(index, extracted)
    .map((candidate) => score(candidate, hints, extracted))
    .sort((a, b) => b.score - a.score)
  const best = scored[0]
  if (!best || best.score < 0) return null
  const rival = scored.find((other) => !sameName(other.value, best.value))
  const margin = best.score - (rival?.score ?? -2)
  const where =
    best.source === 'metadata' ? placeOutsideText('metadata', 1, best.text) : placeOf(index, best.start, best.end)
  return {
    value: best.value,
    confidence: best.glued ? gluedConfidence : confidenceOf(best.score, margin, best.agrees),
    where,
  }
}

function score(candidate: NameCandidate, hints: NameHints, extracted: Extracted): Scored {
  const local = hints.email?.split('@')[0] ?? ''
  const parted = candidate.glued
    ? partGlued(candidate.text, [...hints.accounts, local])
    : { text: candidate.text, sure: true }
  const value = foldCapitals(parted.text)
  const byEmail = agreement(value, local)
  const byAccount = Math.max(0, ...hints.accounts.map((account) => agreement(value, account)))
  const byFile = agreement(value, hints.fileName.replace(/\.[a-z]+$/i, '')) >= 0.9 ? 1 : 0
  const byProperties = sameName(extracted.author, value) || sameName(extracted.title, value) ? 1 : 0
  const agrees = Math.max(byEmail, byAccount, byProperties, byFile)
  const total =
    candidate.shape * 1.2 +
    candidate.prominence +
    4 * byEmail +
    2 * byAccount +
    1.5 * byProperties +
    1 * byFile +
    (candidate.labelled ? 3 : 0)
  const glued = !parted.sure
  return { ...candidate, glued, value, score: total, agrees }
}

/** From score and distance to the next different name; without any second witness the ceiling is lower. */
function confidenceOf(score: number, margin: number, agrees: number): number {
  const strength = 1 / (1 + Math.exp(-(score - 4.2)))
  const distance = 1 / (1 + Math.exp(-(margin - 0.8) * 1.6))
  const ceiling = agrees >= 0.9 ? 0.99 : agrees >= 0.5 ? 0.95 : 0.85
  return Math.round(Math.min(ceiling, strength * distance) * 100) / 100
}

function sameName(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return plain(a) !== '' && plain(a) === plain(b)
}
