import { describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { instantiate } from './instantiate.ts'
import { nextDefinition, type Proposal } from './next-version.ts'
import { shippedTemplates } from './shipped-templates.ts'

const bank = (['easy', 'medium', 'hard'] as const).flatMap((difficulty) =>
  [1, 2, 3].map((number) => bankQuestion(`node-${difficulty}-${number}`, 'node', difficulty)),
)
const present = instantiate(shippedTemplates.standard.definition, ['node'], bank)
const unchanged: Proposal = {
  slots: present.slots.map(({ question, ...slot }) => ({ ...slot, questionId: question?.questionId ?? null })),
  pausesAllowed: 2,
}
const withSlot = (index: number, change: Partial<Proposal['slots'][number]>): Proposal => ({
  ...unchanged,
  slots: unchanged.slots.map((slot, at) => (at === index ? { ...slot, ...change } : slot)),
})
const refusal = (proposal: Proposal) => {
  const next = nextDefinition(present, proposal, bank)
  return next.ok ? 'accepted' : next.refusal.code
}

describe('R10.2 the next version of a template', () => {
  test('without a change is the same definition', () => {
    expect(nextDefinition(present, unchanged, bank)).toEqual({ ok: true, definition: present })
  })

  test('takes another question, limit and number of pauses', () => {
    const next = nextDefinition(
      present,
      { ...withSlot(0, { questionId: 'node-easy-3', limitSeconds: null }), pausesAllowed: 0 },
      bank,
    )
    expect(next).toMatchObject({
      ok: true,
      definition: { pausesAllowed: 0, slots: { 0: { limitSeconds: null, question: { questionId: 'node-easy-3' } } } },
    })
  })

  test('takes a question as it stands in the bank now, and keeps one that has left it', () => {
    const newer = { ...bankQuestion('node-easy-1', 'node', 'easy', 2), prompt: 'Newer words?' }
    const next = nextDefinition(present, unchanged, [newer])
    expect(next).toMatchObject({
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

  test('the weight that comes with another difficulty asks for none', () => {
    expect(refusal(withSlot(0, { difficulty: 'hard', weight: 2 }))).toBe('accepted')
    expect(refusal(withSlot(0, { difficulty: 'hard', weight: 1 }))).toBe('reason_required')
  })
})
