import { describe, expect, test } from 'vitest'
import { answerAll, expectOk, makePosition, startedCandidate } from '../../../test/interview-steps.ts'
import { useProduct } from '../../../test/product.ts'

const product = useProduct()

/** An interview whose answers are the reference answers but for one left empty; scored in the background. */
async function scoredInterview(wanted: object = {}) {
  const admin = await product.admin()
  const position = await makePosition(product, wanted)
  const { definition } = expectOk(await admin.send('GET', `/api/positions/${position.id}/template`))
  const references = new Map<string, string>(
    definition.slots.map(({ question }: { question: { questionId: string; rubric: { reference: string } } }) => [
      question.questionId,
      question.rubric.reference,
    ]),
  )
  const [empty = ''] = references.keys()
  const { candidate, interviewId } = await startedCandidate(product, position.id)
  await answerAll(candidate, (questionId) => (questionId === empty ? '' : (references.get(questionId) ?? '')))
  await product.work()
  const read = async () => expectOk(await admin.send('GET', `/api/interviews/${interviewId}`))
  return {
    admin,
    interviewId,
    read,
    questionIds: [...references.keys()],
    empty,
    reviews: `/api/interviews/${interviewId}/reviews`,
  }
}

const rate = (questionIds: string[], level: number) =>
  questionIds.flatMap((questionId) =>
    ['accuracy', 'completeness', 'relevance'].map((criterionId) => ({
      questionId,
      criterionId,
      level,
      reason: 'As read.',
    })),
  )

describe.each(['standard', 'classic-sprint'])('R10.5 R11.7 from the last answer to the decision: %s', (templateKey) => {
  test('the machine drafts, a person rates without seeing it, and decides', async () => {
    const { admin, interviewId, read, questionIds, reviews } = await scoredInterview({ templateKey })
    expect(await read()).toMatchObject({
      status: 'scored',
      waitingFor: 'review',
      machineLevels: 'hidden_until_review',
      summary: null,
    })
    const draft = { ratings: rate(questionIds, 4), note: 'Sound.', recommendation: 'yes' }
    expectOk(await admin.send('PUT', `${reviews}/mine`, { body: draft, headers: { 'if-match': '*' } }))
    expectOk(await admin.send('POST', `${reviews}/mine/submission`))

    const reviewed = await read()
    expect(reviewed).toMatchObject({ machineLevels: 'shown', waitingFor: 'decision', reviews: 1 })
    expect(reviewed.score.kind).toBe('human')
    if (templateKey === 'standard') expect(reviewed.score.value).toBe(75)
    expect(reviewed.summary).toMatchObject({ score: reviewed.score, writtenBy: 'built-in grader' })

    const decision = { outcome: 'advance', reasonCode: 'meets_requirements' }
    expectOk(await admin.send('POST', `/api/interviews/${interviewId}/decisions`, { body: decision }))
    expect(await read()).toMatchObject({ decision: 'advance', waitingFor: 'nobody' })
  })
})

describe('R11.1 what the machine could not judge', () => {
  test('waits for a person: the interview is incomplete, the empty answer has no number', async () => {
    const { read, empty, questionIds } = await scoredInterview({ settings: { levelsHiddenUntilReview: false } })
    const interview = await read()
    expect(interview.score).toEqual({ value: null, kind: 'incomplete' })
    const scoreOf = (id: string) =>
      interview.questions.find(({ questionId }: { questionId: string }) => questionId === id).score
    expect(scoreOf(empty)).toMatchObject({ value: null, criteria: { 0: { status: 'insufficient' } } })
    for (const id of questionIds.filter((questionId) => questionId !== empty)) {
      expect(scoreOf(id)).toMatchObject({ kind: 'provisional', gradedBy: 'built-in grader' })
    }
    expect(interview.summary.gaps[0].text).toBe('Question 1: no answer was given.')
  })

  test('R10.5 a person says in the review queue that there is no answer: the interview is complete', async () => {
    const { admin, interviewId, read, empty } = await scoredInterview()
    const queue = expectOk(await admin.send('GET', '/api/review-queue?kind=insufficient')).items
    const waiting = queue.find((one: { interviewId: string }) => one.interviewId === interviewId)
    expect(waiting).toMatchObject({ questionId: empty, number: 1, criteria: ['accuracy', 'completeness', 'relevance'] })
    const levels = waiting.criteria.map((criterionId: string) => ({ criterionId, level: 0 }))
    const reply = await admin.send('POST', `/api/review-queue/${waiting.answerId}/rating`, { body: { levels } })
    expect(reply).toMatchObject({ status: 201, body: { score: { kind: 'provisional' }, stillWaiting: 0 } })
    const { items } = expectOk(await admin.send('GET', '/api/interviews?sort=score'))
    expect(items.find(({ id }: { id: string }) => id === interviewId).score).toEqual(reply.body.score)
    expect(await read()).toMatchObject({ waitingFor: 'review', reviews: 0 })
    expect((await read()).timeline.at(-2).text).toBe('Rated an answer that waited for a person')
  })

  test('R11.7 who looks early is shown the levels, and the review says so', async () => {
    const { admin, read, reviews } = await scoredInterview()
    expect((await admin.send('POST', `${reviews}/mine/reveal`)).status).toBe(204)
    expect((await read()).machineLevels).toBe('shown')
    expect(expectOk(await admin.send('GET', reviews)).mine.sawMachineLevels).toBe(true)
  })
})
