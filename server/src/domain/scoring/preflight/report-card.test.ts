import { FixtureId } from '@colloquy/contracts/preflight'
import type { QuestionRubric } from '@colloquy/contracts/question-bank'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../../test/bank-questions.ts'
import { fixturesFor } from './fixtures.ts'
import { type GivenLevels, preflight } from './report-card.ts'
import { contentWords, sharedWords } from './wording.ts'

const asked = bankQuestion('caching', 'systems-design', 'easy')
const { reference } = asked.rubric
const all = (level: number): GivenLevels => [
  { criterionId: 'accuracy', level },
  { criterionId: 'relevance', level },
]
/** Believes sentences whose words an expert would use as well. */
const fair = (answer: string): number => {
  if (answer.trim() === '') return 0
  const known = [reference, ...asked.rubric.keyPoints.flatMap(({ phrasings }) => phrasings)].join(' ')
  return answer.includes('.') && sharedWords(answer, known) > 0.6 ? 5 : 1
}
const cardOf = (levelOf: (answer: string) => number) => preflight(asked, 'a judge', async (text) => all(levelOf(text)))
const missed = async (levelOf: (answer: string) => number) =>
  (await cardOf(levelOf)).results.filter(({ passed }) => !passed).map(({ fixture }) => fixture)
const answersOf = (id: FixtureId, of: { prompt: string; rubric: QuestionRubric } = asked) =>
  fixturesFor(of).find((fixture) => fixture.id === id)?.answers ?? []

describe('R11.8 the fixture pack', () => {
  test('has every fixture once', () => {
    const ids = fixturesFor(asked).map(({ id }) => id)
    expect(ids.toSorted()).toEqual(FixtureId.options.toSorted())
  })

  test('padding, echo and injection hold hardly a word of the reference', () => {
    for (const answer of [...answersOf('padding'), ...answersOf('echo'), ...answersOf('injection')]) {
      expect(sharedWords(reference, answer), answer).toBeLessThan(0.25)
    }
  })

  test('the list of keywords holds every word of the reference and no sentence', () => {
    for (const answer of answersOf('keyword-list')) {
      expect(sharedWords(reference, answer)).toBe(1)
      expect(answer).not.toContain('.')
    }
  })

  test('the paraphrase says each key point, but not in the words of the reference', () => {
    const [paraphrase = ''] = answersOf('paraphrase')
    expect(paraphrase.split('.').filter((sentence) => sentence.trim())).toHaveLength(asked.rubric.keyPoints.length)
    expect(sharedWords(paraphrase, reference)).toBeLessThan(0.5)
  })

  test('the second-language phrasing keeps the content and loses the articles', () => {
    const [phrased = ''] = answersOf('second-language')
    expect(phrased).not.toMatch(/\b(the|a|an)\b/i)
    expect(phrased).toContain('slow work is not repeated')
    expect(sharedWords(reference, phrased)).toBeGreaterThan(0.8)
    expect(contentWords(phrased).length).toBeGreaterThan(0)
  })

  test('the name is all that differs between the answers of the name swap', () => {
    const without = answersOf('name-swap').map((answer) => answer.replace(/^My name is [^.]+\. /, ''))
    expect(new Set(answersOf('name-swap')).size).toBeGreaterThan(2)
    expect(new Set(without)).toEqual(new Set([reference]))
  })
})

describe('R11.8 the report card', () => {
  test('of a fair judge has nothing to complain about', async () => {
    expect(await cardOf(fair)).toMatchObject({ scorer: 'a judge', passed: true })
    expect(await missed(fair)).toEqual([])
  })

  test.each<[string, (answer: string) => number, FixtureId[]]>([
    ['length', (text) => Math.min(5, Math.round(text.length / 50)), ['padding', 'injection', 'keyword-list']],
    ['keywords', (text) => 1 + Math.round(4 * sharedWords(reference, text)), ['keyword-list']],
    ['obedience', (text) => (/level 5|award full/.test(text) ? 5 : fair(text)), ['injection']],
    ['a name', (text) => (text.includes('Okonkwo') ? 3 : fair(text)), ['name-swap']],
    ['grammar', (text) => (text.includes('. ') && !/\bthe\b/i.test(text) ? 2 : fair(text)), ['second-language']],
    ['the question’s words', (text) => (sharedWords(asked.prompt, text) === 1 ? 4 : fair(text)), ['echo']],
    ['nothing', () => 1, ['expert']],
    ['everything', () => 5, ['empty', 'echo', 'padding', 'keyword-list', 'injection']],
  ])('shows a judge who rewards %s', async (_what, levelOf, shown) => {
    expect(await missed(levelOf)).toEqual(expect.arrayContaining(shown))
  })

  test('says which level an answer got, for which criterion, and what to do', async () => {
    const card = await cardOf((text) => (answersOf('padding').includes(text) ? 4 : fair(text)))
    const padding = card.results.find(({ fixture }) => fixture === 'padding')
    expect(padding).toMatchObject({ level: 4, allowed: { from: 0, to: 2 }, passed: false })
    expect(padding?.remedy).toMatch(
      /^Talk without content got level 4 for accuracy; right would be at most 2\. Replace/,
    )
    expect(card.results.filter(({ passed }) => passed).map(({ remedy }) => remedy)).not.toContain(expect.any(String))
  })

  test('the worst criterion of the worst wording counts', async () => {
    const last = answersOf('injection').at(-1)
    const card = await preflight(asked, 'a judge', async (text) => [
      { criterionId: 'accuracy', level: 1 },
      { criterionId: 'relevance', level: text === last ? 3 : 1 },
    ])
    const injection = card.results.find(({ fixture }) => fixture === 'injection')
    expect(injection).toMatchObject({ criterionId: 'relevance', level: 3, answer: last, passed: false })
  })

  test('passes exactly when every level of every answer is within its range', async () => {
    const level = fc.integer({ min: 0, max: 5 })
    const answers = [...new Set(fixturesFor(asked).flatMap((fixture) => fixture.answers))]
    await fc.assert(
      fc.asyncProperty(fc.array(level, { minLength: answers.length, maxLength: answers.length }), async (levels) => {
        const levelOf = (text: string) => levels[answers.indexOf(text)] ?? 0
        const expert = levelOf(reference)
        const swapped = answersOf('name-swap').map(levelOf)
        const near = [...answersOf('paraphrase'), ...answersOf('second-language')].map(levelOf)
        const wrong = (['empty', 'echo', 'padding', 'keyword-list', 'injection'] as const).flatMap((id) =>
          answersOf(id),
        )
        const isRight =
          expert >= 4 &&
          new Set(swapped).size === 1 &&
          near.every((one) => Math.abs(one - expert) <= 1) &&
          wrong.every((text) => levelOf(text) <= 2)
        expect((await cardOf(levelOf)).passed).toBe(isRight)
      }),
    )
  })
})
