import { belonging } from './belonging.ts'
import { viewOf } from './features/text-view.ts'
import { isPadded } from './gate/padding.ts'
import { type Judgement, judge, judgeBeside } from './judge.ts'
import { seekerIn } from './key-points.ts'
import { overallOf, ramp, scored } from './levels.ts'
import { mergeRanges } from './match/ranges.ts'
import { nearestWays, type Prepared, type PreparedPoint, prepared } from './prepared.ts'
import { tokenise } from './text/tokens.ts'
import type {
  GradeInput,
  GradeResult,
  InsufficientReason,
  KeyPointResult,
  ReferenceInput,
  ReferenceResult,
  Rubric,
} from './types.ts'

const grader = { name: 'colloquy-built-in', version: '1.3.0' }

// Computed elsewhere from the time used.
const notGradedHere = new Set(['timeliness'])

const TALK = 0.37
const QUOTED = 0.3 // strength from which the words of a key point are worth quoting
const TOUCHED = 0.15 // the same where a point has one phrasing only; below it, hardly more than the question's own words match
const MISCONCEPTION = 0.72

// What matches is believed in proportion to the judge's belief that this is an answer to the question at all.
const DOUBT = 0.05
const TRUST = 0.45
const UNPROVEN = 0.4 // what the judge's word is worth where no point is made

function weightedShare(keyPoints: readonly PreparedPoint[], found: readonly KeyPointResult[]): number {
  const total = keyPoints.reduce((sum, { weight }) => sum + Math.max(0, weight), 0)
  const shareOf = (weight: number) => (total > 0 ? Math.max(0, weight) / total : 1 / Math.max(1, keyPoints.length))
  return keyPoints.reduce((sum, { weight }, i) => sum + shareOf(weight) * ramp(found[i]?.strength ?? 0, 0.33, 0.64), 0)
}

/** The answer has nothing to do with the question: the fitted judge doubts it and no key point is in it. */
function isOffTopic(judged: Judgement, found: readonly KeyPointResult[]): boolean {
  return judged.doubted && !judged.gate.flags.length && !found.some((point) => point.found)
}

function nothingToJudge(
  input: GradeInput,
  keyPoints: readonly PreparedPoint[],
  judged: Judgement,
  why: InsufficientReason,
): GradeResult {
  const wanted = input.rubric.criteria.filter(({ id }) => !notGradedHere.has(id))
  return {
    criteria: wanted.map(({ id }) => ({ criterionId: id, status: 'insufficient', why })),
    keyPoints: keyPoints.map(({ id }) => ({ id, found: false, strength: 0, evidence: [] })),
    misconceptions: [],
    confidence: why === 'off_topic' ? 0.6 : 0.9,
    flags: judged.gate.flags,
    overall: 0,
    grader,
  }
}

/**
 * Grades one answer against a rubric. Pure and deterministic: no network, clock or randomness.
 * A rubric without key points is graded by the sentences of its reference; weights need not add up to anything.
 * @returns a level 1–5 with quotes, or the reason why there is none, for each criterion of the rubric but `timeliness`
 */
export function grade(input: GradeInput): GradeResult {
  const { question, rubric, answer } = input
  const read = prepared(question, rubric)
  const given = new Set(tokenise(answer).map((token) => token.stem))
  return assess(input, read, judgeBeside(read.question, nearestWays(read, given, 2), answer))
}

function assess(input: GradeInput, read: Prepared, judged: Judgement): GradeResult {
  const { rubric } = input
  const { keyPoints } = read
  const { gate } = judged
  if (gate.insufficient) return nothingToJudge(input, keyPoints, judged, gate.insufficient)

  const seek = seekerIn(gate.tokens, gate.text)
  const found = keyPoints.map(seek)
  if (isOffTopic(judged, found)) return nothingToJudge(input, keyPoints, judged, 'off_topic')

  const misconceptions = read.misconceptions.flatMap((misconception) => {
    const { strength, evidence } = seek(misconception)
    return strength >= MISCONCEPTION && evidence.length > 0 ? [{ id: misconception.id, evidence }] : []
  })
  const evidence = mergeRanges(found.flatMap((point) => (point.strength >= QUOTED ? point.evidence : [])))
  const flags = isPadded(gate.tokens, found) ? [...gate.flags, 'padding' as const] : gate.flags
  const completeness = weightedShare(keyPoints, found)
  // Human markers rarely give low grades, and neither does the judge: it is believed as far as points are made.
  const match = ramp(judged.score, 0.45, 0.9) * (UNPROVEN + (1 - UNPROVEN) * completeness)
  const best = Math.max(0, ...found.map(({ strength }) => strength))
  const answer = viewOf(gate.text, gate.tokens)
  const answers = Math.max(
    ramp(judged.honest, DOUBT, TRUST) * belonging(read, answer) * judged.worded,
    ramp(judged.verbatim, 0.5, 1),
  )
  const point = Math.max(completeness, 0.8 * ramp(best, 0.4, 0.8))
  const accuracy = 0.5 * match + 0.5 * point - 0.25 * misconceptions.length
  const onTopic = 0.5 * ramp(best, 0.4, 0.75) + 0.5 * Math.max(completeness, ramp(judged.honest, 0.2, 0.8))
  const shares: Record<string, number> = {
    accuracy,
    completeness: 0.85 * completeness + 0.15 * match,
    relevance: Math.min(onTopic, accuracy + 0.2),
  }
  // The question said back, and long talk of which hardly anything speaks to a point: at most level 2.
  const most = flags.includes('echo') || flags.includes('padding') ? Math.min(gate.ceiling, TALK) : gate.ceiling
  const criteria = rubric.criteria
    .filter(({ id }) => !notGradedHere.has(id))
    .map(({ id }) => scored(id, Math.min(most, answers * (shares[id] ?? completeness)), evidence))
  return {
    criteria,
    keyPoints: found,
    misconceptions,
    confidence: confidenceOf(judged, match, completeness),
    flags,
    overall: overallOf(criteria, rubric),
    grader,
  }
}

/** High where model and key points say the same of an answer that is plainly one; low where they part. */
function confidenceOf(judged: Judgement, match: number, completeness: number): number {
  if (judged.gate.flags.length > 0) return 0.5
  return Math.min(1, 0.2 + 0.5 * (1 - Math.abs(match - completeness)) + 0.3 * judged.honest)
}

/**
 * Grades an answer where only reference answers are known; the closest one counts, its sentences are the key points.
 * They come in one phrasing, so the level follows the expected grade and not the points alone; it still needs a quote.
 * @returns as `grade`, with `score`: the grade 0–1 that a human marker would be expected to give (0 where there is nothing to judge)
 */
export function gradeAgainstReferences({ question, references, answer }: ReferenceInput): ReferenceResult {
  const judged = judge(question, references, answer)
  const reference = references[judged.closest] ?? ''
  const rubric: Rubric = { criteria: [{ id: 'accuracy', weight: 1 }], keyPoints: [], reference, misconceptions: [] }
  const result = assess({ question, rubric, answer }, prepared(question, rubric), judged)
  const quotes = mergeRanges(result.keyPoints.flatMap((point) => (point.strength >= TOUCHED ? point.evidence : [])))
  const criteria = result.criteria.map((found) =>
    found.status === 'scored' ? scored(found.criterionId, judged.score, quotes) : found,
  )
  return { ...result, criteria, overall: overallOf(criteria, rubric), score: judged.score }
}
