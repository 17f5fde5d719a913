import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const LogLevel = z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])

export const healthLive = endpoint({
  method: 'GET',
  path: '/api/health/live',
  summary: 'The process answers',
  tag: 'operations',
  response: { 200: z.object({ status: z.literal('up') }) },
})
const Readiness = z.object({
  status: z.enum(['ready', 'not_ready']),
  parts: z.record(z.string(), z.enum(['healthy', 'degraded', 'down'])),
})
export const healthReady = endpoint({
  method: 'GET',
  path: '/api/health/ready',
  summary: 'The process can do its work: database reached, migrations applied, queue running',
  tag: 'operations',
  response: { 200: Readiness, 503: Readiness },
})
export const readLogLevels = endpoint({
  method: 'GET',
  path: '/api/log-levels',
  summary: 'How much each part writes to the log',
  tag: 'operations',
  response: { 200: z.object({ levels: z.record(z.string(), LogLevel) }) },
})
export const changeLogLevel = endpoint({
  method: 'PUT',
  path: '/api/log-levels/:part',
  summary: 'Change how much a part writes, at run time',
  tag: 'operations',
  params: z.object({ part: z.string().max(40) }),
  body: z.object({ level: LogLevel }),
  response: { 200: z.object({ levels: z.record(z.string(), LogLevel) }) },
})
