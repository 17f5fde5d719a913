import { describe, expect, it } from 'vitest'
import {
  answerAll,
  expectOk,
  inviteTo,
  makePosition,
  openLink,
  openQuestion,
  readyCandidate,
  saveDraft,
  startedCandidate,
  submit,
} from '../../../../test/interview-steps.ts'
import { useProduct } from '../../../../test/product.ts'

const product = useProduct()
const second = 1000
const view = async (candidate: { send: ReturnType<typeof product.browser>['send'] }) =>
  expectOk(await candidate.send('GET', '/api/my-interview'))

describe('R10.1 from the link to the first question', () => {
  it('asks for consent before anything is stored', async () => {
    const candidate = await openLink(product, await inviteTo(product, (await makePosition(product)).id))
    const profile = { fullName: 'Robin Example', email: 'robin@candidates.example', phone: '+44 20 7946 0958' }
    const refused = await candidate.send('PUT', '/api/my-interview/profile', { body: profile })
    expect(refused).toMatchObject({ status: 409, body: { code: 'consent_required' } })
    expect((await view(candidate)).profile.fullName).toBeNull()
  })

  it('refuses a phone number that is none, beside its field, and keeps nothing of it', async () => {
    const { candidate } = await readyCandidate(product)
    const profile = { fullName: 'Robin Example', email: 'robin@candidates.example', phone: '12' }
    const refused = await candidate.send('PUT', '/api/my-interview/profile', { body: profile })
    expect(refused).toMatchObject({ status: 422, body: { code: 'phone_invalid', errors: [{ field: 'phone' }] } })
    expect((await view(candidate)).profile.phone).toBe('+442079460958')
  })

  it('R12.1 the practice question has the real timer and leaves no answer', async () => {
    const { candidate } = await readyCandidate(product)
    const { practice } = expectOk(await candidate.send('POST', '/api/my-interview/practice'))
    expect(new Date(practice.deadline).getTime() - product.clock.now.getTime()).toBe(practice.limitSeconds * second)
    product.clock.pass(practice.limitSeconds * second)
    expect((await view(candidate)).practice.state).toBe('done')
    expect((await view(candidate)).answered).toBe(0)
  })

  it('rule 9: a question that is not presented yet is nowhere in what the candidate receives, and no rubric ever is', async () => {
    const { candidate, positionId } = await startedCandidate(product)
    const admin = await product.admin()
    const { definition } = expectOk(await admin.send('GET', `/api/positions/${positionId}/template`))
    const opened = await openQuestion(candidate)
    const { text } = await candidate.send('GET', '/api/my-interview')
    for (const { question } of definition.slots) {
      expect(text.includes(JSON.stringify(question.prompt).slice(1, -1))).toBe(
        question.questionId === opened.questionId,
      )
      expect(text).not.toContain(JSON.stringify(question.rubric.reference).slice(1, -1))
      expect(text).not.toContain(JSON.stringify(question.rubric.keyPoints[0].phrasings[0]).slice(1, -1))
    }
  })
})

