import type { CriterionId, TemplateDefinition } from '@colloquy/contracts/templates'
import { type Ranking, rank } from '../../../domain/scoring/ranking.ts'
import type { Score } from '../../../domain/scoring/score.ts'
import type { JudgedCriterion } from '../stored-score.ts'
import { type HumanRating, interviewTotal, type ScoresByQuestion } from '../totals.ts'

export type ReplayedAnswers = {
  interviewId: string
  definition: TemplateDefinition
  /** The machine's scores in force, and those of the replay. */
  inForce: ScoresByQuestion
  replayed: ScoresByQuestion
  /** What people gave; it counts before and after. */
  ratings: readonly HumanRating[]
}

type Standing = { score: Score; place: number | null }
export type Outcome = {
  interviewId: string
  before: Standing
  after: Standing
  moved: number
  levelsChanged: number
}

/** Where each interview stands with the scores in force, and where it would stand with those of the replay. */
export function replayOutcomes(interviews: readonly ReplayedAnswers[]): Outcome[] {
  const totals = interviews.map(({ interviewId, definition, inForce, replayed, ratings }) => ({
    id: interviewId,
    before: interviewTotal(definition, inForce, ratings),
    after: interviewTotal(definition, replayed, ratings),
    levelsChanged: changedLevels(inForce, replayed).length,
  }))
  const before = placesIn(rank(totals.map(({ id, before: score }) => ({ id, score }))))
  const after = placesIn(rank(totals.map(({ id, after: score }) => ({ id, score }))))
  return totals.map(({ id, levelsChanged, ...score }) => {
    const [from, to] = [before.get(id), after.get(id)]
    return {
      interviewId: id,
      before: { score: score.before, place: from?.place ?? null },
      after: { score: score.after, place: to?.place ?? null },
      moved: Math.abs((from?.inAll ?? 0) - (to?.inAll ?? 0)),
      levelsChanged,
    }
  })
}

type Place = { place: number | null; inAll: number }

/** Provisional totals have places among themselves, behind those that rank; whoever waits stands behind all. */
function placesIn({ ranked, provisional, waiting }: Ranking<{ id: string; score: Score | null }>): Map<string, Place> {
  const last = ranked.length + provisional.length + 1
  return new Map<string, Place>([
    ...ranked.map(({ item, place }) => [item.id, { place, inAll: place }] as const),
    ...provisional.map(({ item, place }) => [item.id, { place, inAll: ranked.length + place }] as const),
    ...waiting.map(({ id }) => [id, { place: null, inAll: last }] as const),
  ])
}

export type ChangedLevel = {
  questionId: string
  criterionId: CriterionId
  before: JudgedCriterion
  after: JudgedCriterion
}

/** The criteria that would have another level, or one where there is none. */
export function changedLevels(inForce: ScoresByQuestion, replayed: ScoresByQuestion): ChangedLevel[] {
  return [...replayed].flatMap(([questionId, { criteria }]) =>
    criteria.flatMap((after): ChangedLevel[] => {
      const { criterionId } = after
      const before = inForce.get(questionId)?.criteria.find((one) => one.criterionId === criterionId)
      if (!before || levelOf(before) === levelOf(after)) return []
      return [{ questionId, criterionId, before, after }]
    }),
  )
}

const levelOf = (score: JudgedCriterion) => ('level' in score ? score.level : null)
