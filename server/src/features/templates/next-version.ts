import type { BankQuestion } from '@colloquy/contracts/question-bank'
import type { SlotChoice, TemplateChange } from '@colloquy/contracts/template-versions'
import type { Criterion, TemplateDefinition, TemplateQuestion } from '@colloquy/contracts/templates'
import { type Refused, refuse } from '../../domain/app-error.ts'
import { criteriaFaults } from '../../domain/scoring/rubric.ts'
import { freeze } from './instantiate.ts'

/**
 * The definition after a change. Questions of the bank are taken as they stand there now; one that has left the bank,
 * was edited or was written here stays as it was frozen. `newId` names a question that is written here.
 * Refuses `template_invalid` (no slot, a slot or a question twice), `question_unknown`, `weights_invalid` (the
 * criteria's do not add up), `reason_required` (other weights and no reason).
 */
export function nextDefinition(
  present: TemplateDefinition,
  change: TemplateChange,
  bank: readonly BankQuestion[],
  newId: () => string,
): { ok: true; definition: TemplateDefinition } | Refused {
  const { slots, pausesAllowed, practice = present.practice, criteria = present.criteria, reason } = change
  const questionIds = slots.flatMap(({ questionId }) => questionId ?? [])
  if (slots.length === 0) return refuse('template_invalid', 'A template needs at least one question.')
  if (hasRepetition(slots.map(({ id }) => id))) return refuse('template_invalid', 'Two places have the same id.')
  if (hasRepetition(questionIds)) return refuse('template_invalid', 'A question stands in two places.')
  const faults = criteriaFaults(criteria)
  if (faults.length > 0) return refuse('weights_invalid', `The criteria cannot be used. ${faults.join(' ')}`)

  const known = knownQuestions(present, bank)
  const unknown = slots.filter((slot) => slot.questionId !== null && !known(slot.questionId, slot.own === null))
  if (unknown.length > 0) {
    return refuse('question_unknown', `Not in the bank: ${unknown.map(({ questionId }) => questionId).join(', ')}.`)
  }
  if (!reason && (slots.some((slot) => slot.weight !== expectedWeight(present, slot)) || hasNewWeights())) {
    return refuse('reason_required', 'The weights change what a score means. Say why they are different.')
  }
  const frozen = slots.map(({ questionId, own, ...slot }) => {
    const stood = questionId === null ? undefined : known(questionId, own === null)
    return { ...slot, question: own ? inOwnWords(own, stood, newId) : (stood ?? null) }
  })
  return { ok: true, definition: { ...present, criteria: [...criteria], pausesAllowed, practice, slots: frozen } }

  function hasNewWeights() {
    return weightsOf(criteria) !== weightsOf(present.criteria)
  }
}

const hasRepetition = (ids: readonly string[]) => new Set(ids).size < ids.length
const weightsOf = (criteria: readonly Criterion[]) => JSON.stringify(criteria.map(({ id, weight }) => [id, weight]))

type Find = (questionId: string, asInBank: boolean) => TemplateQuestion | undefined

function knownQuestions(present: TemplateDefinition, bank: readonly BankQuestion[]): Find {
  const frozenBefore = new Map(
    present.slots.flatMap(({ question }) => (question ? [[question.questionId, question]] : [])),
  )
  const inBank = new Map(bank.map((question) => [question.id, freeze(question)]))
  return (questionId, asInBank) => {
    const before = frozenBefore.get(questionId)
    if (before?.source && !asInBank) return before
    return inBank.get(questionId) ?? before
  }
}

/** The same words as before are no edit. A question that was written here keeps its id and counts its versions. */
function inOwnWords(
  { topic, prompt, rubric }: NonNullable<SlotChoice['own']>,
  stood: TemplateQuestion | undefined,
  newId: () => string,
): TemplateQuestion {
  if (!stood) return { questionId: newId(), questionVersion: 1, topic, prompt, rubric, source: 'written' }
  if (JSON.stringify([stood.topic, stood.prompt, stood.rubric]) === JSON.stringify([topic, prompt, rubric]))
    return stood
  const { questionId, questionVersion, source } = stood
  if (source === 'written') {
    return { questionId, questionVersion: questionVersion + 1, topic, prompt, rubric, source }
  }
  return { questionId, questionVersion, topic, prompt, rubric, source: 'edited' }
}

/** A place keeps its weight; a new one weighs as much as those that were there, where these are alike. */
function expectedWeight({ slots }: TemplateDefinition, { id, difficulty }: SlotChoice): number {
  const same = slots.find((slot) => slot.id === id)
  const alike = slots.find((slot) => slot.difficulty === difficulty) ?? slots[0]
  return (same ?? alike)?.weight ?? 1
}
