import type { Question } from '@colloquy/contracts/questions'
import type { TemplateSlot, TemplateVersion } from '@colloquy/contracts/templates'

/** What was changed of a slot since the published version; by slot id. */
export type SlotEdit = Partial<Pick<TemplateSlot, 'limitSeconds' | 'weight' | 'question'>>
export type TemplateEdit = Readonly<Record<string, SlotEdit>>

/** The slots as they would be published. */
export function editedSlots({ definition }: TemplateVersion, edit: TemplateEdit): TemplateSlot[] {
  return definition.slots.map((slot) => ({ ...slot, ...edit[slot.id] }))
}

export function questionFromBank({ id, version, topic, prompt, rubric }: Question): TemplateSlot['question'] {
  return { questionId: id, questionVersion: version, topic, prompt, rubric }
}

/** The body of a publication. */
export const slotChoices = (slots: readonly TemplateSlot[]) =>
  slots.map(({ id, difficulty, limitSeconds, weight, question }) => ({
    id,
    difficulty,
    limitSeconds,
    weight,
    questionId: question?.questionId ?? null,
  }))

/** Weights change what a score means, so another weight wants a reason. */
export function changesWeights({ definition }: TemplateVersion, edit: TemplateEdit): boolean {
  return definition.slots.some((slot) => {
    const weight = edit[slot.id]?.weight
    return weight !== undefined && weight !== slot.weight
  })
}
