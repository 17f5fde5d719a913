import { describe, expect, it } from 'vitest'
import {
  answerAll,
  expectOk,
  inviteTo,
  makePosition,
  openLink,
  openQuestion,
  startedCandidate,
  submit,
} from '../../../../test/interview-steps.ts'
import { useProduct } from '../../../../test/product.ts'

const product = useProduct()
const second = 1000
const steer = async (interviewId: string, path: string, body: object) =>
  (await product.admin()).send(path === 'accommodation' ? 'PUT' : 'POST', `/api/interviews/${interviewId}/${path}`, {
    body,
  })
const detail = async (interviewId: string) => (await product.admin()).send('GET', `/api/interviews/${interviewId}`)

/** Only of what was done: a refused or repeated act keeps no words. */
const reasonsOf = async (interviewId: string) =>
  (
    await product.database.db
      .selectFrom('accommodation_reasons')
      .select('reason')
      .where('interview_id', '=', interviewId)
      .orderBy('id')
      .execute()
  ).map(({ reason }) => reason)

describe('R10.4 extra time', () => {
  it('agreed while a question is open moves its deadline, and its reason is nowhere that raters look', async () => {
    const { candidate, interviewId, positionId } = await startedCandidate(product)
    const before = await openQuestion(candidate)
    const reason = 'a reason 8251 that nobody who rates may see'
    expectOk(await steer(interviewId, 'accommodation', { extraTime: 50, reason }))
    const { current } = expectOk(await candidate.send('GET', '/api/my-interview'))
    expect(current.allowedSeconds).toBe(current.limitSeconds * 1.5)
    const gained = new Date(current.deadline).getTime() - new Date(before.deadline).getTime()
    expect(gained).toBe(current.limitSeconds * 0.5 * second)

    const admin = await product.admin()
    const shown = await detail(interviewId)
    expect(shown.body.accommodation).toEqual({ extraTime: 50 })
    const pages = [
      shown,
      await admin.send('GET', `/api/interviews?positionId=${positionId}`),
      await admin.send('GET', `/api/positions/${positionId}/comparison?interviewIds=${interviewId}`),
    ]
    for (const { text } of pages) expect(text).not.toContain('8251')
    expect(JSON.stringify(product.log.records)).not.toContain('8251')
    const rows = await product.database.db.selectFrom('interview_events').select('data').execute()
    expect(JSON.stringify(rows)).not.toContain('8251')
  })

  it('asked for by the candidate is shown to the team until it is answered', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    await openQuestion(candidate)
    expectOk(
      await candidate.send('POST', '/api/my-interview/time-requests', {
        body: { extraTime: 25, reason: 'private 6417' },
      }),
    )
    const asked = await detail(interviewId)
    expect(asked.body.timeRequest).toMatchObject({ extraTime: 25 })
    expect(asked.text).not.toContain('6417')
    expectOk(await steer(interviewId, 'accommodation', { extraTime: 25 }))
    expect((await detail(interviewId)).body.timeRequest).toBeNull()
  })

  it('rule 4: seconds can be added to the open question, and only to one that is open', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    const body = { seconds: 60, reason: 'the fire alarm' }
    expect(await steer(interviewId, 'time-extensions', body)).toMatchObject({ status: 409 })
    const before = await openQuestion(candidate)
    expect(await steer(interviewId, 'time-extensions', body)).toMatchObject({ status: 201 })
    const { current } = expectOk(await candidate.send('GET', '/api/my-interview'))
    expect(new Date(current.deadline).getTime() - new Date(before.deadline).getTime()).toBe(60 * second)
  })
})

