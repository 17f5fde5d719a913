import { DecisionPacket } from '@colloquy/contracts/decision-packet'
import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { expect, test } from 'vitest'
import { answerAll, expectOk, startedCandidate } from '../../../../test/interview-steps.ts'
import { type Browser, useProduct } from '../../../../test/product.ts'

const product = useProduct()

/** Every criterion of every answer at this level, with a reason. */
async function review(reviewer: Browser, interviewId: string, level: number) {
  const { questions, criteria }: InterviewDetail = expectOk(
    await reviewer.send('GET', `/api/interviews/${interviewId}`),
  )
  const ratings = questions.flatMap(({ questionId }) =>
    criteria.map(({ id: criterionId }) => ({
      questionId,
      criterionId,
      level,
      reason: 'Explained it in the interview.',
    })),
  )
  const mine = `/api/interviews/${interviewId}/reviews/mine`
  const body = { ratings, note: 'Knows the field.', recommendation: 'yes' }
  const present = expectOk(await reviewer.send('GET', `/api/interviews/${interviewId}/reviews`)).mine
  const headers = { 'if-match': present ? `"${present.version}"` : '*' }
  expectOk(await reviewer.send('PUT', mine, { body, headers }))
  expectOk(await reviewer.send('POST', `${mine}/submission`))
}

test('R12.4 the packet of a decision tells all that it rests on, with the proof of the audit trail', async () => {
  const { candidate, interviewId } = await startedCandidate(product)
  await answerAll(candidate, () => 'A cache keeps results so that they need not be computed again for each request.')
  await product.work()
  const admin = await product.admin()
  const path = `/api/interviews/${interviewId}/decision-packet`

  expect((await admin.send('GET', path)).body).toMatchObject({ status: 409, code: 'not_decided_yet' })
  await review(admin, interviewId, 5)
  const held = { outcome: 'hold', reasonCode: 'needs_second_opinion' }
  expectOk(await admin.send('POST', `/api/interviews/${interviewId}/decisions`, { body: held }))
  expect((await admin.send('GET', path)).body).toMatchObject({ status: 409, code: 'not_decided_yet' })
  product.clock.pass(1000)
  const decided = { outcome: 'advance', reasonCode: 'meets_requirements', note: 'Invite to the team.' }
  expectOk(await admin.send('POST', `/api/interviews/${interviewId}/decisions`, { body: decided }))
  await product.services.sealAudit()

  const packet = DecisionPacket.parse(expectOk(await admin.send('GET', path)))
  expect(packet.interview).toMatchObject({ candidate: { name: 'Robin Example' }, machineLevels: 'shown' })
  expect(packet.interview.consent?.noticeVersion).toBe(packet.notice?.version)
  expect(packet.notice?.facts).toContainEqual({
    title: 'Who decides',
    text: expect.stringContaining('never a program'),
  })
  expect(packet.interview.questions).toHaveLength(6)
  expect(packet.interview.criteria[0]?.anchors['5']).not.toBe('')
  expect(packet.reviews).toMatchObject([{ note: 'Knows the field.', recommendation: 'yes', reviewer: { name: 'Ada' } }])
  expect(packet.decisions.map(({ outcome }) => outcome)).toEqual(['advance', 'hold'])
  const [override] = packet.overrides
  expect(override).toMatchObject({ level: 5, by: { name: 'Ada' }, reason: 'Explained it in the interview.' })
  expect(packet.interview.timeline.length).toBeGreaterThan(6)

  const { entries, chain, publicKeys } = packet.audit
  expect(chain).toMatchObject({ ok: true, firstBroken: null })
  expect(entries.length).toBeGreaterThan(0)
  expect(entries.every(({ seq, hash }) => seq !== null && hash !== null)).toBe(true)
  expect(publicKeys[0]).toContain('PUBLIC KEY')
  const by = new Set(entries.map(({ actorType, actorName }) => `${actorType} ${actorName}`))
  expect(by).toEqual(new Set(['user Ada', 'candidate null', 'system null']))
})

test('R11.7 whoever reads it before an own review is noted as having seen the machine’s levels', async () => {
  const { candidate, interviewId } = await startedCandidate(product)
  await answerAll(candidate, () => 'An index keeps the keys in order, so that few pages are read.')
  await product.work()
  const admin = await product.admin()
  await review(admin, interviewId, 4)
  const decided = { outcome: 'reject', reasonCode: 'position_filled' }
  expectOk(await admin.send('POST', `/api/interviews/${interviewId}/decisions`, { body: decided }))
  const { reader, userId } = await anotherInterviewer(admin)
  const packet = expectOk(await reader.send('GET', `/api/interviews/${interviewId}/decision-packet`))
  expect(packet.interview.machineLevels).toBe('shown')
  const seen = await product.database.db
    .selectFrom('reviews')
    .select(['status', 'saw_machine_levels'])
    .where('interview_id', '=', interviewId)
    .where('reviewer_id', '=', userId)
    .execute()
  expect(seen).toEqual([{ status: 'draft', saw_machine_levels: true }])
})

async function anotherInterviewer(admin: Browser): Promise<{ reader: Browser; userId: string }> {
  const account = { name: 'Noor', email: 'noor@colloquy.example', role: 'interviewer' }
  const password = 'walnut harbour quartz meadow'
  const made = expectOk(await admin.send('POST', '/api/users', { body: { ...account, password } }))
  const reader = product.browser()
  expectOk(await reader.send('POST', '/api/sessions', { body: { email: account.email, password } }))
  return { reader, userId: made.id ?? made.user.id }
}
