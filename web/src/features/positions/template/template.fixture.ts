import type { TemplateDefinition, TemplateQuestion, TemplateSlot, TemplateVersion } from '@colloquy/contracts/templates'
import { positionId } from '../../interviews/interview.fixture.ts'

const anchors = { '1': 'Nothing.', '2': 'A hint.', '3': 'Half.', '4': 'Nearly all.', '5': 'All of it.' }

export const question = (questionId: string, prompt: string): TemplateQuestion => ({
  questionId,
  questionVersion: 1,
  topic: 'node',
  prompt,
  rubric: {
    keyPoints: ['reuse', 'stale', 'memory'].map((id) => ({
      id,
      weight: 2,
      phrasings: [`first way to say ${id}`, `second way to say ${id}`, `third way to say ${id}`],
    })),
    reference: 'A cache reuses results, may be stale and costs memory.',
    misconceptions: [],
    anchors,
  },
})

const slot = (number: number): TemplateSlot => ({
  id: `question-${number}`,
  difficulty: 'easy',
  limitSeconds: 120,
  weight: 1,
  question: question(`node-${number}`, `What is cache number ${number}?`),
})

export const definition: TemplateDefinition = {
  criteria: [
    { id: 'accuracy', name: 'Accuracy', weight: 60, anchors },
    { id: 'completeness', name: 'Completeness', weight: 40, anchors },
  ],
  slots: [slot(1), slot(2)],
  pausesAllowed: 2,
  practice: { prompt: 'What do you like?', limitSeconds: 60 },
}

export const templateVersion: TemplateVersion = {
  id: positionId,
  templateId: positionId,
  number: 1,
  definition,
  publishedAt: '2026-11-01T10:00:00.000Z',
}
