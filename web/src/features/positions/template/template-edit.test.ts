import { describe, expect, test } from 'vitest'
import { definition, question } from './template.fixture.ts'
import { changesBetween } from './template-changes.ts'
import * as edit from './template-edit.ts'

const [first] = definition.slots
if (!first) throw new Error('There are two.')
const written = edit.inOwnWords(null, question('', 'Why caches?'))
const edited = edit.inOwnWords(first.question, question('', 'What is a cache, really?'))
const slotsOf = (after: typeof definition, before = definition) => edit.changeOf(before, after).slots

describe('R10.2 what an edit of a template sends', () => {
  test('nothing but names for questions of the bank', () => {
    const choice = { id: 'question-1', difficulty: 'easy', limitSeconds: 120, weight: 1, questionId: 'node-1' }
    expect(slotsOf(definition)[0]).toEqual(choice)
    expect(slotsOf(edit.withSlot(definition, 'question-1', { question: null }))[0]).toEqual({
      ...choice,
      questionId: null,
    })
  })

  test('the words of a question that is written or edited here', () => {
    const [one, two] = slotsOf(
      edit.withSlot(edit.withSlot(definition, 'question-1', { question: edited }), 'question-2', { question: written }),
    )
    expect(one).toMatchObject({ questionId: 'node-1', own: { prompt: 'What is a cache, really?' } })
    expect(two).toMatchObject({ questionId: null, own: { prompt: 'Why caches?' } })
  })

  test('an edit that is published already is not sent again; the bank’s words are asked for by name', () => {
    const before = edit.withSlot(definition, 'question-1', { question: edited })
    expect(slotsOf(before, before)[0]).not.toHaveProperty('own')
    expect(slotsOf(definition, before)[0]).toMatchObject({ questionId: 'node-1', own: null })
  })

  test('a new place has an id of its own, also after one was taken out', () => {
    const more = edit.withNewSlot(edit.withNewSlot(edit.withoutSlot(definition, 'question-2')))
    const ids = more.slots.map(({ id }) => id)
    expect(ids).not.toContain('question-2')
    expect(new Set(ids).size).toBe(3)
  })

  test('moving past the end changes nothing', () => {
    expect(edit.withSlotMoved(definition, 'question-1', -1)).toEqual(definition)
    expect(edit.withSlotMoved(definition, 'question-1', 1).slots.map(({ id }) => id)).toEqual([
      'question-2',
      'question-1',
    ])
  })

  test('other weights want a reason: of a question, of a criterion, of a new place', () => {
    expect(edit.changesWeights(definition, definition)).toBe(false)
    expect(edit.changesWeights(definition, edit.withNewSlot(definition))).toBe(false)
    expect(edit.changesWeights(definition, edit.withSlot(definition, 'question-1', { weight: 2 }))).toBe(true)
    const criteria = definition.criteria.map((criterion) => ({ ...criterion, weight: 50 }))
    expect(edit.changesWeights(definition, { ...definition, criteria })).toBe(true)
  })
})

describe('R3.5 what changed between two versions', () => {
  test('is said in sentences, each once', () => {
    const after = edit.withNewSlot(
      edit.withSlot(edit.withoutSlot(definition, 'question-2'), 'question-1', {
        question: edited,
        limitSeconds: null,
        weight: 2,
        difficulty: 'hard',
      }),
    )
    const [accuracy, completeness] = definition.criteria
    if (!accuracy || !completeness) throw new Error('There are two.')
    const criteria = [{ ...accuracy, weight: 100 }]
    expect(changesBetween(definition, { ...after, criteria, pausesAllowed: 0 })).toEqual([
      'Question 2 was taken out.',
      'Question 1 reads “What is a cache, really?”',
      'Question 1: limit 2 min → no limit.',
      'Question 1: weight 1 → 2.',
      'Question 1: easy → hard.',
      'Question 2 is new: not chosen yet.',
      'Completeness is no longer a criterion.',
      'Accuracy: 60 % → 100 %.',
      'Pauses allowed: 2 → 0.',
    ])
  })

  test('is nothing for the same version, and the order alone for another order', () => {
    expect(changesBetween(definition, structuredClone(definition))).toEqual([])
    expect(changesBetween(definition, edit.withSlotMoved(definition, 'question-1', 1))).toEqual([
      'The order of the questions changed.',
    ])
  })
})
