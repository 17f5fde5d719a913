import { type TextView, viewOf } from './features/text-view.ts'
import { keyPointsOf, type Phrasing, readPhrasing, wordWeight } from './key-points.ts'
import type { Rubric } from './types.ts'

export type PreparedPoint = { id: string; weight: number; phrasings: Phrasing[] }

/** A question and its rubric read once, for all answers to it. */
export type Prepared = {
  question: TextView
  keyPoints: PreparedPoint[]
  misconceptions: PreparedPoint[]
  /** Whole answers as the rubric says them: the reference, and the key points phrased alike put together. */
  ways: TextView[]
  /** Stems of all words that the rubric uses for what is right. */
  vocabulary: Set<string>
}

const MOST_WAYS = 6
const REMEMBERED = 200 // rubrics, some hundred kilobytes each
const remembered = new Map<string, Prepared>()

/** The rubric read for grading. Rubrics with the same words are read once; the least recently used are forgotten. */
export function prepared(question: string, { keyPoints, reference, misconceptions }: Rubric): Prepared {
  const key = JSON.stringify([question, keyPoints, reference, misconceptions])
  const found = remembered.get(key) ?? read(question, { keyPoints, reference, misconceptions })
  remembered.delete(key)
  remembered.set(key, found)
  const oldest = remembered.size > REMEMBERED ? remembered.keys().next().value : undefined
  if (oldest !== undefined) remembered.delete(oldest)
  return found
}

function read(question: string, rubric: Omit<Rubric, 'criteria'>): Prepared {
  const asked = viewOf(question)
  const points = rubric.keyPoints.length > 0 ? rubric.keyPoints : keyPointsOf(rubric.reference)
  const weightOf = wordWeight(asked.stems)
  const right = [rubric.reference, ...points.flatMap(({ phrasings }) => phrasings)].map((text) => viewOf(text))
  const toPoint = ({ id, phrasings, weight }: { id: string; phrasings: readonly string[]; weight: number }) => ({
    id,
    weight,
    phrasings: phrasings.map((said) => readPhrasing(said, weightOf)),
  })
  return {
    question: asked,
    keyPoints: points.map(toPoint),
    misconceptions: rubric.misconceptions.map((misconception) => toPoint({ ...misconception, weight: 1 })),
    ways: waysToSay(rubric),
    vocabulary: new Set(right.flatMap(({ stems }) => [...stems])),
  }
}

function waysToSay({ keyPoints, reference }: Omit<Rubric, 'criteria'>): TextView[] {
  const ways = Math.min(MOST_WAYS, Math.max(0, ...keyPoints.map(({ phrasings }) => phrasings.length)))
  const composed = Array.from({ length: ways }, (_, way) =>
    keyPoints.flatMap(({ phrasings }) => phrasings[way % Math.max(1, phrasings.length)] ?? []).join('. '),
  )
  return [reference, ...composed].filter((text) => text.trim() !== '').map((text) => viewOf(text))
}

/** The ways to say the answer that share most words with it, nearest first. */
export function nearestWays({ ways }: Prepared, answer: ReadonlySet<string>, most: number): TextView[] {
  return ways
    .map((way) => ({ way, common: way.content.filter(({ stem }) => answer.has(stem)).length }))
    .sort((a, b) => b.common - a.common)
    .slice(0, most)
    .map(({ way }) => way)
}
