import type { Difficulty } from '@colloquy/contracts/question-bank'
import type { Template, TemplateSlot } from '@colloquy/contracts/templates'
import { classicSprintCriteria, standardCriteria } from '../../domain/scoring/rubric.ts'

type Limits = Readonly<Record<Difficulty, number>>

const order: readonly Difficulty[] = ['easy', 'easy', 'medium', 'medium', 'hard', 'hard']

const sixSlots = (limits: Limits): TemplateSlot[] =>
  order.map((difficulty, index) => ({
    id: `question-${index + 1}`,
    difficulty,
    limitSeconds: limits[difficulty],
    weight: 1, // a template may say otherwise, with a reason
    question: null,
  }))

const practice = {
  prompt:
    'This question is for practice: nothing of it is kept or scored. In two or three sentences, what do you enjoy most about your work? Watch the clock, write, and submit.',
  limitSeconds: 60,
}

const standard: Template = {
  key: 'standard',
  name: 'Standard',
  description: 'Six questions with time to think: two easy (2 min), two medium (4 min), two hard (6 min).',
  definition: {
    criteria: [...standardCriteria],
    slots: sixSlots({ easy: 120, medium: 240, hard: 360 }),
    pausesAllowed: 2,
    practice,
  },
}

const classicSprint: Template = {
  key: 'classic-sprint',
  name: 'Classic sprint',
  description: 'Six questions at speed: two of 20 s, two of 60 s, two of 120 s. Being in time counts a little.',
  definition: {
    criteria: [...classicSprintCriteria],
    slots: sixSlots({ easy: 20, medium: 60, hard: 120 }),
    pausesAllowed: 2,
    practice,
  },
}

export const shippedTemplates: Readonly<Record<Template['key'], Template>> = {
  standard,
  'classic-sprint': classicSprint,
}
