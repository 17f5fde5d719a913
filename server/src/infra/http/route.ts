import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '@colloquy/contracts/endpoint'
import { type Permission, permissionTable, permits } from '@colloquy/contracts/permissions'
import { Problem } from '@colloquy/contracts/problem'
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { z } from 'zod'
import { AppError } from '../../domain/app-error.ts'
import type { Audited } from './audited.ts'
import { askersOf } from './caller.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: Permission
    /** Requests per minute to this route, of an address where anyone may call it, else of a caller; beside the general limit. */
    perMinute?: number
    /** Routes that set cookies or stream are not replayed from an Idempotency-Key. */
    replayable?: boolean
  }
}

type Incoming<E extends Endpoint> = {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  request: FastifyRequest
  reply: FastifyReply
}

type Declaration<E extends Endpoint> = {
  permission: Permission
  audit: Audited
  perMinute?: number
  replayable?: boolean
  records?: FastifyContextConfig['records']
  bodyLimit?: number
  handle: (incoming: Incoming<E>) => Promise<ReplyOf<E>>
}

/** Binds an endpoint of the contract to who may call it and the one service call that answers it. */
export function route<E extends Endpoint>(app: FastifyInstance, endpoint: E, declaration: Declaration<E>): void {
  const status = Number(Object.keys(endpoint.response)[0])
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(declaration.bodyLimit && { bodyLimit: declaration.bodyLimit }),
    config: {
      permission: declaration.permission,
      audit: declaration.audit,
      replayable: declaration.replayable ?? true,
      ...(declaration.perMinute && { perMinute: declaration.perMinute }),
      ...(declaration.records && { records: declaration.records }),
    },
    schema: schemaOf(endpoint),
    handler: async (request, reply) => {
      reply.code(status)
      // The validator compiler has parsed each part with the endpoint's own schema before this runs.
      const parts = { params: request.params, query: request.query, body: request.body } as Pick<
        Incoming<E>,
        'params' | 'query' | 'body'
      >
      const body = await declaration.handle({ ...parts, request, reply })
      if (typeof declaration.audit === 'object') await app.recordView(request, declaration.audit.views)
      return body
    },
  })
}

function schemaOf(endpoint: Endpoint) {
  const response: Record<string | number, z.ZodType> = { ...endpoint.response, default: Problem }
  return {
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(endpoint.body && { body: endpoint.body }),
    response,
  }
}

/** Refuses to boot on an API route that does not say who may call it or what it takes and gives. */
export function insistOnDeclarations(app: FastifyInstance): void {
  app.addHook('onRoute', (options: RouteOptions) => {
    if (options.method === 'HEAD' || options.method === 'OPTIONS') return
    if (options.url.startsWith('/assets/') || options.url === '/*') return // the web client, for everybody
    const permission = options.config?.permission
    const name = `${String(options.method)} ${options.url}`
    if (!permission || !(permission in permissionTable)) throw new Error(`${name} does not declare a known permission`)
    if (!options.schema?.response) throw new Error(`${name} does not declare the schema of its response`)
    if (options.url.includes(':') && !options.schema.params) throw new Error(`${name} does not declare its parameters`)
  })
}

const openWithoutFactor: ReadonlySet<Permission> = new Set(['session.read', 'account.read', 'account.write'])

/** Turns away who lacks the permission of the route, before anything of the request is parsed. */
export function authorise(request: FastifyRequest): void {
  const permission = request.routeOptions.config.permission
  if (!permission) return
  const askers = askersOf(request.caller)
  if (request.caller.user?.secondFactorMissing && !permits(permission, 'anyone') && !openWithoutFactor.has(permission))
    throw new AppError('second_factor_missing', 'Your role needs a second factor. Set it up in your account to go on.')
  if (askers.some((asker) => permits(permission, asker))) return
  if (askers.length > 1 && request.caller.user) throw new AppError('forbidden', 'Your role does not include this.')
  const forCandidate = permits(permission, 'candidate')
  throw new AppError(
    'not_signed_in',
    forCandidate ? 'Please open your invitation link again.' : 'Please sign in to go on.',
  )
}

/** The version that the caller read before changing it; `null` for `*` (the caller expects that there is none yet). */
export function ifMatch(request: FastifyRequest): number | null {
  const header = request.headers['if-match']
  if (!header) throw new AppError('precondition_required', 'Send If-Match with the version that you have read.')
  if (header === '*') return null
  const version = Number(/^(?:W\/)?"(\d+)"$/.exec(header)?.[1])
  if (!Number.isSafeInteger(version))
    throw new AppError('version_conflict', 'If-Match does not name a version of this.')
  return version
}

/** Names the version of what is sent, for a later If-Match. */
export function withVersion<T extends { version: number }>(reply: FastifyReply, body: T): T {
  reply.header('etag', `"${body.version}"`)
  return body
}
