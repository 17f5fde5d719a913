import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { answerAll, expectOk, startedCandidate } from '../../../test/interview-steps.ts'
import { useProduct } from '../../../test/product.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { createReportsService } from './reports.service.ts'

const product = useProduct()

test('R10.6 R11.7 a real interview is printed with its answers, and without the levels that its reader may not see yet', async () => {
  const { candidate, interviewId } = await startedCandidate(product)
  await answerAll(candidate, (questionId) => `My answer to ${questionId} is that results are kept and reused.`)
  await product.work()
  const { services, database, clock, log } = product
  const admin = await product.admin()
  const { user } = expectOk(await admin.send('GET', '/api/sessions/current'))
  const caller: UserCaller = { kind: 'user', sessionId: 'test', ...user }
  const reports = createReportsService({
    db: database.db,
    now: () => clock.now,
    log: log.log,
    readInterview: services.interviews.detail,
    listReviews: services.reviews.list,
    levelsGiven: services.reviews.levelsGiven,
    listDecisions: services.decisions.list,
  })
  const print = async () => {
    const { bytes } = await reports.interviewPdf(interviewId, caller)
    return (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text
  }

  const before = await print()
  expect(before).toContain('Interview report: Robin Example')
  expect(before.match(/My answer to/g)).toHaveLength(6)
  expect(before).toContain('hidden from you until your own review')
  expect(before).not.toMatch(/level \d of 5|Total/)

  expectOk(await admin.send('POST', `/api/interviews/${interviewId}/reviews/mine/reveal`))
  const after = await print()
  expect(after).not.toContain('hidden from you')
  expect(after).toMatch(/Accuracy: (level \d of 5, provisional|nothing to judge)/)
})
