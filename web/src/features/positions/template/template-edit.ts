import type { Question } from '@colloquy/contracts/questions'
import type { OwnQuestion, SlotChoice, TemplateChange } from '@colloquy/contracts/template-versions'
import type { TemplateDefinition, TemplateQuestion, TemplateSlot } from '@colloquy/contracts/templates'
import { newId } from '../../../api/trace.ts'

export const questionFromBank = ({ id, version, topic, prompt, rubric }: Question): TemplateQuestion => ({
  questionId: id,
  questionVersion: version,
  topic,
  prompt,
  rubric,
})

/** A question in other words. Without one before it, it is written here; the server gives it its id. */
export function inOwnWords(before: TemplateQuestion | null, { topic, prompt, rubric }: OwnQuestion): TemplateQuestion {
  const words = { topic, prompt, rubric }
  if (!before) return { questionId: '', questionVersion: 1, ...words, source: 'written' }
  return { ...before, ...words, source: before.source ?? 'edited' }
}

/** A further place at the end, as hard, long and heavy as the last; its id was never that of another one. */
export function withNewSlot(definition: TemplateDefinition): TemplateDefinition {
  const { slots } = definition
  const last = slots.at(-1)
  const slot: TemplateSlot = {
    id: `question-${newId().slice(0, 8)}`,
    difficulty: last?.difficulty ?? 'medium',
    limitSeconds: last ? last.limitSeconds : 240,
    weight: last?.weight ?? 1,
    question: null,
  }
  return { ...definition, slots: [...slots, slot] }
}

export const withoutSlot = (definition: TemplateDefinition, id: string): TemplateDefinition => ({
  ...definition,
  slots: definition.slots.filter((slot) => slot.id !== id),
})

export const withSlot = (
  definition: TemplateDefinition,
  id: string,
  change: Partial<TemplateSlot>,
): TemplateDefinition => ({
  ...definition,
  slots: definition.slots.map((slot) => (slot.id === id ? { ...slot, ...change } : slot)),
})

/** One place up (-1) or down (1). */
export function withSlotMoved(definition: TemplateDefinition, id: string, by: -1 | 1): TemplateDefinition {
  const from = definition.slots.findIndex((slot) => slot.id === id)
  const moved = definition.slots[from]
  if (!moved || !definition.slots[from + by]) return definition
  return { ...definition, slots: definition.slots.toSpliced(from, 1).toSpliced(from + by, 0, moved) }
}

const weightByDifficulty = { easy: 1, medium: 1.5, hard: 2 } as const

export const weighted = (definition: TemplateDefinition, by: 'alike' | 'difficulty'): TemplateDefinition => ({
  ...definition,
  slots: definition.slots.map((slot) => ({
    ...slot,
    weight: by === 'alike' ? 1 : weightByDifficulty[slot.difficulty],
  })),
})

export const untimed = (definition: TemplateDefinition): TemplateDefinition => ({
  ...definition,
  slots: definition.slots.map((slot) => ({ ...slot, limitSeconds: null })),
  practice: { ...definition.practice, limitSeconds: null },
})

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The body of a publication, without its reason. */
export function changeOf(present: TemplateDefinition, edited: TemplateDefinition): TemplateChange {
  const { criteria, practice, pausesAllowed, slots } = edited
  const stood = new Map(present.slots.map(({ question }) => [question?.questionId, question]))
  return {
    criteria,
    practice,
    pausesAllowed,
    slots: slots.map((slot) => choiceOf(slot, slot.question && stood.get(slot.question.questionId))),
  }
}

function choiceOf({ question, ...slot }: TemplateSlot, stood: TemplateQuestion | null | undefined): SlotChoice {
  if (!question) return { ...slot, questionId: null }
  const { questionId, topic, prompt, rubric, source } = question
  if (!source) return { ...slot, questionId, ...(stood?.source && { own: null }) }
  if (same(question, stood)) return { ...slot, questionId }
  return { ...slot, questionId: questionId || null, own: { topic, prompt, rubric } }
}

/** Weights change what a score means, so other weights want a reason. */
export function changesWeights(present: TemplateDefinition, { slots, criteria }: TemplateDefinition): boolean {
  const before = new Map(present.slots.map(({ id, weight }) => [id, weight]))
  const usual = present.slots[0]?.weight ?? 1
  const weights = (all: TemplateDefinition['criteria']) => all.map(({ id, weight }) => [id, weight])
  return (
    slots.some(({ id, weight }) => weight !== (before.get(id) ?? usual)) ||
    !same(weights(criteria), weights(present.criteria))
  )
}
