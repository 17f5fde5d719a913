import type { User } from '@colloquy/contracts/users'
import { v7 } from 'uuid'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { createFeatureApp, type FeatureApp } from '../../../test/feature-app.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { parseConfig } from '../../infra/config/config.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { createAuth } from '../auth/auth.ts'
import { hashNewPassword } from '../auth/passwords/new-password.ts'
import { userRepository } from './users.repository.ts'
import { userRoutes } from './users.routes.ts'
import { createUsersService } from './users.service.ts'

const database = useDatabase()
const recorded = recordLog()
const password = 'copper kettle under snow'
const client = { userAgent: '', address: '127.0.0.1' }
let api: FeatureApp
let admin: UserCaller
let auth: ReturnType<typeof createAuth>

beforeAll(async () => {
  const { db } = database
  const { log } = recorded
  const now = () => new Date()
  const findCandidateSession = async () => null
  const rules = parseConfig({}).sessions
  const publicUrl = 'http://localhost:3000'
  const { lockActiveAdmins } = userRepository
  const secret = 'x'.repeat(32)
  auth = createAuth({ db, log, now, findCandidateSession, lockActiveAdmins, rules, oidc: null, secret, publicUrl })
  const users = createUsersService({ db, log, now, hashNewPassword, sessions: auth.sessions })
  api = await createFeatureApp(db, (app) => userRoutes(app, users))
})
beforeEach(async () => {
  await database.db.deleteFrom('users').execute()
  admin = await api.user('admin', 'The Admin')
})

