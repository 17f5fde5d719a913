import type { TemplateDefinition } from '@colloquy/contracts/templates'
import { DEFAULT_FINISH_WITHIN_MS, type InterviewPlan } from '../../domain/interview/plan.ts'

/** What the candidate will be asked, from the template version that the invitation names. */
export function planOf(definition: TemplateDefinition, templateVersionId: string, graceMs: number): InterviewPlan {
  const asked = definition.slots.flatMap((slot) => (slot.question ? [{ ...slot, question: slot.question }] : []))
  return {
    templateVersionId,
    untimed: false,
    pausesAllowed: definition.pausesAllowed,
    graceMs,
    finishWithinMs: DEFAULT_FINISH_WITHIN_MS,
    practice: definition.practice,
    questions: asked.map((slot, index) => ({
      id: slot.question.questionId,
      position: index + 1,
      difficulty: slot.difficulty,
      prompt: slot.question.prompt,
      limitSeconds: slot.limitSeconds,
      weight: slot.weight,
    })),
  }
}
