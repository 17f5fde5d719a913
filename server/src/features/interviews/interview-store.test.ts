import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerAll,
  expectOk,
  openQuestion,
  saveDraft,
  startedCandidate,
  submit,
} from '../../../test/interview-steps.ts'
import { useProduct } from '../../../test/product.ts'
import type { InterviewEvent } from '../../domain/interview/events.ts'
import { replay } from '../../domain/interview/evolve.ts'
import { failAfterEachStatement } from '../../infra/db/faults.ts'
import { columnsOf } from './interviews.repository.ts'

const product = useProduct({ INTERVIEW_GRACE_MS: '2000' })

async function stored(interviewId: string) {
  const { db } = product.database
  const row = await db.selectFrom('interviews').selectAll().where('id', '=', interviewId).executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('interview_events')
    .select('data')
    .where('interview_id', '=', interviewId)
    .orderBy('seq')
    .execute()
  const answers = await db
    .selectFrom('answers')
    .selectAll()
    .where('interview_id', '=', interviewId)
    .orderBy('submitted_at')
    .execute()
  const drafts = await db.selectFrom('drafts').selectAll().where('interview_id', '=', interviewId).execute()
  return { row, events: rows.map(({ data }) => data as InterviewEvent), answers, drafts }
}

/** Rule 7: the row as the events alone give it, in the form in which it is stored. */
function expectRowFromEvents({ row, events }: Awaited<ReturnType<typeof stored>>) {
  const state = replay(events)
  if (!state) throw new Error('No events.')
  const { state: json, score, ...columns } = columnsOf(state)
  expect(row).toMatchObject(columns)
  expect(JSON.stringify(row.state, sortedKeys)).toBe(JSON.stringify(JSON.parse(json), sortedKeys))
  expect(row.score === null ? null : Number(row.score)).toBe(score)
}
const sortedKeys = (_key: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

describe('R1.3 a fault between any two steps leaves the interview as it was', () => {
  it('submitting an answer is all or nothing', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    const { questionId } = await openQuestion(candidate)
    expectOk(await saveDraft(candidate, questionId, 1, 'a draft'))
    const before = await stored(interviewId)
    const { services } = product
    const faults = await failAfterEachStatement(
      () => services.myInterview.submitAnswer(interviewId, questionId, { text: 'whole', signals: [] }),
      async () => {
        const present = await stored(interviewId)
        // Once the transaction is through, only reading the page may still fail.
        if (present.answers.length === 0) expect(present).toEqual(before)
        else expect(present.answers[0]?.text).toBe('whole')
      },
    ).catch((error: { code?: string }) => {
      // The repetition after a fault that came only after the commit.
      if (error.code !== 'already_submitted') throw error
      return 1
    })
    expect(faults).toBeGreaterThan(0)
    expectRowFromEvents(await stored(interviewId))
  })

  it('time running out is all or nothing', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    const { questionId, deadline } = await openQuestion(candidate)
    expectOk(await saveDraft(candidate, questionId, 1, 'the last words'))
    product.clock.now = new Date(new Date(deadline).getTime() + 2000)
    const before = await stored(interviewId)
    await failAfterEachStatement(
      () => product.services.clock.enforce(interviewId),
      async () => expect(await stored(interviewId)).toEqual(before),
    )
    const { answers } = await stored(interviewId)
    expect(answers).toMatchObject([{ text: 'the last words', submitted_by: 'clock' }])
  })
})

type Act =
  | { act: 'draft'; tab: 0 | 1 }
  | { act: 'submit'; tab: 0 | 1 }
  | { act: 'present' | 'acknowledge' | 'tick' | 'pause' | 'resume' | 'extend' }
  | { act: 'wait'; seconds: number }

const tab = fc.constantFrom(0 as const, 1 as const)
const acts = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ act: fc.constant('draft' as const), tab }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('submit' as const), tab }) },
    {
      weight: 8,
      arbitrary: fc.record({ act: fc.constantFrom('present' as const, 'acknowledge' as const, 'tick' as const) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constantFrom('pause' as const, 'resume' as const, 'extend' as const) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ act: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 200 }) }),
    },
  ),
  { minLength: 5, maxLength: 40 },
)

