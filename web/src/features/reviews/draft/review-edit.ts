import type { Recommendation, Review, ReviewRating } from '@colloquy/contracts/reviews'
import type { CriterionId } from '@colloquy/contracts/templates'
import type { HumanLevel, Level } from '@colloquy/contracts/vocabulary'

/** Names one level to give: a criterion of an answer. The server names it alike in its refusals. */
export type RatingKey = `${string}.${CriterionId}`
export const ratingKey = (questionId: string, criterionId: CriterionId): RatingKey => `${questionId}.${criterionId}`

/** What the person changed and the server does not have yet. */
export type ReviewEdit = {
  ratings?: Record<RatingKey, ReviewRating>
  note?: string
  recommendation?: Recommendation | null
}

/** What the reviewer sees and what is sent: the server's copy with the own changes over it. */
export type ReviewContent = {
  ratings: Record<RatingKey, ReviewRating>
  note: string
  recommendation: Recommendation | null
}

export function contentOf(review: Review | null, edit: ReviewEdit = {}): ReviewContent {
  const saved = Object.fromEntries(
    (review?.ratings ?? []).map((rating) => [ratingKey(rating.questionId, rating.criterionId), rating]),
  )
  return {
    ratings: { ...saved, ...edit.ratings },
    note: edit.note ?? review?.note ?? '',
    recommendation: edit.recommendation === undefined ? (review?.recommendation ?? null) : edit.recommendation,
  }
}

/** The later change wins, field by field. */
export function joinEdits(before: ReviewEdit, after: ReviewEdit): ReviewEdit {
  const ratings = { ...before.ratings, ...after.ratings }
  return { ...before, ...after, ...(Object.keys(ratings).length > 0 ? { ratings } : {}) }
}

export const isEmptyEdit = (edit: ReviewEdit) => Object.keys(edit).length === 0

/** Far enough from the machine's level that the reviewer has to say why. */
export function needsReason(level: HumanLevel, machine: Level | null): boolean {
  return machine !== null && Math.abs(level - machine) >= 2
}

export type Difference = { what: 'note' | 'recommendation' | RatingKey; mine: string | null; theirs: string | null }

/** What somebody (or another window) changed between two copies; `mine` where this page changed the same. */
export function differences(before: Review | null, now: Review | null, edit: ReviewEdit): Difference[] {
  const [old, current, own] = [contentOf(before), contentOf(now), contentOf(before, edit)]
  const keys = new Set([...Object.keys(old.ratings), ...Object.keys(current.ratings)] as RatingKey[])
  const ratings = [...keys].map((key) => ({
    what: key,
    was: levelText(old.ratings[key]),
    theirs: levelText(current.ratings[key]),
    own: edit.ratings?.[key] ? levelText(own.ratings[key]) : null,
  }))
  const rest = [
    { what: 'note' as const, was: old.note, theirs: current.note, own: edit.note ?? null },
    {
      what: 'recommendation' as const,
      was: old.recommendation,
      theirs: current.recommendation,
      own: edit.recommendation ?? null,
    },
  ]
  return [...ratings, ...rest]
    .filter(({ was, theirs }) => was !== theirs)
    .map(({ what, theirs, own: mine }) => ({ what, theirs, mine: mine === theirs ? null : mine }))
}

const levelText = (rating: ReviewRating | undefined) =>
  rating ? `${rating.level}${rating.reason ? `, “${rating.reason}”` : ''}` : null