describe('R10.3 the clock of the server decides', () => {
  it('starts when the question is on the screen, and by itself after five seconds', async () => {
    const { candidate } = await startedCandidate(product)
    const { current } = expectOk(await candidate.send('POST', '/api/my-interview/presentations'))
    expect(current.deadline).toBeNull()
    const presentedAt = product.clock.now.getTime()
    product.clock.pass(60 * second)
    const later = (await view(candidate)).current
    expect(new Date(later.startedAt).getTime()).toBe(presentedAt + 5 * second)
  })

  it('submits the last saved draft when time is over, with no browser there', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    const { questionId, deadline } = await openQuestion(candidate)
    expectOk(await saveDraft(candidate, questionId, 1, 'the first half'))
    expectOk(await saveDraft(candidate, questionId, 2, 'the first half and more'))
    product.clock.now = new Date(new Date(deadline).getTime() + 2 * second)
    await product.services.clock.tick()
    const answer = await product.database.db
      .selectFrom('answers')
      .selectAll()
      .where('interview_id', '=', interviewId)
      .executeTakeFirstOrThrow()
    expect(answer).toMatchObject({ text: 'the first half and more', submitted_by: 'clock', question_id: questionId })
  })

  it('rule 6: the first reader after a deadline sees the truth, even with every worker down', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    const { questionId, deadline } = await openQuestion(candidate)
    expectOk(await saveDraft(candidate, questionId, 1, 'kept'))
    product.clock.now = new Date(new Date(deadline).getTime() + 3 * second)
    const admin = await product.admin()
    const detail = expectOk(await admin.send('GET', `/api/interviews/${interviewId}`))
    expect(detail.questions[0]).toMatchObject({ state: 'answered', answer: { text: 'kept', submittedBy: 'clock' } })
  })

  it('rule 3: a late answer changes nothing and is told so; one within the grace counts', async () => {
    const { candidate } = await startedCandidate(product)
    const first = await openQuestion(candidate)
    product.clock.now = new Date(new Date(first.deadline).getTime() + 1.9 * second)
    expectOk(await submit(candidate, first.questionId, 'just in time'))
    const next = await openQuestion(candidate)
    product.clock.now = new Date(new Date(next.deadline).getTime() + 2 * second)
    const late = await submit(candidate, next.questionId, 'too late')
    expect(late).toMatchObject({ status: 409, body: { code: 'answer_too_late' } })
    const { transcript } = await view(candidate)
    expect(transcript.some((entry: { text: string }) => entry.text === 'just in time')).toBe(true)
    expect(transcript.some((entry: { text: string }) => entry.text === 'too late')).toBe(false)
  })

  it('rule 4: reloading and a second device never buy a fresh clock', async () => {
    const position = await makePosition(product)
    const invitation = await inviteTo(product, position.id)
    const candidate = await openLink(product, invitation)
    const { notice } = await view(candidate)
    expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
    expectOk(
      await candidate.send('PUT', '/api/my-interview/profile', {
        body: { fullName: 'R', email: 'r@candidates.example', phone: '+442079460958' },
      }),
    )
    expectOk(await candidate.send('POST', '/api/my-interview/start'))
    const opened = await openQuestion(candidate)
    product.clock.pass(30 * second)
    const otherDevice = await openLink(product, invitation)
    for (const browser of [candidate, otherDevice]) {
      expectOk(await browser.send('POST', '/api/my-interview/presentations'))
      expectOk(await browser.send('POST', `/api/my-interview/presentations/${opened.questionId}/acknowledgement`))
      expect((await view(browser)).current).toMatchObject({ questionId: opened.questionId, deadline: opened.deadline })
    }
  })
})

describe('two tabs', () => {
  it('an older draft is refused and the newer one stays', async () => {
    const { candidate } = await startedCandidate(product)
    const { questionId } = await openQuestion(candidate)
    expectOk(await saveDraft(candidate, questionId, 5, 'newer'))
    expect(await saveDraft(candidate, questionId, 4, 'older')).toMatchObject({
      status: 409,
      body: { code: 'draft_outdated' },
    })
    expectOk(await saveDraft(candidate, questionId, 5, 'newer'))
    const otherTab = await saveDraft(candidate, questionId, 5, 'another text under the same number')
    expect(otherTab).toMatchObject({ status: 409, body: { code: 'draft_outdated' } })
    expect((await view(candidate)).current.draft).toMatchObject({ revision: 5, text: 'newer' })
  })

  it('the second submission is told that the answer is in; one answer is stored', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    const { questionId } = await openQuestion(candidate)
    const [one, two] = await Promise.all([submit(candidate, questionId, 'one'), submit(candidate, questionId, 'two')])
    expect([one.status, two.status].toSorted()).toEqual([200, 409])
    const answers = await product.database.db
      .selectFrom('answers')
      .selectAll()
      .where('interview_id', '=', interviewId)
      .execute()
    expect(answers).toHaveLength(1)
    expect(answers[0]?.text).toBe(one.status === 200 ? 'one' : 'two')
  })

  it('rule 5: a repeated Idempotency-Key gets the first answer and has no other effect', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    const { questionId } = await openQuestion(candidate)
    const headers = { 'idempotency-key': 'answer-0001' }
    const body = { questionId, text: 'said once' }
    const first = await candidate.send('POST', '/api/my-interview/answers', { body, headers })
    const again = await candidate.send('POST', '/api/my-interview/answers', { body, headers })
    expect(again.text).toBe(first.text)
    expect(again.headers['idempotency-replayed']).toBe('true')
    const other = await candidate.send('POST', '/api/my-interview/answers', {
      body: { questionId, text: 'other' },
      headers,
    })
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
    expect(
      await product.database.db.selectFrom('answers').selectAll().where('interview_id', '=', interviewId).execute(),
    ).toHaveLength(1)
  })
})

