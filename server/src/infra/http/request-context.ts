import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { makeTraceparent, newCorrelation, runWithCorrelation, setActor } from '../log/correlation.ts'
import type { Log } from '../log/log.ts'
import { type Authenticate, nobody } from './caller.ts'
import { type ReachesRecord, refuseUnassigned } from './records.ts'
import { authorise } from './route.ts'

type ObserveRequest = (method: string, route: string, status: number, seconds: number) => void

/** Gives each request its correlation, and writes one line when it ends. */
export function followRequests(app: FastifyInstance, log: Log, observe: ObserveRequest): void {
  app.decorateRequest('caller')
  // Callback style on purpose: what runs inside `run` keeps the context for the rest of the request.
  app.addHook('onRequest', (request, reply, done) => {
    const correlation = newCorrelation({ traceparent: request.headers.traceparent as string | undefined })
    request.caller = nobody
    reply.header('traceparent', makeTraceparent(correlation))
    reply.header('x-correlation-id', correlation.correlationId)
    runWithCorrelation(correlation, done)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const seen = { method: request.method, route, status: reply.statusCode }
    observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
    log.info('http.request', { ...seen, ms: Math.round(reply.elapsedTime * 10) / 10, code: request.problemCode })
  })
}

type CallerParts = {
  authenticate: Authenticate
  limitCaller: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  reachesRecord: ReachesRecord
}

/** Finds out who sent a request, and whether they may. */
export function identifyCallers(app: FastifyInstance, { authenticate, limitCaller, reachesRecord }: CallerParts): void {
  app.addHook('onRequest', async (request, reply) => {
    const { permission } = request.routeOptions.config
    if (permission) request.caller = await authenticate(request)
    const { user, candidate } = request.caller
    if (user) setActor({ type: 'user', id: user.id })
    else if (candidate) setActor({ type: 'candidate', id: candidate.interviewId })
    await limitCaller(request, reply)
    authorise(request)
    await refuseUnassigned(request, reachesRecord)
  })
}
