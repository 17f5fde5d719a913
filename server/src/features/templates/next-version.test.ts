import type { TemplateChange } from '@colloquy/contracts/template-versions'
import { describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { instantiate } from './instantiate.ts'
import { nextDefinition } from './next-version.ts'
import { shippedTemplates } from './shipped-templates.ts'

const bank = (['easy', 'medium', 'hard'] as const).flatMap((difficulty) =>
  [1, 2, 3].map((number) => bankQuestion(`node-${difficulty}-${number}`, 'node', difficulty)),
)
const present = instantiate(shippedTemplates.standard.definition, ['node'], bank)
const unchanged: TemplateChange = {
  slots: present.slots.map(({ question, ...slot }) => ({ ...slot, questionId: question?.questionId ?? null })),
  pausesAllowed: 2,
}
const withSlot = (index: number, change: Partial<TemplateChange['slots'][number]>): TemplateChange => ({
  ...unchanged,
  slots: unchanged.slots.map((slot, at) => (at === index ? { ...slot, ...change } : slot)),
})
const next = (change: TemplateChange, from = present, among = bank) =>
  nextDefinition(from, change, among, () => 'written-1')
const refusal = (change: TemplateChange) => {
  const made = next(change)
  return made.ok ? 'accepted' : made.refusal.code
}

describe('R10.2 the next version of a template', () => {
  test('without a change is the same definition', () => {
    expect(next(unchanged)).toEqual({ ok: true, definition: present })
  })

  test('takes another question, limit and number of pauses', () => {
    const changed = { ...withSlot(0, { questionId: 'node-easy-3', limitSeconds: null }), pausesAllowed: 0 }
    expect(next(changed)).toMatchObject({
      ok: true,
      definition: { pausesAllowed: 0, slots: { 0: { limitSeconds: null, question: { questionId: 'node-easy-3' } } } },
    })
  })

  test('takes a question as it stands in the bank now, and keeps one that has left it', () => {
    const newer = { ...bankQuestion('node-easy-1', 'node', 'easy', 2), prompt: 'Newer words?' }
    expect(next(unchanged, present, [newer])).toMatchObject({
      ok: true,
      definition: {
        slots: {
          0: { question: { questionVersion: 2, prompt: 'Newer words?' } },
          1: { question: { questionId: 'node-easy-2', questionVersion: 1 } },
        },
      },
    })
  })

  test('an empty place is allowed, so that a draft can be published', () => {
    expect(refusal(withSlot(0, { questionId: null }))).toBe('accepted')
  })

  test('is refused without any place, with a place twice, with a question twice', () => {
    expect(refusal({ ...unchanged, slots: [] })).toBe('template_invalid')
    expect(refusal(withSlot(0, { id: 'question-2' }))).toBe('template_invalid')
    expect(refusal(withSlot(0, { questionId: 'node-easy-2' }))).toBe('template_invalid')
  })

  test('a question that is not in the bank is refused', () => {
    expect(refusal(withSlot(0, { questionId: 'made-up' }))).toBe('question_unknown')
  })

  test('other weights ask for a reason', () => {
    expect(refusal(withSlot(0, { weight: 3 }))).toBe('reason_required')
    expect(refusal({ ...withSlot(0, { weight: 3 }), reason: 'This one matters most.' })).toBe('accepted')
  })

  test('a place keeps its weight when it becomes harder, and a new one weighs as much as the others', () => {
    expect(refusal(withSlot(0, { difficulty: 'hard' }))).toBe('accepted')
    const added = { id: 'question-7', difficulty: 'hard', limitSeconds: 60, weight: 1, questionId: null } as const
    expect(refusal({ ...unchanged, slots: [...unchanged.slots, added] })).toBe('accepted')
    expect(refusal({ ...unchanged, slots: [...unchanged.slots, { ...added, weight: 2 }] })).toBe('reason_required')
  })
})

describe('R10.5 the criteria of the next version', () => {
  const [accuracy, completeness, relevance] = present.criteria
  if (!accuracy || !completeness || !relevance) throw new Error('The standard template has three.')
  const weighing = (...weights: [number, number, number]) =>
    [accuracy, completeness, relevance].map((criterion, at) => ({ ...criterion, weight: weights[at] ?? 0 }))

  test('weights that do not add up to 100, or are not above zero, are refused', () => {
    const reason = 'Ours'
    expect(refusal({ ...unchanged, reason, criteria: weighing(50, 30, 10) })).toBe('weights_invalid')
    expect(refusal({ ...unchanged, reason, criteria: weighing(100, 0, 0) })).toBe('weights_invalid')
    expect(refusal({ ...unchanged, reason, criteria: [accuracy, accuracy] })).toBe('weights_invalid')
    expect(refusal({ ...unchanged, reason, criteria: weighing(40, 40, 20) })).toBe('accepted')
  })

  test('other weights ask for a reason, other anchors do not', () => {
    expect(refusal({ ...unchanged, criteria: weighing(40, 40, 20) })).toBe('reason_required')
    const clearer = { ...accuracy, anchors: { ...accuracy.anchors, '5': 'Right in every detail.' } }
    expect(next({ ...unchanged, criteria: [clearer, completeness, relevance] })).toMatchObject({
      ok: true,
      definition: { criteria: [{ anchors: { '5': 'Right in every detail.' } }, completeness, relevance] },
    })
  })
})

describe('R10.2 questions in a template’s own words', () => {
  const { topic, rubric } = bankQuestion('any', 'node', 'easy')
  const own = { topic, prompt: 'In our own words: what is a cache?', rubric }
  const first = (change: TemplateChange, from = present) => {
    const made = next(change, from)
    if (!made.ok) throw new Error(made.refusal.detail)
    return made.definition
  }
  const edited = first(withSlot(0, { own }))
  const written = first(withSlot(0, { questionId: null, own }))

  test('an edited question keeps its name and says that it was edited; the next version keeps the edit', () => {
    const question = { questionId: 'node-easy-1', questionVersion: 1, source: 'edited', prompt: own.prompt }
    expect(edited.slots[0]?.question).toMatchObject(question)
    expect(first(unchanged, edited).slots[0]?.question).toEqual(edited.slots[0]?.question)
  })

  test('an edited question can be taken back to what the bank has', () => {
    expect(first(withSlot(0, { own: null }), edited)).toEqual(present)
  })

  test('a question that is written here gets a name of its own and counts its versions', () => {
    expect(written.slots[0]?.question).toMatchObject({ questionId: 'written-1', questionVersion: 1, source: 'written' })
    const again = withSlot(0, { questionId: 'written-1', own: { ...own, prompt: 'Clearer?' } })
    expect(first(again, written).slots[0]?.question).toMatchObject({ questionVersion: 2, prompt: 'Clearer?' })
    const same = withSlot(0, { questionId: 'written-1', own })
    expect(first(same, written)).toEqual(written)
  })

  test('what is sent in the words of the bank is no edit', () => {
    const { prompt } = bankQuestion('node-easy-1', 'node', 'easy')
    expect(first(withSlot(0, { own: { topic, prompt, rubric } }))).toEqual(present)
  })
})
