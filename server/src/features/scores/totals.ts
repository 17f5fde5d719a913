import type { Criterion, CriterionId, TemplateDefinition, TemplateSlot } from '@colloquy/contracts/templates'
import type { Level } from '@colloquy/contracts/vocabulary'
import { answerScore, interviewScore } from '../../domain/scoring/aggregate.ts'
import type { HumanScore, Score } from '../../domain/scoring/score.ts'
import { type Findings, type JudgedAnswer, summarise } from '../../domain/scoring/summary.ts'
import type { StoredScore } from './stored-score.ts'

/** A level that a person gave in a submitted review. */
export type HumanRating = {
  questionId: string
  criterionId: CriterionId
  level: Level
  reason: string | null
  by: string
}

export type ScoresByQuestion = ReadonlyMap<string, StoredScore>

/** The interview's total: a person's levels where there are any, the machine's elsewhere. */
export function interviewTotal(
  { criteria, slots }: TemplateDefinition,
  scores: ScoresByQuestion,
  ratings: readonly HumanRating[],
): Score {
  const asked = slots.flatMap(({ question, weight }) => (question ? [{ questionId: question.questionId, weight }] : []))
  return interviewScore(
    asked.map(({ questionId, weight }) => {
      const ofQuestion = ratings.filter((rating) => rating.questionId === questionId)
      return { weight, score: answerTotal(criteria, scores.get(questionId), ofQuestion) }
    }),
  )
}

function answerTotal(
  criteria: readonly Criterion[],
  stored: StoredScore | undefined,
  ratings: readonly HumanRating[],
): Score {
  const rated = criteria.flatMap(({ id, weight }) => {
    const machine = stored?.criteria.find(({ criterionId }) => criterionId === id) ?? null
    const human = ratings.filter(({ criterionId }) => criterionId === id).map(toHumanScore)
    // The scorer leaves out what does not apply, such as timeliness without a limit.
    const applies = weight > 0 && (machine !== null || human.length > 0 || !stored)
    return applies ? [{ weight, machine, human }] : []
  })
  return answerScore(rated)
}

const toHumanScore = ({ level, reason, by }: HumanRating): HumanScore => ({ status: 'human', level, reason, by })

/** Strengths and gaps of an interview, from the key points that were found in each answer. */
export function interviewFindings({ slots }: TemplateDefinition, scores: ScoresByQuestion, grader: string): Findings {
  const asked = slots.filter((slot) => slot.question !== null)
  return summarise(
    asked.flatMap((slot, index) => judgedAnswer(slot, index + 1, scores) ?? []),
    grader,
  )
}

function judgedAnswer({ question }: TemplateSlot, number: number, scores: ScoresByQuestion): JudgedAnswer | null {
  const stored = question ? scores.get(question.questionId) : undefined
  if (!question || !stored) return null
  const weights = new Map(question.rubric.keyPoints.map(({ id, weight }) => [id, weight]))
  const keyPoints = stored.keyPoints.map((point) => ({ ...point, weight: weights.get(point.id) ?? 1 }))
  return { questionId: question.questionId, number, outcome: outcomeOf(stored), keyPoints }
}

function outcomeOf({ criteria }: StoredScore): JudgedAnswer['outcome'] {
  const ofText = criteria.filter(({ criterionId }) => criterionId !== 'timeliness')
  const isEmpty = ofText.some(
    (one) => one.status === 'insufficient' && (one.why === 'empty' || one.why === 'no_answer'),
  )
  if (isEmpty) return 'empty'
  return ofText.every(({ status }) => status === 'scored' || status === 'provisional') ? 'judged' : 'unscored'
}
