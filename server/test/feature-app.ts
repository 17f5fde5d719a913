import type { Role } from '@colloquy/contracts/vocabulary'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { v7 } from 'uuid'
import { parseConfig } from '../src/infra/config/config.ts'
import type { Db } from '../src/infra/db/database.ts'
import { nobody, type UserCaller } from '../src/infra/http/caller.ts'
import { createHttpServer } from '../src/infra/http/server.ts'
import { createMetrics } from '../src/infra/metrics/metrics.ts'
import { recordLog } from './recorded-log.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Sent = { body?: InjectOptions['payload']; headers?: Record<string, string> }
type Reply = { status: number; headers: LightMyRequestResponse['headers']; text: string; bytes: Buffer; body: unknown }

export type FeatureApp = {
  readonly app: FastifyInstance
  /** Sends a request as this person (null: not signed in) and reads the answer. */
  readonly send: (who: UserCaller | null, method: Method, url: string, sent?: Sent) => Promise<Reply>
  /** A person with an account, to send requests as. */
  readonly user: (role: Role, name?: string) => Promise<UserCaller>
}

const config = { ...parseConfig({ NODE_ENV: 'test', RATE_LIMIT_PER_MINUTE: '1000000' }), sessionSecret: 'x'.repeat(32) }

/** The real HTTP layer around the routes of a feature, with people who are signed in without a password. */
export async function createFeatureApp(db: Db, addRoutes: (app: FastifyInstance) => void): Promise<FeatureApp> {
  const people = new Map<string, UserCaller>()
  const app = await createHttpServer({
    config,
    db,
    log: recordLog().log,
    metrics: createMetrics(),
    authenticate: async (request) => {
      const user = people.get(String(request.headers['x-test-user']))
      return user ? { ...nobody, user } : nobody
    },
    version: '0.0.0',
  })
  addRoutes(app)
  await app.ready()

  return {
    app,
    async send(who, method, url, { body, headers } = {}) {
      const response = await app.inject({
        method,
        url,
        headers: { ...headers, ...(who && { 'x-test-user': who.id }) },
        ...(body !== undefined && { payload: body }),
      })
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.body,
        bytes: response.rawPayload,
        body: String(response.headers['content-type']).includes('json') ? response.json() : undefined,
      }
    },
    async user(role, name = role) {
      const id = v7()
      const email = `${id}@colloquy.example`
      const at = new Date()
      await db
        .insertInto('users')
        .values({ id, email, name, role, password_hash: null, created_at: at, updated_at: at })
        .execute()
      const user: UserCaller = { kind: 'user', id, name, email, role, sessionId: v7() }
      people.set(id, user)
      return user
    },
  }
}
