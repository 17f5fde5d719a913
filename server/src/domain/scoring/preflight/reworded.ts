import type { QuestionRubric } from '@colloquy/contracts/question-bank'
import { sharedWords } from './wording.ts'

type Replacement = readonly [RegExp, string]

const otherWords: readonly Replacement[] = [
  [/\bbecause\b/gi, 'since'],
  [/\bso that\b/gi, 'in such a way that'],
  [/\btherefore\b/gi, 'that is why'],
  [/\bfor example\b/gi, 'say'],
  [/\bhowever\b/gi, 'though'],
  [/\binstead of\b/gi, 'rather than'],
  [/\bbig\b/gi, 'large'],
  [/\bsmall\b/gi, 'little'],
  [/\bfast\b/gi, 'quick'],
  [/\boften\b/gi, 'a lot of the time'],
  [/\bneeds\b/gi, 'requires'],
  [/\bmust\b/gi, 'has to'],
  [/\bgives\b/gi, 'hands back'],
  [/\bkeeps\b/gi, 'holds on to'],
  [/\bmany\b/gi, 'lots of'],
  [/\bonly\b/gi, 'just'],
]

const openers = ['The way I see it, ', 'Then ', 'Another thing: ', 'Besides, ', 'I would also say that ', 'And ']

/**
 * The same knowledge in other words: of each key point the phrasing that shares least with the reference, in another
 * order, with everyday words exchanged.
 */
export function paraphraseOf({ keyPoints, reference }: QuestionRubric): string {
  const farthest = keyPoints.map(({ phrasings }) => {
    const byDistance = phrasings.toSorted((a, b) => sharedWords(a, reference) - sharedWords(b, reference))
    return byDistance[0] ?? ''
  })
  return farthest
    .toReversed()
    .map((phrasing, index) => `${openers[index % openers.length]}${replaced(phrasing, otherWords)}.`)
    .join(' ')
}

// Slips that many make who learned English later: articles, endings, prepositions, number.
const slips: readonly Replacement[] = [
  [/\b(the|an?)\s+(?=\p{L})/giu, ''],
  [/\bdoes not\b|\bdoesn[’']t\b/gi, 'do not'],
  [/\b(it|he|she|this|that|which|each|everything)\s+(\p{Ll}{2,})ies\b/gu, '$1 $2y'],
  [/\b(it|he|she|this|that|which|each|everything)\s+(\p{Ll}{3,}[^s\W])s\b(?!\s*[’'])/gu, '$1 $2'],
  [/\bthere (?:is|are)\b/gi, 'exist'],
  [/\bdepend(s?) on\b/gi, 'depend$1 of'],
  [/\bin order to\b|\bso as to\b/gi, 'for'],
  [/\bso that\b/gi, 'for that'],
  [/\bbecause\b/gi, 'because that'],
  [/\binformation\b/gi, 'informations'],
  [/\bmuch\b/gi, 'many'],
  [/\bwithout (\p{L}+)ing\b/giu, 'without to $1'],
  [/\bhas\b/gi, 'have'],
  [/\bon\b/g, 'in'],
]

/** The reference as somebody may write it whose first language is another one, with a misspelt word here and there. */
export function secondLanguage(reference: string): string {
  return misspelt(capitals(replaced(reference, slips)))
}

/** Every eighth long word has two letters exchanged. */
function misspelt(text: string): string {
  let count = 0
  return text.replace(/\p{Ll}{7,}/gu, (word) => {
    count += 1
    if (count % 8 !== 0) return word
    const at = Math.floor(word.length / 2)
    return `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`
  })
}

const replaced = (text: string, replacements: readonly Replacement[]): string =>
  replacements.reduce((written, [pattern, words]) => written.replace(pattern, words), text)

const capitals = (text: string): string =>
  text.replace(/(^|[.!?]\s+)(\p{Ll})/gu, (_, start: string, letter: string) => start + letter.toUpperCase())
