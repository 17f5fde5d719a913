import { describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../../test/bank-questions.ts'
import { useDatabase } from '../../../../test/database.ts'
import { createFeatureApp } from '../../../../test/feature-app.ts'
import { classicSprintCriteria } from '../../../domain/scoring/rubric.ts'
import { builtInScorer, type Scorer } from '../scorer.ts'
import { reportCardRoutes } from './report-cards.routes.ts'
import { createReportCards } from './report-cards.ts'

const database = useDatabase()
const now = () => new Date('2026-03-02T09:00:00.000Z')

/** The built-in grader, counting what it is given. */
function counted(version = '1'): { scorer: Scorer; asked: () => number } {
  let count = 0
  const builtIn = builtInScorer()
  const score: Scorer['score'] = (given, about) => {
    count += 1
    return builtIn.score(given, about)
  }
  return { scorer: { ...builtIn, version, score }, asked: () => count }
}
const cardsOf = (scorer: Scorer) => createReportCards({ db: database.db, now, scorer })

describe('R11.8 report cards', () => {
  test('a question is tried once, also by two who ask at once, and after a restart', async () => {
    const question = bankQuestion('tried-once', 'node', 'easy')
    const { scorer, asked } = counted()
    const cards = cardsOf(scorer)
    const [one, other] = await Promise.all([cards.of(question), cards.of(question)])
    const tried = asked()
    expect(tried).toBeGreaterThan(10)
    expect(other).toEqual(one)
    expect(await cardsOf(scorer).of(question)).toEqual(one)
    expect(asked()).toBe(tried)
  })

  test('another rubric, another grader and other criteria are tried anew', async () => {
    const question = bankQuestion('tried-anew', 'node', 'easy')
    const { scorer, asked } = counted()
    await cardsOf(scorer).of(question)
    const tried = asked()
    const reference = `${question.rubric.reference} That is all.`
    await cardsOf(scorer).of({ ...question, rubric: { ...question.rubric, reference } })
    expect(asked()).toBeGreaterThan(tried)
    const newer = counted('2')
    await cardsOf(newer.scorer).of(question)
    expect(newer.asked()).toBe(tried)
    const [accuracy] = classicSprintCriteria
    const card = await cardsOf(newer.scorer).of(question, accuracy && [accuracy])
    expect(card.results[0]?.levels.map(({ criterionId }) => criterionId)).toEqual(['accuracy'])
  })

  test('the clock’s criterion makes no difference', async () => {
    const { scorer, asked } = counted()
    const question = bankQuestion('with-clock', 'node', 'easy')
    await cardsOf(scorer).of(question)
    const tried = asked()
    await cardsOf(scorer).of(question, classicSprintCriteria)
    expect(asked()).toBe(tried)
  })

  test('outcomes tell what is known and try nothing', async () => {
    const { scorer, asked } = counted()
    const cards = cardsOf(scorer)
    const [known, unknown] = [bankQuestion('known', 'node', 'easy'), bankQuestion('unknown', 'node', 'easy')]
    await cards.of(known)
    const tried = asked()
    expect(await cards.outcomes([unknown, known])).toEqual(['untried', 'passed'])
    expect(await cards.outcomes([])).toEqual([])
    expect(asked()).toBe(tried)
  })

  test('a scorer that fails leaves nothing that could be taken for a card', async () => {
    const question = bankQuestion('failing', 'node', 'easy')
    const away = { ...builtInScorer(), score: () => Promise.reject(new Error('away')) }
    await expect(cardsOf(away).of(question)).rejects.toThrow('away')
    expect(await cardsOf(away).outcomes([question])).toEqual(['untried'])
  })

  test('who may write questions can try words that are stored nowhere', async () => {
    const api = await createFeatureApp(database.db, (app) => reportCardRoutes(app, cardsOf(builtInScorer())))
    const body = bankQuestion('stored-nowhere', 'node', 'easy')
    const given = { prompt: body.prompt, rubric: body.rubric }
    const reply = await api.send(await api.user('admin'), 'POST', '/api/report-cards', { body: given })
    expect(reply).toMatchObject({ status: 200, body: { scorer: 'built-in grader', passed: true } })
    const refused = await api.send(await api.user('interviewer'), 'POST', '/api/report-cards', { body: given })
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })
})
