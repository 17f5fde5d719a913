import type { BankQuestion } from '@colloquy/contracts/question-bank'
import type { SlotChoice, TemplateDefinition, TemplateQuestion } from '@colloquy/contracts/templates'
import type { z } from 'zod'
import { type Refused, refuse } from '../../domain/app-error.ts'
import { freeze } from './instantiate.ts'
import { weightByDifficulty } from './shipped-templates.ts'

type Slot = z.output<typeof SlotChoice>

export type Proposal = { slots: readonly Slot[]; pausesAllowed: number; reason?: string | undefined }

/**
 * The definition after a change. Questions are taken as they stand in the bank now; one that has left the bank stays as
 * it was frozen. Refuses `template_invalid` (no slot, a slot or a question twice), `question_unknown`, `reason_required`
 * (other weights and no reason).
 */
export function nextDefinition(
  present: TemplateDefinition,
  proposal: Proposal,
  bank: readonly BankQuestion[],
): { ok: true; definition: TemplateDefinition } | Refused {
  const { slots, pausesAllowed, reason } = proposal
  const questionIds = slots.flatMap(({ questionId }) => questionId ?? [])
  if (slots.length === 0) return refuse('template_invalid', 'A template needs at least one question.')
  if (hasRepetition(slots.map(({ id }) => id))) return refuse('template_invalid', 'Two places have the same id.')
  if (hasRepetition(questionIds)) return refuse('template_invalid', 'A question stands in two places.')

  const known = knownQuestions(present, bank)
  const unknown = questionIds.filter((id) => !known.has(id))
  if (unknown.length > 0) return refuse('question_unknown', `Not in the bank: ${unknown.join(', ')}.`)
  if (!reason && slots.some((slot) => slot.weight !== expectedWeight(present, slot))) {
    return refuse('reason_required', 'The weights change what a score means. Say why they are different.')
  }
  const frozen = slots.map(({ questionId, ...slot }) => ({
    ...slot,
    question: questionId === null ? null : (known.get(questionId) ?? null),
  }))
  return { ok: true, definition: { ...present, pausesAllowed, slots: frozen } }
}

const hasRepetition = (ids: readonly string[]) => new Set(ids).size < ids.length

function knownQuestions(present: TemplateDefinition, bank: readonly BankQuestion[]): Map<string, TemplateQuestion> {
  const frozenBefore = present.slots.flatMap(({ question }) => question ?? [])
  const all = [...frozenBefore, ...bank.map(freeze)]
  return new Map(all.map((question) => [question.questionId, question]))
}

/** A place keeps its weight; a new or harder one gets that of its difficulty. */
function expectedWeight(present: TemplateDefinition, { id, difficulty }: Slot): number {
  const alike = present.slots.filter((slot) => slot.difficulty === difficulty)
  const same = alike.find((slot) => slot.id === id) ?? alike[0]
  return same?.weight ?? weightByDifficulty[difficulty]
}
