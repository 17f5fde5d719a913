import type { Criterion, CriterionId, TemplateDefinition, TemplateSlot } from '@colloquy/contracts/templates'
import type { HumanLevel } from '@colloquy/contracts/vocabulary'
import { answerScore, interviewScore, type RatedCriterion } from '../../domain/scoring/aggregate.ts'
import type { HumanScore, Score } from '../../domain/scoring/score.ts'
import { type Findings, type JudgedAnswer, summarise } from '../../domain/scoring/summary.ts'
import { type WaitingKind, waitingCriteria } from '../../domain/scoring/waiting.ts'
import type { StoredScore } from './stored-score.ts'

/** A level that a person gave, in a submitted review or for an answer that waited. */
export type HumanRating = {
  questionId: string
  criterionId: CriterionId
  level: HumanLevel
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
  return answerScore(standing(criteria, stored, ratings))
}

/** Each criterion that counts for an answer, with the machine's score and those of people. */
function standing(
  criteria: readonly Criterion[],
  stored: StoredScore | undefined,
  ratings: readonly HumanRating[],
): ({ criterionId: CriterionId } & RatedCriterion)[] {
  return criteria.flatMap(({ id: criterionId, weight }) => {
    const machine = stored?.criteria.find((one) => one.criterionId === criterionId) ?? null
    const human = ratings.filter((one) => one.criterionId === criterionId).map(toHumanScore)
    // The scorer leaves out what does not apply, such as timeliness without a limit.
    const applies = weight > 0 && (machine !== null || human.length > 0 || !stored)
    return applies ? [{ criterionId, weight, machine, human }] : []
  })
}

export type UnrankedAnswer = { answerId: string; questionId: string; kind: WaitingKind; criteria: CriterionId[] }

/** The judged answers with criteria that do not rank and that no person has rated. */
export function unrankedAnswers(
  { criteria }: TemplateDefinition,
  scores: ScoresByQuestion,
  ratings: readonly HumanRating[],
): UnrankedAnswer[] {
  return [...scores.values()].flatMap((stored) => {
    const { answerId, questionId } = stored
    const ofQuestion = ratings.filter((rating) => rating.questionId === questionId)
    const waiting = waitingCriteria(standing(criteria, stored, ofQuestion))
    return waiting ? [{ answerId, questionId, ...waiting }] : []
  })
}

const toHumanScore = ({ level, reason, by }: HumanRating): HumanScore => ({ status: 'human', level, reason, by })

/** Strengths and gaps of an interview, from the key points that were found in each answer. */
export function interviewFindings({ slots }: TemplateDefinition, scores: ScoresByQuestion): Findings {
  const asked = slots.filter((slot) => slot.question !== null)
  return summarise(asked.flatMap((slot, index) => judgedAnswer(slot, index + 1, scores) ?? []))
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
