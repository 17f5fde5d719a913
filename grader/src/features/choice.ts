import { numberWords } from '../text/number-words.ts'
import type { TextView } from './text-view.ts'

const count = String.raw`(\d{1,2}|${numberWords.slice(1).join('|')})`
const least = new RegExp(String.raw`\b(?:at least|any) ${count}\b|\b${count} of (?:the|these|those|them|all)\b`, 'iu')
const asked = new RegExp(
  String.raw`\b(?:name|list|give|state|describe|explain|mention|provide)\b[^.?!]{0,40}?\b${count}\b`,
  'iu',
)
const alternatives =
  /\b(?:one|any|some|either) of (?:the following|these|those)\b|\bpossible \w+ ?:|\balternatively\b|\bamong others\b|\balso (?:be )?(?:valid|correct|accepted|acceptable|sufficient)\b/iu

function numberOf(said: string | undefined): number | undefined {
  if (said === undefined) return undefined
  const spelt = numberWords.indexOf(said.toLowerCase())
  return spelt < 0 ? Number(said) : spelt
}

/**
 * How many of a reference's `points` an answer needs, where question or reference leave a choice: as many as the
 * question asks for, half of them where it does not say. All of them where there is no choice.
 */
export function pointsWanted(question: TextView, reference: TextView, points: number): number {
  const [, first, second] = least.exec(question.text) ?? []
  const told = numberOf(first ?? second)
  const choice = alternatives.test(reference.text)
  const wanted = told ?? (choice ? (numberOf(asked.exec(question.text)?.[1]) ?? Math.ceil(points / 2)) : points)
  return Math.min(points, Math.max(1, wanted))
}
