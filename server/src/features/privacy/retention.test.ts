import { afterEach, expect, test } from 'vitest'
import { answerAll, expectOk, startedCandidate } from '../../../test/interview-steps.ts'
import { useProduct } from '../../../test/product.ts'
import { retentionQueries } from './retention.repository.ts'

const product = useProduct()
const dayMs = 24 * 60 * 60 * 1000
const start = product.clock.now
afterEach(() => {
  product.clock.now = start
})

async function submitted() {
  const { candidate, interviewId } = await startedCandidate(product)
  await answerAll(candidate, () => 'An index keeps the keys in order.')
  await product.work()
  return { candidate, interviewId, path: `/api/interviews/${interviewId}` }
}
/** The administrator, signed in anew: sessions end long before data does. */
async function signedIn() {
  const body = { email: 'ada@colloquy.example', password: 'velvet tundra ladder quince' }
  const browser = product.browser()
  expectOk(await browser.send('POST', '/api/sessions', { body }))
  return browser
}
const nameOf = async (interviewId: string) =>
  expectOk(await (await signedIn()).send('GET', `/api/interviews/${interviewId}`)).candidate.name

test('R12.3 what a position has kept long enough is erased at night, and not a day before', async () => {
  const admin = await product.admin()
  const { interviewId, path } = await submitted()
  const { erasureDue } = expectOk(await admin.send('GET', `${path}/retention`))
  expect(Date.parse(erasureDue) - product.clock.now.getTime()).toBe(194 * dayMs)
  const { db } = product.database
  const lastMoment = new Date(Date.parse(erasureDue) - 1)
  expect(await retentionQueries.findDue(db, lastMoment, 10)).not.toContain(interviewId)
  expect(await retentionQueries.findDue(db, new Date(erasureDue), 10)).toContain(interviewId)

  product.clock.pass(194 * dayMs)
  expect(await product.services.retention.eraseDue()).toBeGreaterThan(0)
  expect(await nameOf(interviewId)).toBeNull()
  const later = await signedIn()
  const { erasedAt } = expectOk(await later.send('GET', `${path}/retention`))
  expect(erasedAt).not.toBeNull()
  expect(await product.services.retention.eraseDue()).toBe(0)
  const late = await later.send('PUT', `${path}/legal-hold`, { body: { reason: 'Too late.' } })
  expect(late.body).toMatchObject({ status: 409, code: 'already_erased' })
})

test('R12.3 a legal hold keeps everything: from the night and from a request to erase, until it is lifted', async () => {
  const admin = await product.admin()
  const { candidate, interviewId, path } = await submitted()
  const held = expectOk(await admin.send('PUT', `${path}/legal-hold`, { body: { reason: 'Claim 12 of March.' } }))
  expect(held.legalHold).toMatchObject({ reason: 'Claim 12 of March.', placedBy: { name: 'Ada' } })
  expect((await candidate.send('DELETE', '/api/my-interview/data')).body).toMatchObject({
    status: 409,
    code: 'on_legal_hold',
  })
  product.clock.pass(1000 * dayMs)
  await product.services.retention.eraseDue()
  expect(await nameOf(interviewId)).toBe('Robin Example')

  const later = await signedIn()
  expect(expectOk(await later.send('DELETE', `${path}/legal-hold`)).legalHold).toBeNull()
  expect((await later.send('DELETE', `${path}/legal-hold`)).body).toMatchObject({ status: 404 })
  await product.services.retention.eraseDue()
  expect(await nameOf(interviewId)).toBeNull()
})
