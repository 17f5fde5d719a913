import type { BankQuestion, Difficulty, Topic } from '@colloquy/contracts/question-bank'
import { TemplateDefinition } from '@colloquy/contracts/templates'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { criteriaFaults } from '../../domain/scoring/rubric.ts'
import { instantiate, withoutLimits } from './instantiate.ts'
import { shippedTemplates } from './shipped-templates.ts'

const { standard, 'classic-sprint': sprint } = shippedTemplates
const difficulties = ['easy', 'medium', 'hard'] as const
const bankOf = (topics: readonly Topic[], each: number): BankQuestion[] =>
  topics.flatMap((topic) =>
    difficulties.flatMap((difficulty) =>
      Array.from({ length: each }, (_, index) => bankQuestion(`${topic}-${difficulty}-${index}`, topic, difficulty)),
    ),
  )
const chosen = (definition: TemplateDefinition) => definition.slots.map(({ question }) => question?.questionId ?? null)

describe('R10.2 the shipped templates', () => {
  test('Standard: two easy of 2 min, two medium of 4 min, two hard of 6 min, all weighing the same', () => {
    expect(standard.definition.slots.map(({ limitSeconds }) => limitSeconds)).toEqual([120, 120, 240, 240, 360, 360])
    expect(standard.definition.slots.map(({ weight }) => weight)).toEqual([1, 1, 1, 1, 1, 1])
    expect(standard.definition).toMatchObject({ pausesAllowed: 2, practice: { limitSeconds: 60 } })
  })

  test('Classic sprint: two of 20 s, two of 60 s, two of 120 s', () => {
    expect(sprint.definition.slots.map(({ limitSeconds }) => limitSeconds)).toEqual([20, 20, 60, 60, 120, 120])
  })

  test('R10.5 Standard weighs 50, 30, 20 and Classic sprint 40, 30, 20, 10', () => {
    expect(standard.definition.criteria.map(({ weight }) => weight)).toEqual([50, 30, 20])
    expect(sprint.definition.criteria.map(({ id, weight }) => [id, weight])).toEqual([
      ['accuracy', 40],
      ['completeness', 30],
      ['relevance', 20],
      ['timeliness', 10],
    ])
  })

  test.each(Object.values(shippedTemplates))('$name fits its schema and its weights add up', ({ definition }) => {
    expect(TemplateDefinition.parse(definition)).toEqual(definition)
    expect(criteriaFaults(definition.criteria)).toEqual([])
  })
})

describe('R10.2 instantiate', () => {
  test('each place gets a question of its difficulty, and the topics take turns', () => {
    const filled = instantiate(standard.definition, ['react', 'node'], bankOf(['node', 'react', 'testing'], 3))
    expect(chosen(filled)).toEqual([
      'react-easy-0',
      'node-easy-0',
      'react-medium-0',
      'node-medium-0',
      'react-hard-0',
      'node-hard-0',
    ])
  })

  test('the question is frozen with its version, prompt and rubric', () => {
    const filled = instantiate(standard.definition, ['node'], [bankQuestion('one', 'node', 'easy', 7)])
    expect(filled.slots[0]?.question).toMatchObject({ questionId: 'one', questionVersion: 7, topic: 'node' })
    expect(filled.slots[0]?.question?.rubric.keyPoints).toHaveLength(3)
  })

  test('a topic that has run out leaves its turn to another one', () => {
    const bank = [...bankOf(['node'], 2), bankQuestion('react-only', 'react', 'easy')]
    expect(chosen(instantiate(standard.definition, ['react', 'node'], bank)).filter(Boolean)).toHaveLength(6)
  })

  test('places for which nothing is left stay empty; without topics all do', () => {
    expect(chosen(instantiate(standard.definition, ['node'], bankOf(['node'], 1)))).toEqual([
      'node-easy-0',
      null,
      'node-medium-0',
      null,
      'node-hard-0',
      null,
    ])
    expect(chosen(instantiate(standard.definition, [], bankOf(['node'], 3)))).toEqual(Array(6).fill(null))
  })

  const topicLists = fc.uniqueArray(fc.constantFrom<Topic>('react', 'node', 'testing', 'security'), { minLength: 1 })
  const banks = fc
    .uniqueArray(fc.tuple(fc.constantFrom<Topic>('react', 'node', 'testing'), fc.nat(2), fc.nat(5)), {
      selector: (parts) => parts.join(),
    })
    .map((parts) =>
      parts.map(([topic, d, n]) => bankQuestion(`${topic}-${d}-${n}`, topic, difficulties[d] as Difficulty)),
    )

  test('never the same question twice, never another difficulty or topic, whatever the order of the bank', () => {
    fc.assert(
      fc.property(topicLists, banks, (topics, bank) => {
        const filled = instantiate(standard.definition, topics, bank)
        const ids = chosen(filled).filter((id) => id !== null)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { difficulty, question } of filled.slots) {
          const source = bank.find(({ id }) => id === question?.questionId)
          if (source) expect([source.difficulty, topics.includes(source.topic)]).toEqual([difficulty, true])
        }
        expect(instantiate(standard.definition, topics, bank.toReversed())).toEqual(filled)
      }),
    )
  })
})

test('R10.2 untimed takes every limit away and nothing else', () => {
  const untimed = withoutLimits(sprint.definition)
  expect([...untimed.slots, untimed.practice].every(({ limitSeconds }) => limitSeconds === null)).toBe(true)
  expect(untimed.slots.map(({ weight }) => weight)).toEqual(sprint.definition.slots.map(({ weight }) => weight))
})
