import type { KeyPoint, Misconception, QuestionRubric } from '@colloquy/contracts/question-bank'
import { OwnQuestion } from '@colloquy/contracts/template-versions'

/** A question while it is written: lines may be empty, parts may be missing. */
export type QuestionWords = OwnQuestion
export type WordsFaults = Readonly<Record<string, string>>

const levels = ['1', '2', '3', '4', '5'] as const

/** A new point under an id that no other has. */
export function newKeyPoint(others: readonly KeyPoint[]): KeyPoint {
  return { id: freeId('point', others), weight: 2, phrasings: ['', '', ''] }
}

export function newMisconception(others: readonly Misconception[]): Misconception {
  return { id: freeId('misconception', others), phrasings: [''], explanation: '' }
}

function freeId(word: string, others: readonly { id: string }[]): string {
  const taken = new Set(others.map(({ id }) => id))
  let number = others.length + 1
  while (taken.has(`${word}-${number}`)) number += 1
  return `${word}-${number}`
}

export function emptyWords(): QuestionWords {
  const first = newKeyPoint([])
  const second = newKeyPoint([first])
  return {
    topic: 'javascript',
    prompt: '',
    rubric: {
      keyPoints: [first, second, newKeyPoint([first, second])],
      reference: '',
      misconceptions: [],
      anchors: { '1': '', '2': '', '3': '', '4': '', '5': '' },
    },
  }
}

/** One phrasing on each line. */
export const asLines = (phrasings: readonly string[]): string => phrasings.join('\n')
export const fromLines = (text: string): string[] => text.split('\n')

const filled = (lines: readonly string[]) => lines.map((line) => line.trim()).filter(Boolean)

/** The words as they would be stored, or what is missing by field (`rubric.keyPoints.0.phrasings`). */
export function checkedWords(
  words: QuestionWords,
): { ok: true; words: QuestionWords } | { ok: false; faults: WordsFaults } {
  const parsed = OwnQuestion.safeParse({ ...words, rubric: tidied(words.rubric) })
  if (parsed.success) return { ok: true, words: parsed.data }
  const faults: Record<string, string> = {}
  for (const { path, message, code } of parsed.error.issues) {
    const isEmpty = code === 'too_small' && message.startsWith('Too small')
    faults[path.join('.')] ??= isEmpty ? 'Something is missing here.' : message
  }
  return { ok: false, faults }
}

function tidied({ keyPoints, misconceptions, reference, anchors }: QuestionRubric): QuestionRubric {
  return {
    reference: reference.trim(),
    anchors,
    keyPoints: keyPoints.map((point) => ({ ...point, phrasings: filled(point.phrasings) })),
    misconceptions: misconceptions.map((one) => ({ ...one, phrasings: filled(one.phrasings) })),
  }
}

/** Where a level is not described, or a part of it. */
export const anchorFaults = (faults: WordsFaults) =>
  levels.map((level) => ({ level, fault: faults[`rubric.anchors.${level}`] }))