describe('the whole interview', () => {
  it('is scored by the built-in grader, marked provisional, and waits for a person (R11.1)', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    const { definition } = await product.database.db
      .selectFrom('interviews')
      .innerJoin('template_versions', 'template_versions.id', 'interviews.template_version_id')
      .select('definition')
      .where('interviews.id', '=', interviewId)
      .executeTakeFirstOrThrow()
    const slots = (definition as { slots: { question: { questionId: string; rubric: { reference: string } } }[] }).slots
    const references = new Map(slots.map(({ question }) => [question.questionId, question.rubric.reference]))
    await answerAll(candidate, (questionId) => references.get(questionId) ?? '')
    expect((await view(candidate)).status).toBe('submitted')
    await product.work()
    const admin = await product.admin()
    const { items } = expectOk(await admin.send('GET', '/api/interviews?sort=score'))
    const item = items.find((one: { id: string }) => one.id === interviewId)
    expect(item).toMatchObject({ status: 'scored', waitingFor: 'review', score: { kind: 'provisional' } })
    expect(item.score.value).toBeGreaterThan(60)
  })

  it('can be paused as often as the template allows, and not while a question is open', async () => {
    const { candidate } = await startedCandidate(product)
    const { questionId } = await openQuestion(candidate)
    expect(await candidate.send('POST', '/api/my-interview/pause')).toMatchObject({
      status: 409,
      body: { code: 'question_open' },
    })
    expectOk(await submit(candidate, questionId, 'x'))
    for (const left of [1, 0]) {
      expect(expectOk(await candidate.send('POST', '/api/my-interview/pause'))).toMatchObject({
        status: 'paused',
        pausesLeft: left,
      })
      expectOk(await candidate.send('POST', '/api/my-interview/pause/end'))
    }
    expect(await candidate.send('POST', '/api/my-interview/pause')).toMatchObject({
      status: 409,
      body: { code: 'pause_not_allowed' },
    })
  })

  it('5 MB of text as an answer is refused and the draft is kept', async () => {
    const { candidate } = await startedCandidate(product)
    const { questionId } = await openQuestion(candidate)
    expectOk(await saveDraft(candidate, questionId, 1, 'kept'))
    const refused = await submit(candidate, questionId, 'x'.repeat(5_000_000))
    expect(refused).toMatchObject({ status: 413, body: { code: 'body_too_large' } })
    expect((await submit(candidate, questionId, 'x'.repeat(40_001))).status).toBe(422)
    expect((await view(candidate)).current.draft.text).toBe('kept')
  })

  it('a body that is not JSON is refused as such', async () => {
    const { candidate } = await startedCandidate(product)
    const refused = await candidate.send('POST', '/api/my-interview/answers', {
      body: '{"questionId":',
      headers: { 'content-type': 'application/json' },
    })
    expect(refused).toMatchObject({ status: 400, body: { code: 'malformed_body' } })
  })

  it('erasing leaves no word of the person and keeps the history', async () => {
    const { candidate, interviewId } = await startedCandidate(product)
    const { questionId } = await openQuestion(candidate)
    expectOk(await submit(candidate, questionId, 'a unique trace 4711'))
    const copy = await candidate.send('GET', '/api/my-interview/data')
    expect(copy.text).toContain('a unique trace 4711')
    expect((await candidate.send('DELETE', '/api/my-interview/data')).status).toBe(204)
    const after = await candidate.send('GET', '/api/my-interview')
    expect(after.text).not.toContain('4711')
    expect(after.text).not.toContain('Robin')
    expect(after.body.status).toBe('withdrawn')
    const events = await product.database.db
      .selectFrom('interview_events')
      .selectAll()
      .where('interview_id', '=', interviewId)
      .execute()
    expect(events.length).toBeGreaterThan(5)
  })
})
