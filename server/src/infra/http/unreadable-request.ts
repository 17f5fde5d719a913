import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ErrorCode } from '@colloquy/contracts/errors'
import { AppError } from '../../domain/app-error.ts'
import { newCorrelation, runWithCorrelation } from '../log/correlation.ts'
import { problemOf } from './problem-reply.ts'

const refusals: Readonly<Record<string, { code: ErrorCode; detail: string }>> = {
  HPE_HEADER_OVERFLOW: {
    code: 'headers_too_large',
    detail: 'Address and headers may have 16 KB. Nothing was changed.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    code: 'request_unfinished',
    detail: 'The request stopped in the middle. Please send it again.',
  },
}
const noRequest = { code: 'malformed_body', detail: 'This is no HTTP request. Nothing was changed.' } as const

/** Answers what never becomes a request, in the shape of every refusal, and hangs up: what follows cannot be told apart. */
export function answerUnreadable(headers: Readonly<Record<string, string>>) {
  return (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const { code, detail } = refusals[error.code ?? ''] ?? noRequest
    const problem = runWithCorrelation(newCorrelation({}), () => problemOf(new AppError(code, detail)))
    const body = JSON.stringify(problem)
    const all = {
      ...headers,
      'content-type': 'application/problem+json',
      'content-length': Buffer.byteLength(body),
      'x-correlation-id': problem.correlationId,
      connection: 'close',
    }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`)
  }
}
