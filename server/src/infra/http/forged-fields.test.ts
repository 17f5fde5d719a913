import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditedActs } from '../../../test/audited-acts.ts'
import { auditedBankActs } from '../../../test/audited-bank-acts.ts'
import { auditedSignInActs } from '../../../test/audited-sign-in-acts.ts'
import { databaseText } from '../../../test/database-text.ts'
import { expectOk, makePosition, openQuestion, readyCandidate, saveDraft } from '../../../test/interview-steps.ts'
import { type OpenIdProvider, providerClient, startOpenIdProvider } from '../../../test/openid-provider.ts'
import { type Browser, type Product, useProduct } from '../../../test/product.ts'
import { forgingBrowser } from '../../../test/walk/forging-browser.ts'
import { type Operation, operationsOf } from '../../../test/walk/operations.ts'

let provider: OpenIdProvider
const environment: Record<string, string> = {
  OIDC_CLIENT_ID: providerClient.clientId,
  OIDC_CLIENT_SECRET: providerClient.clientSecret,
  OIDC_ALLOWED_DOMAINS: 'allowed.example',
}
beforeAll(async () => {
  provider = await startOpenIdProvider('http://localhost:3000/api/provider-sign-ins/callback')
  environment.OIDC_ISSUER = provider.issuer
})
afterAll(() => provider?.stop())
const product = useProduct(environment)

/** Writes that cannot succeed here, or whose body is not JSON. */
const notTried: Record<string, string> = {
  'POST /api/set-up': 'once in the life of an installation, before there is anything to forge',
  'POST /api/question-drafts': 'no model is configured',
  'POST /api/my-interview/resume': 'a file',
  'PATCH /api/my-interview/resume/uploads/{uploadId}': 'bytes of a file',
}

const mark = 'forged-by-the-sender'
const instant = '1999-04-01T00:00:00.000Z'
const number = 4242

/** As many as a table or a service might know, with values that it would take. */
function forgedFields(others: { positionId: string; interviewId: string; userId: string }) {
  const id = v7()
  const people = [
    'userId',
    'reviewerId',
    'raterId',
    'decidedBy',
    'createdBy',
    'by',
    'ownerId',
    'actorId',
    'publishedBy',
  ]
  const times = [
    'createdAt',
    'updatedAt',
    'submittedAt',
    'startedAt',
    'deadline',
    'erasedAt',
    'presentedAt',
    'closesAt',
  ]
  const numbers = ['version', 'score', 'value', 'number', 'usedMs', 'extraMs', 'limitSeconds', 'uses', 'weight', 'seq']
  const words = ['status', 'state', 'kind', 'origin', 'sha256', 'passwordHash', 'gradedBy', 'fileName', 'waitingFor']
  const fields = {
    id,
    ...others,
    candidateId: id,
    answerId: id,
    role: 'auditor',
    isAdmin: true,
    admin: true,
    active: false,
    level: 5,
    levels: [{ criterionId: mark, level: 5 }],
    decision: 'advance',
    outcome: 'advance',
    consent: { noticeVersion: mark, at: instant },
    settings: { decidedBy: mark },
    accommodation: 'untimed',
    sawMachineLevels: false,
    ...Object.fromEntries(people.map((name) => [name, others.userId])),
    ...Object.fromEntries(times.map((name) => [name, instant])),
    ...Object.fromEntries(numbers.map((name) => [name, number])),
    ...Object.fromEntries(words.map((name) => [name, mark])),
  }
  // The columns of the tables are spelt so.
  const snake = Object.entries(fields).map(([name, value]) => [
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ])
  return { id, fields: { ...Object.fromEntries(snake), ...fields } }
}

