import type { Extracted } from '../../extract/document.ts'
import type { Field } from '../../types.ts'
import type { Section } from '../text/sections.ts'
import { placeOf, placeOutsideText, type TextIndex } from '../text/text-index.ts'
import { nameParticles } from '../text/words.ts'
import { latinWords, partGlued, slugOf, wordsAgree } from './agreement.ts'
import { type NameCandidate, nameCandidates } from './candidates.ts'
import { foldCapitals } from './shape.ts'

/** A name whose parts could not be told from each other is always asked about. */
const gluedConfidence = 0.3
const guessCost = 6
/** `Jane van der`: what follows is missing. */
const openCeiling = 0.45

/** Scripts whose letters a PDF stores as shapes, often without telling which letters they stand for. */
const shapedScript =
  /[\p{Script=Deva}\p{Script=Beng}\p{Script=Guru}\p{Script=Gujr}\p{Script=Taml}\p{Script=Telu}\p{Script=Knda}\p{Script=Mlym}\p{Script=Sinh}\p{Script=Khmr}\p{Script=Mymr}]/u
const shapedCeiling = 0.45
const dotlessCeiling = 0.45

/** What else is known of the person when the name is looked for. */
export type NameHints = { email: string | null; phone: string | null; accounts: string[]; fileName: string }

type Scored = NameCandidate & { value: string; plain: string; score: number; agrees: number }

/** The candidate's name, by size and position, by agreement with the address and account names, and by its shape. */
export function findName(index: TextIndex, extracted: Extracted, sections: Section[], hints: NameHints): Field<string> {
  const witnesses = prepare(hints, extracted)
  const inTurkish = isTurkish(index.text)
  const locale = hints.phone?.startsWith('+90') || inTurkish ? 'tr' : undefined
  const scored = nameCandidates(index, extracted, sections)
    .map((candidate) => score(candidate, witnesses, locale))
    .sort((a, b) => b.score - a.score)
  const best = scored[0]
  if (!best || best.score < 0) return null
  const rival = scored.find((other) => !best.plain.includes(other.plain))
  const margin = best.score - (rival?.score ?? -2)
  const where =
    best.source === 'metadata' ? placeOutsideText('metadata', 1, best.text) : placeOf(index, best.start, best.end)
  const asRead = best.glued ? gluedConfidence : confidenceOf(best.score, margin, best.agrees)
  const confidence = endsInParticle(best.value) ? Math.min(asRead, openCeiling) : asRead
  // `DEMIR` of a Turkish number in a text of another language: a capital ı, or an i whose dot a program left out.
  if (locale && !inTurkish && /ı/.test(best.value))
    return { value: best.value, confidence: Math.min(confidence, dotlessCeiling), where }
  const isBroken = extracted.parser === 'unpdf' && shapedScript.test(best.value)
  return { value: best.value, confidence: isBroken ? Math.min(confidence, shapedCeiling) : confidence, where }
}

/** What the candidates are held against, prepared once. */
type Witnesses = { handles: string[]; email: string; accounts: string[]; file: string; author: string; title: string }

function prepare(hints: NameHints, extracted: Extracted): Witnesses {
  const local = hints.email?.split('@')[0] ?? ''
  return {
    handles: [...hints.accounts, local],
    email: slugOf(local),
    accounts: hints.accounts.map(slugOf),
    file: slugOf(hints.fileName.replace(/\.[a-z]+$/i, '')),
    author: letters(extracted.author),
    title: letters(extracted.title),
  }
}

function score(candidate: NameCandidate, witnesses: Witnesses, locale: string | undefined): Scored {
  const parted = candidate.glued ? partGlued(candidate.text, witnesses.handles) : { text: candidate.text, sure: true }
  const value = foldCapitals(parted.text, locale)
  const words = latinWords(value)
  const plain = letters(value)
  const byEmail = wordsAgree(words, witnesses.email)
  const byAccount = Math.max(0, ...witnesses.accounts.map((account) => wordsAgree(words, account)))
  const byFile = wordsAgree(words, witnesses.file) >= 0.9 ? 1 : 0
  const byProperties = plain !== '' && (plain === witnesses.author || plain === witnesses.title) ? 1 : 0
  const agrees = Math.max(byEmail, byAccount, byProperties, byFile)
  const witnessed = 4 * byEmail + 2 * byAccount + 1.5 * byProperties + byFile
  // `John Developer` with the address john.developer@…: what would be a title is a name.
  const isVouchedFor =
    byEmail === 1 && candidate.shape < 0 && candidate.shape > -4 && /^\p{Lu}\S* .*\p{Lu}/u.test(candidate.text)
  const total =
    (isVouchedFor ? 1 : candidate.shape) * 1.2 +
    candidate.prominence +
    witnessed +
    (candidate.labelled ? labelWorth(candidate) : 0)
  const unfounded = candidate.needsWitness && agrees < 0.9 ? guessCost : 0
  return { ...candidate, glued: !parted.sure, value, plain, score: total - unfounded, agrees }
}

/** At the top a label says more than size: what is large there may be the title of the document. */
function labelWorth({ prominence }: NameCandidate): number {
  return prominence > 0 ? 5 : 3
}

function endsInParticle(name: string): boolean {
  const last = name.slice(name.lastIndexOf(' ') + 1)
  return /^\p{Lu}/u.test(name) && nameParticles.has(last)
}

/** In Turkish the capital of ı is I, and the small letter of I is ı. */
function isTurkish(text: string): boolean {
  return (text.match(/[ğışİĞŞ]/g)?.length ?? 0) >= 5 && /[ğĞİ]|ı/.test(text)
}

/** From score and distance to the next different name; without any second witness the ceiling is lower. */
function confidenceOf(score: number, margin: number, agrees: number): number {
  const strength = 1 / (1 + Math.exp(-(score - 4.2)))
  const distance = 1 / (1 + Math.exp(-(margin - 0.8) * 1.6))
  const ceiling = agrees >= 0.9 ? 0.99 : agrees >= 0.5 ? 0.95 : 0.85
  return Math.round(Math.min(ceiling, strength * distance) * 100) / 100
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
