import { changeLogLevel, readLogLevels } from '@colloquy/contracts/ops'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import type { Db } from '../../infra/db/database.ts'
import { route } from '../../infra/http/route.ts'
import type { Log, LogLevel } from '../../infra/log/log.ts'

type Deps = { log: Log; db: Db; now: () => Date }

export function logLevelRoutes(app: FastifyInstance, { log, db, now }: Deps): void {
  route(app, readLogLevels, {
    permission: 'log-levels.read',
    audit: 'nothing',
    handle: async () => ({ levels: { ...log.levels() } }),
  })
  route(app, changeLogLevel, {
    permission: 'log-levels.write',
    audit: 'log_level.changed',
    handle: async ({ params: { part }, body: { level } }) => {
      insistOnPart(part)
      const subject = { kind: 'log_level', id: part }
      await recordAudit(db, { action: 'log_level.changed', subject, detail: { level }, at: now() })
      return { levels: changeLevel(log, part, level) }
    },
  })
}

const partForm = /^(\*|[a-z][a-z_]*)$/

function insistOnPart(part: string): void {
  if (partForm.test(part)) return
  const message = 'A part is a word such as db, http or job; * is all the others.'
  throw new AppError('validation_failed', message, { fields: [{ field: 'part', message }] })
}

/** Written down as a warning before it takes effect: whoever silences the log leaves a trace in it. */
function changeLevel(log: Log, part: string, level: LogLevel): Record<string, LogLevel> {
  log.warn('user.action', { action: 'log_level.change', subject: 'log_level', subjectId: part, outcome: level })
  log.setLevel(part, level)
  return { ...log.levels() }
}
