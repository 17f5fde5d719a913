import type { BankQuestion, Topic } from '@colloquy/contracts/question-bank'
import type { TemplateDefinition, TemplateQuestion, TemplateSlot } from '@colloquy/contracts/templates'

/**
 * Fills each empty slot with a question of its difficulty, spread evenly over the topics, none twice. Deterministic:
 * the same topics and the same bank give the same interview. A slot for which nothing is left stays empty.
 */
export function instantiate(
  definition: TemplateDefinition,
  topics: readonly Topic[],
  bank: readonly BankQuestion[],
): TemplateDefinition {
  const taken = new Set(definition.slots.flatMap(({ question }) => question?.questionId ?? []))
  const asked = new Map<Topic, number>()
  const inOrder = bank.toSorted((a, b) => (a.id < b.id ? -1 : 1))

  const choose = (slot: TemplateSlot): BankQuestion | undefined => {
    const left = inOrder.filter(({ id, difficulty }) => difficulty === slot.difficulty && !taken.has(id))
    const leastAsked = topics.toSorted((a, b) => (asked.get(a) ?? 0) - (asked.get(b) ?? 0))
    const topic = leastAsked.find((candidate) => left.some((question) => question.topic === candidate))
    return left.find((question) => question.topic === topic)
  }

  const slots = definition.slots.map((slot) => {
    const chosen = slot.question ? undefined : choose(slot)
    if (!chosen) return slot
    taken.add(chosen.id)
    asked.set(chosen.topic, (asked.get(chosen.topic) ?? 0) + 1)
    return { ...slot, question: freeze(chosen) }
  })
  return { ...definition, slots }
}

/** A question as a template version keeps it: later changes of the bank do not reach it. */
export const freeze = ({ id, version, topic, prompt, rubric }: BankQuestion): TemplateQuestion => ({
  questionId: id,
  questionVersion: version,
  topic,
  prompt,
  rubric,
})

/** The same without any limit, the practice question's included. */
export const withoutLimits = (definition: TemplateDefinition): TemplateDefinition => ({
  ...definition,
  slots: definition.slots.map((slot) => ({ ...slot, limitSeconds: null })),
  practice: { ...definition.practice, limitSeconds: null },
})
