import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import etag from '@fastify/etag'
import multipart from '@fastify/multipart'
import { fastifySSE } from '@fastify/sse'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { systemClock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import type { Db } from '../db/database.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { SharedMemory } from '../redis/redis.ts'
import { rememberAddresses } from './addresses.ts'
import { insistOnAudit, recordViews } from './audited.ts'
import type { Authenticate } from './caller.ts'
import { replayRepeatedRequests } from './idempotency.ts'
import { describeApi } from './openapi.ts'
import { answerErrorsAsProblems, answerUnroutable } from './problem-reply.ts'
import { protect, securityHeaders } from './protection.ts'
import { rateLimits } from './rate-limits.ts'
import { insistOnRecords, type ReachesRecord } from './records.ts'
import { followRequests, identifyCallers } from './request-context.ts'
import { insistOnDeclarations } from './route.ts'
import { refuseUnstorableInput } from './storable-input.ts'
import { answerUnreadable } from './unreadable-request.ts'

type HttpServerParts = {
  config: Config
  db: Db
  log: Log
  metrics: Metrics
  authenticate: Authenticate
  /** Left out, people whose role reaches only what is assigned to them reach nothing. */
  reachesRecord?: ReachesRecord
  /** Shared by all processes; without it each counts requests for itself. */
  redis?: SharedMemory | undefined
  version: string
  now?: () => Date
}

/** An HTTP server with everything that holds for all routes; the caller adds the routes and the pages. */
export async function createHttpServer({
  config,
  db,
  log,
  metrics,
  authenticate,
  reachesRecord = async () => false,
  redis,
  version,
  now = systemClock,
}: HttpServerParts): Promise<FastifyInstance> {
  const headers = securityHeaders(config.http)
  const app = Fastify({
    // An address that cannot be read reaches no route: its refusal has the same shape.
    frameworkErrors: answerUnroutable(headers),
    clientErrorHandler: answerUnreadable(headers),
    logger: false,
    trustProxy: config.http.trustProxy,
    bodyLimit: config.http.bodyLimitBytes,
    requestTimeout: config.http.requestTimeoutMs,
    // Node looks for connections that take too long every half a minute: too rarely for whoever opens many slow ones.
    http: {
      headersTimeout: Math.min(10_000, config.http.requestTimeoutMs),
      connectionsCheckingInterval: Math.min(5000, config.http.requestTimeoutMs / 2),
    },
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  drainOnClose(app, config.http.drainMs)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrorsAsProblems(app, log)
  refuseUnstorableInput(app)
  rememberAddresses(app)
  followRequests(app, log, metrics.httpRequest)
  await app.register(cookie)
  await protect(app, config.http)
  const { rateLimitPerMinute: perCaller, addressRateLimitPerMinute: perAddress } = config.http
  const limits = rateLimits(app, { perCaller, perAddress, redis: redis?.client })
  app.addHook('onRequest', limits.ofAddress)
  identifyCallers(app, { authenticate, limitCaller: limits.ofCaller, reachesRecord })
  if (config.http.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...config.http.corsOrigins],
      credentials: true,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders: ['etag', 'location', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-correlation-id'],
    })
  }
  await app.register(compress, {
    threshold: 2048,
    // Nobody sends compressed bodies; a small one could unfold to a large one.
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    // Lists are compressed while somebody waits: quick beats small.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await app.register(etag, { weak: true })
  await app.register(multipart, {
    limits: { fileSize: config.http.uploadLimitBytes, files: 1, fields: 5, headerPairs: 50 },
  })
  await app.register(fastifySSE, { heartbeatInterval: 15_000 })
  replayRepeatedRequests(app, db, config.sessionSecret)
  insistOnDeclarations(app)
  insistOnRecords(app)
  insistOnAudit(app)
  recordViews(app, db, now)
  await describeApi(app, version, config.http.publicUrl)
  return app
}

/** A request under way gets its answer, after which its connection is not kept; whoever takes longer is cut off. */
function drainOnClose(app: FastifyInstance, drainMs: number): void {
  app.addHook('preClose', async () => {
    app.server.keepAliveTimeout = 1
    setTimeout(() => app.server.closeAllConnections(), drainMs).unref()
  })
}
