import { assignedOnly, type Permission, permits } from '@colloquy/contracts/permissions'
import { Id } from '@colloquy/contracts/vocabulary'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import type { UserCaller } from './caller.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Which records somebody meets here whose role reaches only what is assigned, where the path names no position or
     * interview: the caller's `own`, those `assigned` to the caller (the service filters), or what is `shared` by all.
     */
    records?: 'own' | 'assigned' | 'shared'
  }
}

/** What a path names: a position, or an interview of one. */
export type NamedRecord = { positionId: string } | { interviewId: string }
/** Whether this position, or the one of this interview, is assigned to the person. */
export type ReachesRecord = (userId: string, record: NamedRecord) => Promise<boolean>

/** Whoever is told that a position exists knows more than they should: an unassigned one is as if it were not there. */
export async function refuseUnassigned(request: FastifyRequest, reaches: ReachesRecord): Promise<void> {
  const { user } = request.caller
  if (!user || !reachesAssignedOnly(user)) return
  for (const record of recordsNamedBy(request)) {
    if (!(await reaches(user.id, record)))
      throw new AppError('not_found', 'There is no such record among the positions that are assigned to you.')
  }
}

/** The person whose assignments limit a list; undefined for those who see all. */
export const limitedTo = (user: UserCaller): string | undefined => (reachesAssignedOnly(user) ? user.id : undefined)

const reachesAssignedOnly = ({ role }: UserCaller) => assignedOnly.includes(role)

// An id in a wrong form names nothing; the schema of the parameters refuses it.
function recordsNamedBy({ params }: FastifyRequest): NamedRecord[] {
  const { positionId, interviewId } = (params ?? {}) as Record<string, unknown>
  return [
    ...(Id.safeParse(positionId).success ? [{ positionId: String(positionId) }] : []),
    ...(Id.safeParse(interviewId).success ? [{ interviewId: String(interviewId) }] : []),
  ]
}

/** Refuses to boot on a route where it is not clear which records a role meets that reaches only assigned ones. */
export function insistOnRecords(app: FastifyInstance): void {
  app.addHook('onRoute', ({ method, url, config }: RouteOptions) => {
    const permission = config?.permission
    if (!permission || config.records || !isForAssignedOnly(permission)) return
    if (/:(positionId|interviewId)(\/|$)/.test(url)) return
    throw new Error(
      `${String(method)} ${url} is open to ${assignedOnly.join(', ')} and does not say which records they meet there`,
    )
  })
}

const isForAssignedOnly = (permission: Permission) =>
  !permits(permission, 'anyone') && assignedOnly.some((role) => permits(permission, role))
