import type { Role } from '@colloquy/contracts/vocabulary'
import type { FastifyInstance } from 'fastify'
import { v7 } from 'uuid'
import { authRoutes } from '../src/features/auth/auth.routes.ts'
import { type Auth, createAuth } from '../src/features/auth/auth.ts'
import { hashPassword } from '../src/features/auth/passwords/password-hash.ts'
import type { FindCandidateSession } from '../src/features/auth/tokens/authenticate.ts'
import { userRepository } from '../src/features/users/users.repository.ts'
import { parseConfig } from '../src/infra/config/config.ts'
import type { OidcSettings } from '../src/infra/config/oidc-environment.ts'
import type { Db } from '../src/infra/db/database.ts'
import { createHttpServer } from '../src/infra/http/server.ts'
import { createMetrics } from '../src/infra/metrics/metrics.ts'
import { recordLog } from './recorded-log.ts'

type Options = {
  publicUrl?: string
  signInsPerMinute?: number
  findCandidateSession?: FindCandidateSession
  oidc?: OidcSettings
}
export type AuthApp = Awaited<ReturnType<typeof createAuthApp>>

export const somePassword = 'copper kettle under snow'
const sessionSecret = 'a secret of at least 32 characters'

/** The real way of signing in, with a clock of its own and browsers that keep cookies. `/who` tells who the caller is. */
export async function createAuthApp(db: Db, options: Options = {}) {
  const { publicUrl = 'http://localhost:3000', signInsPerMinute = 1_000_000 } = options
  const { findCandidateSession = async () => null, oidc = null } = options
  const recorded = recordLog()
  const { log } = recorded
  let present = new Date('2026-03-02T09:00:00.000Z')
  const now = () => present
  const rules = parseConfig({}).sessions
  const { lockActiveAdmins } = userRepository
  const secret = sessionSecret
  const auth: Auth = createAuth({
    db,
    log,
    secret,
    rules,
    oidc,
    publicUrl,
    now,
    findCandidateSession,
    lockActiveAdmins,
  })
  const config = { ...parseConfig({ NODE_ENV: 'test', RATE_LIMIT_PER_MINUTE: '1000000' }), sessionSecret }
  const parts = { config, db, log, metrics: createMetrics(), authenticate: auth.authenticate, version: '0' }
  const app = await createHttpServer(parts)
  authRoutes(app, auth, signInsPerMinute)
  app.get('/who', { config: { permission: 'api.read' }, schema: { response: {} } }, async (request) =>
    JSON.stringify(request.caller),
  )
  app.get(
    '/own-work',
    { config: { permission: 'questions.read', records: 'shared' }, schema: { response: {} } },
    async () => '{}',
  )
  await app.ready()

  return {
    auth,
    now,
    recorded,
    browser: (headers: Record<string, string> = {}) => browserFor(app, headers),
    passes: (ms: number) => {
      present = new Date(present.getTime() + ms)
    },
    addUser: ({ active = true, role = 'interviewer' }: { active?: boolean; role?: Role } = {}) =>
      addUser(db, present, active, role),
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

function browserFor(app: FastifyInstance, headers: Record<string, string>) {
  const cookies: Record<string, string> = {}
  const send = async (method: Method, url: string, payload?: object, own = { ...cookies }) => {
    const reply = await app.inject({ method, url, cookies: own, headers, ...(payload && { payload }) })
    for (const { name, value } of reply.cookies) cookies[name] = value
    return {
      status: reply.statusCode,
      body: reply.body ? reply.json() : undefined,
      cookies: reply.cookies,
      headers: reply.headers,
    }
  }
  return {
    cookies,
    send,
    signIn: (email: string, word = somePassword) => send('POST', '/api/sessions', { email, password: word }),
    /** With the present cookies, or with others. */
    refresh: (own?: Record<string, string>) => send('POST', '/api/sessions/refresh', undefined, own),
    session: () => send('GET', '/api/sessions/current'),
  }
}

async function addUser(db: Db, at: Date, active: boolean, role: Role) {
  const id = v7()
  const email = `${id}@colloquy.example`
  const password_hash = await hashPassword(somePassword)
  const times = { created_at: at, updated_at: at }
  await db
    .insertInto('users')
    .values({ id, email, name: 'Ada', role, active, password_hash, ...times })
    .execute()
  return { id, email }
}
