/** Who may ask: a role of a signed-in person, a candidate (for the own interview only), or anyone. */
export type Asker = 'admin' | 'interviewer' | 'candidate' | 'anyone'

/**
 * The one table of permissions. Each route names one; the server refuses to boot on a name that is not here.
 * `anyone` includes people who are not signed in.
 */
export const permissionTable = {
  'health.read': ['anyone'],
  'api.read': ['anyone'],
  'session.create': ['anyone'],
  'session.read': ['admin', 'interviewer'],
  'set-up.complete': ['anyone'],
  'users.read': ['admin'],
  'users.write': ['admin'],
  'questions.read': ['admin', 'interviewer'],
  'templates.read': ['admin', 'interviewer'],
  'templates.publish': ['admin'],
  'positions.read': ['admin', 'interviewer'],
  'positions.write': ['admin'],
  'invitations.read': ['admin', 'interviewer'],
  'invitations.create': ['admin', 'interviewer'],
  'invitations.revoke': ['admin', 'interviewer'],
  'open-links.write': ['admin'],
  'interviews.read': ['admin', 'interviewer'],
  'interviews.steer': ['admin', 'interviewer'],
  'resumes.read': ['admin', 'interviewer'],
  'resumes.retry': ['admin', 'interviewer'],
  'reviews.write': ['admin', 'interviewer'],
  'decisions.write': ['admin', 'interviewer'],
  'reports.read': ['admin', 'interviewer'],
  'live-events.read': ['admin', 'interviewer'],
  'my-interview.open': ['anyone'],
  'my-interview.read': ['candidate'],
  'my-interview.write': ['candidate'],
  'log-levels.read': ['admin'],
  'log-levels.write': ['admin'],
} as const satisfies Record<string, readonly Asker[]>

export type Permission = keyof typeof permissionTable

/** Whether this asker has the permission. */
export function permits(permission: Permission, asker: Asker): boolean {
  const allowed: readonly Asker[] = permissionTable[permission]
  return allowed.includes('anyone') || allowed.includes(asker)
}
