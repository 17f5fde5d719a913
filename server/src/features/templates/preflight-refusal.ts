import type { ReportCard } from '@colloquy/contracts/preflight'
import { AppError, type FieldFault } from '../../domain/app-error.ts'

/** Why these questions cannot be published, question by question; null when every rubric passed. */
export function refusalOf(tried: readonly { place: number; card: ReportCard | null }[]): AppError | null {
  const fields = tried.flatMap(({ place, card }): FieldFault[] => {
    const remedies = card?.results.flatMap(({ remedy }) => remedy ?? []) ?? []
    return remedies.map((message) => ({ field: `slots.${place}.rubric`, message }))
  })
  if (fields.length === 0) return null
  const places = [...new Set(fields.map(({ field }) => Number(field.split('.')[1]) + 1))]
  const which = places.length === 1 ? `question ${places[0]}` : `questions ${places.join(', ')}`
  return new AppError(
    'preflight_failed',
    `The ${tried.find(({ card }) => card)?.card?.scorer} tried each rubric, and it would reward the wrong answers in ${which}. Nothing was published. Change the rubric as said below, or choose another question.`,
    { fields },
  )
}
