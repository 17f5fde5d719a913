import { v7 } from 'uuid'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AuthApp, createAuthApp } from '../../../../test/auth-app.ts'
import { useDatabase } from '../../../../test/database.ts'
import { hashSecret } from '../../../infra/secrets/secret.ts'

const database = useDatabase()
const interviewId = v7()
const candidateToken = 'candidate-token'
let lookUps = 0
let at: AuthApp

const findCandidateSession = async (hash: string) => {
  lookUps += 1
  if (hash === hashSecret('when the database is away')) throw new Error('connection refused')
  return hash === hashSecret(candidateToken) ? { interviewId } : null
}

beforeAll(async () => {
  at = await createAuthApp(database.db, { findCandidateSession })
})
afterEach(() => {
  expect(at.recorded.of('http.failed')).toEqual([])
})

describe('a candidate', () => {
  test('is known by the cookie, beside a signed-in person, and looked up once in five seconds', async () => {
    const { id, email } = await at.addUser()
    const one = at.browser()
    await one.signIn(email)
    one.cookies.colloquy_candidate = candidateToken
    lookUps = 0
    expect((await one.send('GET', '/who')).body).toMatchObject({
      user: { id },
      candidate: { kind: 'candidate', interviewId },
    })
    await one.send('GET', '/who')
    expect(lookUps).toBe(1)
    at.passes(5000)
    await one.send('GET', '/who')
    expect(lookUps).toBe(2)
  })

  test('with an unknown cookie is nobody', async () => {
    const one = at.browser()
    one.cookies.colloquy_candidate = 'made-up'
    expect((await one.send('GET', '/who')).body).toEqual({ user: null, candidate: null })
  })
})

test('R3.2 while the database is away, nobody is told that they are not signed in', async () => {
  const one = at.browser()
  one.cookies.colloquy_candidate = 'when the database is away'
  expect(await one.send('GET', '/who')).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } })
})
