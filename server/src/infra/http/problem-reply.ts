import { type ErrorCode, errorTable } from '@colloquy/contracts/errors'
import type { Problem } from '@colloquy/contracts/problem'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AppError } from '../../domain/app-error.ts'
import { currentCorrelation, newCorrelation, runWithCorrelation } from '../log/correlation.ts'
import type { Log } from '../log/log.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the refusal that answered this request, for its log line. */
    problemCode?: ErrorCode
  }
}

/** Failures of the framework and the driver that are refusals to the caller, by their own code. */
const foreignCodes: Readonly<Record<string, { code: ErrorCode; detail: string }>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'malformed_body', detail: 'The body is not valid JSON. Nothing was changed.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: 'malformed_body',
    detail: 'The body is empty but announced as JSON. Nothing was changed.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'malformed_body',
    detail: 'The body is shorter or longer than announced.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'body_too_large',
    detail: 'This is more than we accept in one request. What was saved before is kept.',
  },
  FST_REQ_FILE_TOO_LARGE: {
    code: 'body_too_large',
    detail: 'This file is larger than we accept. Nothing was lost; try a smaller one.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported_media_type',
    detail: 'Send JSON, or a file as multipart/form-data.',
  },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    code: 'unsupported_media_type',
    detail: 'Send the file as multipart/form-data.',
  },
  FST_ERR_BAD_URL: { code: 'not_found', detail: 'This address is not valid.' },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'not_found', detail: 'This address is not valid.' },
  FST_UNDER_PRESSURE: {
    code: 'temporarily_unavailable',
    detail: 'The server is very busy. Please try again in a few seconds.',
  },
}

/** Gives every error that leaves the API its one shape, and logs the unexpected ones with their cause. */
export function answerErrorsAsProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error, request)
    if (!refusal)
      log.error('http.failed', { method: request.method, route: request.routeOptions.url ?? 'unknown', error })
    const refused =
      refusal ??
      new AppError('unexpected', 'The reference below helps us to find the cause. Nothing that was saved is lost.')
    return sendProblem(request, reply, refused)
  })
  // The plugin for server-sent events answers this one by itself.
  app.addHook('preSerialization', async (request, reply, payload) => {
    if (reply.statusCode !== 406 || request.problemCode) return payload
    return makeProblem(request, reply, new AppError('not_acceptable', 'This address only gives server-sent events.'))
  })
}

/** For an address that no route can be looked up for; no hook has run, so it gets its headers and its reference here. */
export function answerUnroutable(headers: Readonly<Record<string, string>>) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { code, detail } = foreignCodes[error.code] ?? { code: 'not_found', detail: 'This address is not valid.' }
    return runWithCorrelation(newCorrelation({}), () => {
      reply.headers({ ...headers, 'x-correlation-id': currentCorrelation()?.correlationId })
      return sendProblem(request, reply, new AppError(code, detail))
    })
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  return reply.send(makeProblem(request, reply, error))
}

/** The body of a refusal. */
export function problemOf(error: AppError): Problem {
  const { status, title } = errorTable[error.code]
  return {
    type: `urn:colloquy:problem:${error.code}`,
    title,
    status,
    detail: error.detail ?? title,
    code: error.code,
    correlationId: currentCorrelation()?.correlationId ?? '',
    timestamp: new Date().toISOString(),
    ...(error.fields && { errors: [...error.fields] }),
    ...(error.context && { context: { ...error.context } }),
  }
}

/** The body; status and headers are set for it. */
function makeProblem(request: FastifyRequest, reply: FastifyReply, error: AppError): Problem {
  const problem = problemOf(error)
  const { status } = problem
  request.problemCode = error.code
  if (status === 429 || status === 503 || error.code === 'request_in_progress') {
    const seconds = Number(error.context?.retryAfterSeconds ?? 5)
    if (!reply.hasHeader('retry-after')) reply.header('retry-after', String(seconds))
  }
  reply.removeHeader('etag')
  reply.code(status).type('application/problem+json')
  // Serialised here: a problem has the same shape on every route, whatever its schema for success.
  reply.serializer((payload: unknown) => JSON.stringify(payload))
  return problem
}

function refusalOf(error: FastifyError, request: FastifyRequest): AppError | undefined {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = error.validation.map((fault) => ({
      field: fault.instancePath.replace(/^\//, '').replaceAll('/', '.') || error.validationContext || 'body',
      message: fault.message ?? 'is not valid',
    }))
    return new AppError('validation_failed', 'Please correct the fields named below. Nothing was changed.', {
      fields: faults,
    })
  }
  const foreign = foreignCodes[error.code]
  if (foreign) return new AppError(foreign.code, foreign.detail)
  if (error.statusCode === 429) return new AppError('rate_limited', 'Please wait a moment before you try again.')
  if (error.statusCode === 400)
    return new AppError('malformed_body', 'The request could not be read. Nothing was changed.')
  if (isBadCursor(error, request))
    return new AppError('invalid_cursor', 'This page marker is not valid. Start at the first page.')
  return undefined
}

// A forged marker may hold what the database cannot read as the column's type.
const unreadable = new Set(['22P02', '22007', '22008', '22003', '22021'])
const isBadCursor = (error: FastifyError, { query }: FastifyRequest): boolean =>
  unreadable.has(error.code) && typeof query === 'object' && query !== null && 'cursor' in query
