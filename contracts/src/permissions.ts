import type { Role } from './vocabulary.ts'

/** Who may ask: a role of a signed-in person, a candidate (for the own interview only), or anyone. */
export type Asker = Role | 'candidate' | 'anyone'

/** Everybody with an account. */
const team = ['admin', 'interviewer', 'reviewer', 'auditor'] as const

/**
 * The one table of permissions. Each route names one; the server refuses to boot on a name that is not here.
 * `anyone` includes people who are not signed in. An auditor reads aggregates and the trail, and writes nothing.
 */
export const permissionTable = {
  'health.read': ['anyone'],
  'api.read': ['anyone'],
  'session.create': ['anyone'],
  'session.read': team,
  'account.read': team,
  'account.write': team,
  'password-link.use': ['anyone'],
  'set-up.complete': ['anyone'],
  'users.read': ['admin'],
  'users.write': ['admin'],
  'questions.read': ['admin', 'interviewer', 'auditor'],
  'questions.write': ['admin'],
  'templates.read': ['admin', 'interviewer', 'auditor'],
  'templates.publish': ['admin'],
  'positions.read': team,
  'positions.write': ['admin'],
  'assignments.read': ['admin', 'interviewer'],
  'assignments.write': ['admin'],
  'invitations.read': ['admin', 'interviewer'],
  'invitations.create': ['admin', 'interviewer'],
  'invitations.revoke': ['admin', 'interviewer'],
  'open-links.write': ['admin'],
  'interviews.read': ['admin', 'interviewer', 'reviewer'],
  'interviews.steer': ['admin', 'interviewer'],
  'contacts.read': ['admin', 'interviewer'],
  'reasons.read': ['admin'],
  'resumes.read': ['admin', 'interviewer'],
  'resumes.retry': ['admin', 'interviewer'],
  'reviews.write': ['admin', 'interviewer', 'reviewer'],
  'replays.read': ['admin'],
  'replays.write': ['admin'],
  'agreement.read': ['admin', 'interviewer', 'auditor'],
  'review-queue.assign': ['admin'],
  'decisions.write': ['admin', 'interviewer'],
  'reports.read': ['admin', 'interviewer'],
  'retention.read': ['admin', 'interviewer'],
  'retention.write': ['admin'],
  'live-events.read': team,
  'audit.read': ['admin', 'auditor'],
  'my-interview.open': ['anyone'],
  'my-interview.read': ['candidate'],
  'my-interview.write': ['candidate'],
  'log-levels.read': ['admin'],
  'log-levels.write': ['admin'],
} as const satisfies Record<string, readonly Asker[]>

export type Permission = keyof typeof permissionTable

/** Not named by a route: they decide what an answer of another one leaves out or what it refuses. */
export const permissionsWithoutRoute: readonly Permission[] = ['contacts.read', 'review-queue.assign']

/** Roles that reach only the positions assigned to them, and the interviews of those. */
export const assignedOnly: readonly Role[] = ['reviewer']

/** Whether this asker has the permission. */
export function permits(permission: Permission, asker: Asker): boolean {
  const allowed: readonly Asker[] = permissionTable[permission]
  return allowed.includes('anyone') || allowed.includes(asker)
}