describe('the nine rules on the real store, whatever the order', () => {
  it('two tabs, the clock and an interviewer, in groups that race one another', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 1, max: 4 }), async (steps, racing) => {
        const { candidate, interviewId } = await startedCandidate(product)
        const admin = await product.admin()
        const acknowledged = new Map<string, { revision: number; text: string }>()
        const submitted = new Map<string, string>()
        let revision = 0
        const path = '/api/my-interview'
        const plain = {
          present: () => candidate.send('POST', `${path}/presentations`),
          acknowledge: (questionId: string) =>
            candidate.send('POST', `${path}/presentations/${questionId}/acknowledgement`),
          pause: () => candidate.send('POST', `${path}/pause`),
          resume: () => candidate.send('POST', `${path}/pause/end`),
          extend: () =>
            admin.send('POST', `/api/interviews/${interviewId}/time-extensions`, {
              body: { seconds: 30, reason: 'the network' },
            }),
          tick: () => product.services.clock.tick(),
        }
        const draft = async (questionId: string, tab: number) => {
          revision += 1
          const mine = { revision, text: `draft ${revision} of tab ${tab}` }
          const saved = await saveDraft(candidate, questionId, mine.revision, mine.text)
          const known = acknowledged.get(questionId)?.revision ?? 0
          if (saved.status === 200 && mine.revision > known) acknowledged.set(questionId, mine)
        }
        const answer = async (questionId: string, tab: number) => {
          const text = `answer ${questionId} of tab ${tab}`
          if ((await submit(candidate, questionId, text)).status !== 200) return
          expect(submitted.has(questionId)).toBe(false)
          submitted.set(questionId, text)
        }
        const perform = async (step: Act): Promise<void> => {
          if (step.act === 'wait') return product.clock.pass(step.seconds * 1000)
          const questionId: string = (await candidate.send('GET', path)).body.current?.questionId ?? 'none'
          if (step.act === 'draft') await draft(questionId, step.tab)
          else if (step.act === 'submit') await answer(questionId, step.tab)
          else await plain[step.act](questionId)
        }
        for (let at = 0; at < steps.length; at += racing) await Promise.all(steps.slice(at, at + racing).map(perform))

        const facts = await stored(interviewId)
        expectRowFromEvents(facts)
        const ofEvents = facts.events.flatMap((event) => (event.type === 'AnswerSubmitted' ? [event.questionId] : []))
        expect(new Set(ofEvents).size).toBe(ofEvents.length)
        expect(facts.answers.map((answer) => answer.question_id).toSorted()).toEqual(ofEvents.toSorted())
        for (const [questionId, text] of submitted) {
          expect(facts.answers.find((answer) => answer.question_id === questionId)?.text).toBe(text)
        }
        for (const [questionId, draft] of acknowledged) {
          const answer = facts.answers.find((one) => one.question_id === questionId)
          const kept = facts.drafts.find((one) => one.question_id === questionId)
          if (answer?.submitted_by === 'clock') expect(answer.text).toBe(draft.text)
          else if (!answer) expect(kept?.text).toBe(draft.text)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('rule 8: scoring again appends and changes nothing that was there', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    await answerAll(candidate, () => 'The event loop, non-blocking input and output, and an index on the column.')
    await product.work()
    const { db } = product.database
    const before = await db
      .selectFrom('scores')
      .selectAll()
      .where('interview_id', '=', interviewId)
      .orderBy('id')
      .execute()
    expect(before).toHaveLength(6)
    for (const { interview_id, question_id, answer_id } of before) {
      await product.services.scoreAnswer({ interviewId: interview_id, questionId: question_id, answerId: answer_id })
    }
    const after = await db
      .selectFrom('scores')
      .selectAll()
      .where('interview_id', '=', interviewId)
      .orderBy('id')
      .execute()
    expect(after).toEqual(before)
    expectRowFromEvents(await stored(interviewId))
  })
})
