import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AuthApp, createAuthApp, somePassword } from '../../../../test/auth-app.ts'
import { useDatabase } from '../../../../test/database.ts'
import { accountRule, addressRule } from '../../../domain/sign-in/throttle.ts'

const database = useDatabase()
let at: AuthApp

beforeAll(async () => {
  at = await createAuthApp(database.db)
})
afterEach(async () => {
  await database.db.deleteFrom('sign_in_tries').execute()
  expect(at.recorded.of('http.failed')).toEqual([])
})

const guess = (email: string, times: number) =>
  Promise.all(Array.from({ length: times }, () => at.browser().signIn(email, 'not the password')))
const statuses = (replies: { status: number }[]) => replies.map(({ status }) => status).sort()

describe('guessing passwords', () => {
  test('at many places at once is looked at no more often than one after the other', async () => {
    const { email } = await at.addUser()
    const replies = await guess(email, 20)
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(accountRule.free)
    expect(statuses(replies).slice(accountRule.free)).toEqual(Array(20 - accountRule.free).fill(429))
  })

  test('makes the next try wait, also with the right password, and says how long', async () => {
    const { email } = await at.addUser()
    await guess(email, accountRule.free)
    const early = await at.browser().signIn(email)
    expect(early).toMatchObject({ status: 429, body: { code: 'sign_in_delayed', context: { retryAfterSeconds: 1 } } })
    expect(early.headers['retry-after']).toBe('1')
    at.passes(1000)
    expect((await at.browser().signIn(email)).status).toBe(201)
    expect((await at.browser().signIn(email)).status).toBe(201)
  })

  test('at an account that does not exist is answered in the same way', async () => {
    const { email } = await at.addUser()
    const told = async (address: string) => {
      const replies = [...(await guess(address, accountRule.free)), await at.browser().signIn(address, 'one more')]
      return replies.map(({ status, body }) => ({
        status,
        code: body.code,
        detail: body.detail,
        context: body.context,
      }))
    }
    expect(await told('nobody@colloquy.example')).toEqual(await told(email))
  })

  test('does not keep the owner out on a device where they signed in before', async () => {
    const { email } = await at.addUser()
    const { email: another } = await at.addUser()
    const own = at.browser()
    await own.signIn(email)
    await own.send('DELETE', '/api/sessions/current')
    const { colloquy_device: mark = '' } = own.cookies
    await guess(email, 10)
    expect((await at.browser().signIn(email)).status).toBe(429)
    expect((await own.signIn(email)).status).toBe(201)

    await guess(another, 10)
    const elsewhere = at.browser()
    elsewhere.cookies.colloquy_device = mark
    expect((await elsewhere.signIn(another)).status).toBe(429)
    elsewhere.cookies.colloquy_device = `${mark.slice(0, -2)}AA`
    expect((await elsewhere.signIn(email)).status).toBe(429)
  })

  test('of many accounts from one address makes that address wait, and one right account among them wins no tries', async () => {
    const { email } = await at.addUser()
    const own = at.browser()
    await guess('nobody@colloquy.example', 1)
    // As if the others had been tried as well, without hashing fifty passwords.
    const failures = addressRule.free - 1
    await database.db.updateTable('sign_in_tries').set({ failures }).where('key', 'like', 'address:%').execute()
    await guess('nobody-else@colloquy.example', 1)
    expect((await guess('somebody-else@colloquy.example', 1))[0]?.status).toBe(429)
    at.passes(1000)
    expect((await own.signIn(email)).status).toBe(201)
    expect(statuses(await guess('yet-another@colloquy.example', 2))).toEqual([401, 429])
  })

  test('leaves neither the account nor the address in the table, and entries in the trail without either', async () => {
    const { id, email } = await at.addUser()
    await guess(email, 6)
    await guess('nobody@colloquy.example', 1)
    const kept = await database.db.selectFrom('sign_in_tries').selectAll().execute()
    expect(kept).toHaveLength(3)
    expect(JSON.stringify(kept)).not.toMatch(/colloquy\.example|127\.0\.0\.1/)
    const entries = await database.db
      .selectFrom('audit_entries')
      .select(['subject_id', 'detail', 'actor_type'])
      .where('action', '=', 'session.refused')
      .where('subject_id', 'in', [id, 'unknown'])
      .orderBy('id', 'desc')
      .limit(7)
      .execute()
    expect(entries.map(({ subject_id }) => subject_id)).toEqual(['unknown', ...Array(6).fill(id)])
    expect(entries.map(({ detail }) => detail)).toContainEqual({ reason: 'sign_in_delayed' })
    expect(JSON.stringify(entries)).not.toContain('colloquy.example')
  })
})

test('a password hashed with old parameters is hashed anew when its owner signs in', async () => {
  const { hash } = await import('@node-rs/argon2')
  const { id, email } = await at.addUser()
  const stored = async () =>
    (await database.db.selectFrom('users').select('password_hash').where('id', '=', id).executeTakeFirstOrThrow())
      .password_hash
  const weak = await hash(somePassword, { memoryCost: 4096, timeCost: 1, parallelism: 1 })
  await database.db.updateTable('users').set({ password_hash: weak }).where('id', '=', id).execute()
  await at.browser().signIn(email, 'not the password')
  expect(await stored()).toBe(weak)
  expect((await at.browser().signIn(email)).status).toBe(201)
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect((await at.browser().signIn(email)).status).toBe(201)
})
