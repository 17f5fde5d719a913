import type { BodyOf } from '@colloquy/contracts/endpoint'
import type { QueuedAnswer, rateQueuedAnswer } from '@colloquy/contracts/review-queue'
import type { Criterion } from '@colloquy/contracts/templates'
import { AppError } from '../../../domain/app-error.ts'

type Given = BodyOf<typeof rateQueuedAnswer>
type Rated = { text: string; criteria: readonly Criterion[]; waiting: QueuedAnswer['criteria'] }

/** Refuses levels of what is not rated here or given twice, a waiting criterion without one, and a level without a reason. */
export function insistOnWholeRating({ levels, reason }: Given, { text, criteria, waiting }: Rated): void {
  const misplaced = levels.flatMap(({ criterionId }, index) => {
    const field = `levels.${index}.criterionId`
    if (!criteria.some(({ id }) => id === criterionId)) return [{ field, message: 'This is not rated here.' }]
    const isRepeated = levels.slice(0, index).some((before) => before.criterionId === criterionId)
    return isRepeated ? [{ field, message: 'This is rated twice.' }] : []
  })
  if (misplaced.length > 0) throw new AppError('validation_failed', 'Some levels do not fit.', { fields: misplaced })

  const missing = waiting
    .filter((id) => !levels.some(({ criterionId }) => criterionId === id))
    .map((id) => ({ field: `levels.${id}`, message: 'This has no level yet.' }))
  if (missing.length > 0)
    throw new AppError('review_incomplete', 'Rate each criterion that waits.', { fields: missing })

  const isEvident = text.trim() === '' && levels.every(({ level }) => level === 0)
  if (reason === '' && !isEvident) {
    const fields = [{ field: 'reason', message: 'Say why.' }]
    throw new AppError('reason_required', 'Say in a sentence why these are the levels.', { fields })
  }
}
