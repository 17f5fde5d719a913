import type { AuditAction, AuditSubject } from '@colloquy/contracts/audit'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { recordAudit } from '../audit-chain/record-audit.ts'
import type { Db } from '../db/database.ts'

/**
 * What a request leaves in the audit trail: the action that its service records in the transaction that does it; a view,
 * recorded here once it has been answered; or nothing, where no person, no data of theirs and no setting is touched.
 */
export type Audited = AuditAction | { readonly views: AuditAction } | 'nothing'

declare module 'fastify' {
  interface FastifyContextConfig {
    audit?: Audited
  }
  interface FastifyInstance {
    recordView: (request: FastifyRequest, action: AuditAction) => Promise<void>
  }
}

/** A page that is open reads again whenever something changes: looks within this time are one view. */
const oneViewMs = 5 * 60_000
const mostRemembered = 20_000

/** Gives routes the way to record a view. It is there before the answer leaves, or the answer does not leave. */
export function recordViews(app: FastifyInstance, db: Db, now: () => Date): void {
  const seen = new Map<string, number>()
  app.decorate('recordView', async (request: FastifyRequest, action: AuditAction) => {
    const at = now()
    const { user, candidate } = request.caller
    const actor = user
      ? ({ type: 'user', id: user.id } as const)
      : ({ type: 'candidate', id: candidate?.interviewId ?? '' } as const)
    const subject = subjectOf(request, action)
    const key = `${actor.id} ${action} ${subject.id}`
    if (at.getTime() - (seen.get(key) ?? Number.NEGATIVE_INFINITY) < oneViewMs) return
    await recordAudit(db, { action, actor, subject, at })
    if (seen.size >= mostRemembered) seen.clear()
    seen.set(key, at.getTime())
  })
}

function subjectOf({ params, caller }: FastifyRequest, action: AuditAction): AuditSubject {
  const { interviewId, positionId, userId, answerId } = (params ?? {}) as Record<string, string | undefined>
  if (interviewId) return { kind: 'interview', id: interviewId }
  if (positionId) return { kind: 'position', id: positionId }
  if (answerId) return { kind: 'answer', id: answerId }
  if (!caller.user && caller.candidate) return { kind: 'interview', id: caller.candidate.interviewId }
  return userId ? { kind: 'user', id: userId } : { kind: 'list', id: action.split('.')[0] ?? action }
}

/** Refuses to boot on a route of the API that does not say what it leaves in the audit trail. */
export function insistOnAudit(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }: RouteOptions) => {
    if (!url.startsWith('/api/') || method === 'HEAD' || method === 'OPTIONS' || config?.audit) return
    throw new Error(
      `${String(method)} ${url} does not say what it leaves in the audit trail: audit: 'noun.verb', { views: 'noun.verb' } or 'nothing'`,
    )
  })
}