test('R1.2 fields that a route does not know are refused or change nothing, whatever they say', async () => {
  const admin = await product.admin()
  const document = (await admin.send('GET', '/api/openapi.json')).body
  const operations = operationsOf(document)
  const bystander = await readyCandidate(product)
  const account = {
    name: 'Noor',
    email: 'noor@colloquy.example',
    role: 'interviewer',
    password: 'walnut harbour quartz',
  }
  const { id: userId } = expectOk(await admin.send('POST', '/api/users', { body: account }))
  const others = { positionId: bystander.positionId, interviewId: bystander.interviewId, userId }
  const { id, fields: forged } = forgedFields(others)

  const sent = new Map<string, number[]>()
  const onSent = ({ method, path }: Operation, { status }: { status: number }) => {
    const name = `${method} ${path}`
    sent.set(name, [...(sent.get(name) ?? []), status])
  }
  const forging = (browser: Browser) =>
    forgingBrowser(browser, { operations, schemas: document.components?.schemas ?? {}, forged, onSent })
  const forgingProduct: Product = Object.create(product, {
    browser: { value: () => forging(product.browser()) },
    admin: { value: async () => forging(admin) },
  })
  const mentions = async () =>
    (await databaseText(product.database.db)).filter((row) =>
      Object.values(others).some((one) => !row.startsWith('pg_catalog') && row.includes(one)),
    )
  const before = await mentions()

  const position = await makePosition(forgingProduct)
  const audited = auditedActs(forgingProduct, forging(admin), position)
  const acts = {
    ...audited.acts,
    ...auditedSignInActs(forgingProduct, forging(admin), () => provider),
    ...auditedBankActs(forgingProduct, forging(admin)),
    ...restOf(forgingProduct, forging(admin), position),
    'levels are kept in the review queue': async () => {
      const { answerId, criteria } = await audited.waitingAnswer()
      const levels = criteria.map((criterionId) => ({ criterionId, level: 0, evidence: [] }))
      return forging(admin).send('PUT', `/api/review-queue/${answerId}/draft`, { body: { levels, reason: '' } })
    },
  }
  for (const [name, act] of Object.entries(acts)) {
    product.clock.pass(10 * 60_000)
    const reply = await act()
    expect(reply.status, `${name} ${reply.text}`).toBeLessThan(400)
  }

  const writes = operations
    .filter(({ method }) => method !== 'GET' && method !== 'DELETE')
    .map(({ method, path }) => `${method} ${path}`)
  expect(writes.filter((name) => !(name in notTried)).toSorted()).toEqual([...sent.keys()].toSorted())
  const rows = await databaseText(product.database.db)
  const taken = [id, mark, instant.slice(0, 10), String(number), 'auditor']
  expect(rows.filter((row) => taken.some((one) => isWordIn(row, one)))).toEqual([])
  expect((await mentions()).toSorted()).toEqual(before.toSorted())
}, 180_000)

const isWordIn = (row: string, word: string) => new RegExp(`(^|[^\\w-])${word}([^\\w-]|$)`).test(row)

/** What changes something and leaves no entry in the audit trail. */
function restOf(product: Product, admin: Browser, position: { id: string }) {
  const started = async () => {
    const { candidate } = await readyCandidate(product, position.id)
    for (const path of ['practice', 'practice/end', 'start'])
      expectOk(await candidate.send('POST', `/api/my-interview/${path}`))
    return candidate
  }
  return {
    drafting: async () => {
      const candidate = await started()
      return saveDraft(candidate, (await openQuestion(candidate)).questionId, 1, 'A draft.')
    },
    pausing: async () => {
      const candidate = await started()
      expectOk(await candidate.send('POST', '/api/my-interview/pause'))
      return candidate.send('POST', '/api/my-interview/pause/end')
    },
    'a password link is read': async () => {
      const { items } = expectOk(await admin.send('GET', '/api/users'))
      const path = `/api/users/${items.at(-1).id}/password-links`
      const { link } = expectOk(await admin.send('POST', path))
      const body = { token: link.slice(link.indexOf('#') + 1) }
      return product.browser().send('POST', '/api/password-links/readings', { body })
    },
    'a session goes on': async () => admin.send('POST', '/api/sessions/refresh'),
    'a question is tried': async () => {
      const [shipped] = expectOk(await admin.send('GET', '/api/questions?topic=node&limit=1')).items
      const { prompt, rubric } = expectOk(await admin.send('GET', `/api/questions/${shipped.id}`))
      return admin.send('POST', '/api/report-cards', { body: { prompt, rubric } })
    },
  }
}