type Fault = { code: string; errors?: { field: string }[] }
const add = async (changes: object = {}, who: UserCaller | null = admin) => {
  const email = `${v7()}@colloquy.example`
  const body = { email, name: 'Ada', role: 'interviewer', password, ...changes }
  const reply = await api.send(who, 'POST', '/api/users', { body })
  return { ...reply, user: reply.body as User, fault: reply.body as Fault }
}
const change = async (id: string, version: number | undefined, body: object, who: UserCaller | null = admin) => {
  const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` }
  const reply = await api.send(who, 'PATCH', `/api/users/${id}`, { body, headers })
  return { ...reply, user: reply.body as User, fault: reply.body as Fault }
}

describe('adding a person', () => {
  test('who can sign in at once', async () => {
    const { status, user, headers } = await add({ name: ' Ada ', email: 'Ada@Colloquy.Example' })
    expect(status).toBe(201)
    expect(headers.etag).toBe('"1"')
    expect(user).toMatchObject({ email: 'ada@colloquy.example', name: 'Ada', role: 'interviewer', active: true })
    const { session } = await auth.signIn({ email: 'ada@colloquy.example', password }, client, undefined)
    expect(session.user.id).toBe(user.id)
  })

  test('with an address that is taken, in any spelling, is refused beside the field', async () => {
    await add({ email: 'ada@colloquy.example' })
    const { status, fault } = await add({ email: 'ADA@colloquy.example' })
    expect(status).toBe(409)
    expect(fault).toMatchObject({ code: 'already_exists', errors: [{ field: 'email' }] })
  })

  test('without a password leaves that to a link', async () => {
    const { status, user } = await add({ password: undefined })
    expect({ status, user }).toMatchObject({ status: 201, user: { active: true, hasPassword: false } })
    const signIn = auth.signIn({ email: user.email, password }, client, undefined)
    await expect(signIn).rejects.toMatchObject({ code: 'wrong_credentials' })
  })

  test.each([
    ['letters of another script', 'аda@colloquy.example'],
    ['letters of another script in the domain', 'ada@cоlloquy.example'],
    ['such a domain in its xn-- form', 'ada@xn--clloquy-yif.example'],
    ['an accent that is easily missed', 'adạ@colloquy.example'],
  ])('with %s is refused beside the field', async (_what, email) => {
    const { status, fault } = await add({ email })
    expect({ status, fault }).toMatchObject({ status: 422, fault: { errors: [{ field: 'email' }] } })
  })

  test.each([
    ['ａｄａ@colloquy.example', 'written in full width'],
    ['ada@co11oquy.example', '1 for l'],
    ['ada@c0lloquy.example', '0 for o'],
  ])('%s looks like ada@colloquy.example (%s) and is refused', async (email) => {
    await add({ email: 'ada@colloquy.example' })
    const { status, fault } = await add({ email })
    expect({ status, fault }).toMatchObject({ status: 409, fault: { errors: [{ field: 'email' }] } })
  })

  test.each([
    ['nothing that is seen', '\u200b'],
    ['no letter', '-'],
    ['a turn of direction', 'Ada\u202enimda'],
    ['a line break', 'Ada\nAdministrator'],
  ])('with a name of %s is refused beside the field', async (_what, name) => {
    const { status, fault } = await add({ name })
    expect({ status, fault }).toMatchObject({ status: 422, fault: { errors: [{ field: 'name' }] } })
  })

  test.each(['李小龍', 'می\u200cخواهم', 'Ó Súilleabháin', "D'Arcy-Jones 3rd", 'ada'])(
    'may be called %s',
    async (name) => {
      expect((await add({ name })).user.name).toBe(name)
    },
  )

  test('with a weak password is refused', async () => {
    const { fault } = await add({ password: 'Welcome2026' })
    expect(fault).toMatchObject({ code: 'password_too_weak', errors: [{ field: 'password' }] })
  })

  test('leaves no personal data in the log', async () => {
    await add({ email: 'planted@colloquy.example', name: 'Planted Name' })
    const written = JSON.stringify(recorded.records)
    expect(written).toContain('user.create')
    expect(written).not.toContain('lanted')
  })
})

test('R2.2 the list pages by name', async () => {
  for (const name of ['Cleo', 'ada', 'Ben']) await add({ name })
  const first = (await api.send(admin, 'GET', '/api/users?limit=3')).body as { items: User[]; nextCursor: string }
  const rest = (await api.send(admin, 'GET', `/api/users?limit=3&cursor=${first.nextCursor}`)).body as typeof first
  expect(first.items.map((user) => user.name)).toEqual(['ada', 'Ben', 'Cleo'])
  expect(rest).toMatchObject({ items: [{ name: 'The Admin' }], nextCursor: null })
})

describe('changing a person', () => {
  test('names the version that was read; an older one is refused', async () => {
    const { user } = await add()
    const changed = await change(user.id, 1, { name: 'Ada L.' })
    expect(changed).toMatchObject({ status: 200, user: { name: 'Ada L.', version: 2 } })
    expect(changed.headers.etag).toBe('"2"')
    expect(await change(user.id, 1, { name: 'Eve' })).toMatchObject({
      status: 412,
      fault: { code: 'version_conflict' },
    })
    expect(await change(user.id, undefined, { name: 'Eve' })).toMatchObject({ status: 428 })
    expect(await change(v7(), 1, { name: 'Eve' })).toMatchObject({ status: 404 })
  })

  test('who is deactivated or gets another role is signed out; who gets another name is not', async () => {
    for (const wanted of [{ active: false }, { role: 'admin' }, { name: 'Ada L.' }]) {
      const { user } = await add()
      const { session } = await auth.signIn({ email: user.email, password }, client, undefined)
      await change(user.id, 1, wanted)
      const refreshed = await auth.sessions.refresh(session.refresh.token, client).catch((error: unknown) => error)
      if ('name' in wanted) expect(refreshed).toMatchObject({ user: { name: 'Ada L.' } })
      else expect(refreshed).toMatchObject({ code: 'session_expired' })
    }
  })

  test('the last administrator stays one', async () => {
    for (const wanted of [{ active: false }, { role: 'interviewer' }, { active: false, role: 'interviewer' }]) {
      const { status, fault } = await change(admin.id, 1, wanted)
      expect({ status, code: fault.code }).toEqual({ status: 409, code: 'still_referenced' })
    }
    expect((await change(admin.id, 1, { name: 'Still Admin' })).status).toBe(200)
  })

  test('of two administrators who step down at once, one stays', async () => {
    const other = await api.user('admin')
    const replies = await Promise.all([
      change(admin.id, 1, { role: 'interviewer' }),
      change(other.id, 1, { active: false }),
    ])
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
  })
})

describe('R1.2 only administrators', () => {
  test.each(['GET', 'POST', 'PATCH'] as const)('%s', async (method) => {
    const interviewer = await api.user('interviewer')
    const url = method === 'PATCH' ? `/api/users/${admin.id}` : '/api/users'
    expect((await api.send(interviewer, method, url)).status).toBe(403)
    expect((await api.send(null, method, url)).status).toBe(401)
  })
})
