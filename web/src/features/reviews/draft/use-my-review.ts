import type { InterviewDetail } from '@colloquy/contracts/interviews'
import type { Review, ReviewRating } from '@colloquy/contracts/reviews'
import type { Criterion, CriterionId } from '@colloquy/contracts/templates'
import type { HumanLevel, Level } from '@colloquy/contracts/vocabulary'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { editReview } from './autosave.ts'
import { selectDraft } from './review-drafts-slice.ts'
import {
  contentOf,
  joinEdits,
  needsReason,
  type RatingKey,
  type ReviewContent,
  type ReviewEdit,
  ratingKey,
} from './review-edit.ts'

/** One level to be given by this reviewer. */
export type ToRate = {
  key: RatingKey
  questionId: string
  number: number
  criterion: Criterion
  /** The machine's level where this reviewer may see it. */
  machine: Level | null
}

/** The own review as it stands on the page, and how to change it. */
export function useMyReview(interviewId: string, mine: Review | null) {
  const dispatch = useAppDispatch()
  const draft = useAppSelector((state) => selectDraft(state, interviewId))
  const content = contentOf(mine, joinEdits(draft.sending ?? {}, draft.edit))
  const change = (edit: ReviewEdit) => dispatch(editReview(interviewId, edit))

  const rate = ({ key, questionId, criterion }: ToRate, level: HumanLevel) => {
    const reason = content.ratings[key]?.reason ?? null
    change({ ratings: { [key]: { questionId, criterionId: criterion.id, level, reason } } })
  }
  const explain = (key: RatingKey, reason: string) => {
    const rating = content.ratings[key]
    if (rating) change({ ratings: { [key]: { ...rating, reason: reason || null } } })
  }
  return { draft, content, change, rate, explain }
}

/** Every criterion of every answer; timeliness is measured by the clock, so only where the clock could not judge. */
export function levelsToGive({ questions, criteria }: InterviewDetail): ToRate[] {
  return questions
    .filter(({ answer }) => answer !== null)
    .flatMap(({ questionId, number, score, allowedSeconds }) =>
      criteria
        .filter(({ id }) => id !== 'timeliness' || allowedSeconds === null)
        .map((criterion) => ({
          key: ratingKey(questionId, criterion.id),
          questionId,
          number,
          criterion,
          machine: machineLevel(score, criterion.id),
        })),
    )
}

function machineLevel(score: InterviewDetail['questions'][number]['score'], criterionId: CriterionId): Level | null {
  const one = score?.criteria.find((criterion) => criterion.criterionId === criterionId)
  return one?.status === 'scored' || one?.status === 'provisional' ? one.level : null
}

/** What stands between this review and its submission, by the names that the server uses too. */
export function lackingIn(toRate: readonly ToRate[], content: ReviewContent): Record<string, string> {
  const ratings = toRate.flatMap(({ key, criterion, machine }): [string, string][] => {
    const rating: ReviewRating | undefined = content.ratings[key]
    if (!rating) return [[`ratings.${key}`, `${criterion.name} has no level yet.`]]
    if (needsReason(rating.level, machine) && !rating.reason?.trim())
      return [[`ratings.${key}`, 'This is two levels or more from the machine’s. Say why.']]
    return []
  })
  const recommendation: [string, string][] = content.recommendation
    ? []
    : [['recommendation', 'Choose a recommendation.']]
  return Object.fromEntries([...ratings, ...recommendation])
}
