import { changeLogLevel, readLogLevels } from '@colloquy/contracts/ops'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { route } from '../../infra/http/route.ts'
import type { Log, LogLevel } from '../../infra/log/log.ts'

export function logLevelRoutes(app: FastifyInstance, log: Log): void {
  route(app, readLogLevels, { permission: 'log-levels.read', handle: async () => ({ levels: { ...log.levels() } }) })
  route(app, changeLogLevel, {
    permission: 'log-levels.write',
    handle: async ({ params, body }) => ({ levels: changeLevel(log, params.part, body.level) }),
  })
}

const partForm = /^(\*|[a-z][a-z_]*)$/

/** Written down as a warning before it takes effect: whoever silences the log leaves a trace in it. */
function changeLevel(log: Log, part: string, level: LogLevel): Record<string, LogLevel> {
  if (!partForm.test(part)) {
    const message = 'A part is a word such as db, http or job; * is all the others.'
    throw new AppError('validation_failed', message, { fields: [{ field: 'part', message }] })
  }
  log.warn('user.action', { action: 'log_level.change', subject: 'log_level', subjectId: part, outcome: level })
  log.setLevel(part, level)
  return { ...log.levels() }
}
