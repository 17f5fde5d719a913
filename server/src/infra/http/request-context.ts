import type { FastifyInstance } from 'fastify'
import { makeTraceparent, newCorrelation, runWithCorrelation, setActor } from '../log/correlation.ts'
import type { Log } from '../log/log.ts'
import { type Authenticate, nobody } from './caller.ts'
import { type ReachesRecord, refuseUnassigned } from './records.ts'
import { authorise } from './route.ts'

type ObserveRequest = (method: string, route: string, status: number, seconds: number) => void

/** Gives each request its correlation, finds out who sent it and whether they may, and writes one line when it ends. */
export function followRequests(
  app: FastifyInstance,
  log: Log,
  observe: ObserveRequest,
  authenticate: Authenticate,
  reachesRecord: ReachesRecord,
): void {
  app.decorateRequest('caller')
  // Callback style on purpose: what runs inside `run` keeps the context for the rest of the request.
  app.addHook('onRequest', (request, reply, done) => {
    const correlation = newCorrelation({ traceparent: request.headers.traceparent as string | undefined })
    request.caller = nobody
    reply.header('traceparent', makeTraceparent(correlation))
    reply.header('x-correlation-id', correlation.correlationId)
    runWithCorrelation(correlation, done)
  })
  app.addHook('onRequest', async (request) => {
    if (!request.routeOptions.config.permission) return
    request.caller = await authenticate(request)
    const { user, candidate } = request.caller
    if (user) setActor({ type: 'user', id: user.id })
    else if (candidate) setActor({ type: 'candidate', id: candidate.interviewId })
    authorise(request)
    await refuseUnassigned(request, reachesRecord)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const seen = { method: request.method, route, status: reply.statusCode }
    observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
    log.info('http.request', { ...seen, ms: Math.round(reply.elapsedTime * 10) / 10, code: request.problemCode })
  })
}