describe('R10.4 the reasons of extra time', () => {
  it('are read by administrators alone, with what they were given for and by whom', async () => {
    const { candidate, interviewId, positionId } = await startedCandidate(product)
    await openQuestion(candidate)
    const asked = { extraTime: 25, reason: 'I read slowly 4410' }
    expectOk(await candidate.send('POST', '/api/my-interview/time-requests', { body: asked }))
    product.clock.pass(second)
    expectOk(await steer(interviewId, 'accommodation', { extraTime: 50, reason: 'as the doctor writes' }))
    const admin = await product.admin()
    const { items } = expectOk(await admin.send('GET', `/api/interviews/${interviewId}/reasons`))
    expect(items).toMatchObject([
      { reason: 'as the doctor writes', for: 'Extra time agreed: 50 % more time', by: 'Ada' },
      { reason: asked.reason, for: 'Asked for 25 % more time', by: 'the candidate' },
    ])

    for (const role of ['interviewer', 'reviewer', 'auditor']) {
      const account = { email: `${role}-4410@colloquy.example`, name: role, role, password: 'maple copper drift lamp' }
      const { id } = expectOk(await admin.send('POST', '/api/users', { body: account }))
      if (role === 'reviewer')
        expectOk(await admin.send('PUT', `/api/positions/${positionId}/assignments/${id}`, { body: {} }))
      const person = product.browser()
      expectOk(await person.send('POST', '/api/sessions', { body: account }))
      const refused = await person.send('GET', `/api/interviews/${interviewId}/reasons`)
      expect(refused, role).toMatchObject({ status: 403, body: { code: 'forbidden' } })
      for (const path of ['', '/decision-packet'])
        expect((await person.send('GET', `/api/interviews/${interviewId}${path}`)).text).not.toContain('4410')
    }
  })
})

describe('cancelling and reopening', () => {
  it('a cancelled interview takes no answer; reopened, it goes on where it was', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    const { questionId } = await openQuestion(candidate)
    expectOk(await submit(candidate, questionId, 'the first answer'))
    expectOk(await steer(interviewId, 'cancellation', { reason: 'a mistake' }))
    expect(await candidate.send('POST', '/api/my-interview/presentations')).toMatchObject({
      status: 409,
      body: { code: 'interview_closed' },
    })
    expectOk(await steer(interviewId, 'cancellation', { reason: 'once more changes nothing' }))
    expectOk(await steer(interviewId, 'reopening', { reason: 'it was a mistake' }))
    expect(expectOk(await candidate.send('GET', '/api/my-interview'))).toMatchObject({
      status: 'in_progress',
      answered: 1,
    })
    expectOk(await steer(interviewId, 'reopening', { reason: 'once more changes nothing' }))
    expect(await reasonsOf(interviewId)).toEqual(['a mistake', 'it was a mistake'])
  })

  it('needs a reason', async () => {
    const { interviewId } = await inviteTo(product, (await makePosition(product)).id)
    expect(await steer(interviewId, 'cancellation', { reason: ' ' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'reason' }] },
    })
  })
})

describe('R11.7 what a reviewer sees', () => {
  it("keeps the machine's levels, totals and summary back until the own review is in", async () => {
    const { candidate, interviewId, positionId } = await startedCandidate(product)
    await answerAll(candidate, () => 'An answer of some words that says little about what was asked.')
    await product.work()
    const { body } = await detail(interviewId)
    expect(body).toMatchObject({ status: 'scored', machineLevels: 'hidden_until_review', summary: null })
    expect(body.questions.every((question: { score: unknown }) => question.score === null)).toBe(true)
    const admin = await product.admin()
    const path = `/api/positions/${positionId}/comparison?interviewIds=${interviewId}`
    const { questions } = expectOk(await admin.send('GET', path))
    for (const { answers } of questions) expect(answers).toMatchObject([{ interviewId, score: null }])
  })

  it('compares the same question across candidates, and nobody of another position', async () => {
    const { id } = await makePosition(product)
    const people = [await startedCandidate(product, id), await startedCandidate(product, id)]
    for (const [index, { candidate }] of people.entries()) {
      const { questionId } = await openQuestion(candidate)
      expectOk(await submit(candidate, questionId, `answer ${index}`))
    }
    const ids = people.map(({ interviewId }) => interviewId)
    const admin = await product.admin()
    const { questions } = expectOk(
      await admin.send('GET', `/api/positions/${id}/comparison?interviewIds=${ids.join(',')}`),
    )
    expect(questions).toHaveLength(6)
    expect(questions[0].answers.map(({ text }: { text: string }) => text)).toEqual(['answer 0', 'answer 1'])
    const stranger = await inviteTo(product, (await makePosition(product)).id)
    await openLink(product, stranger)
    const mixed = `/api/positions/${id}/comparison?interviewIds=${ids[0]},${stranger.interviewId}`
    expect(await admin.send('GET', mixed)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })
})
