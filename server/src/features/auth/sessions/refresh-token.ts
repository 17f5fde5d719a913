import { createHmac } from 'node:crypto'
import { keyFor } from '../../../infra/secrets/sealed.ts'

/** Two tabs, or a repeated request whose answer was lost, may present the same token this long after its exchange. */
export const graceMs = 30_000

/** How long a session lasts: unused, and at most; and how many a person has at once. */
export type SessionRules = { readonly idleMs: number; readonly longestMs: number; readonly mostPerUser: number }

export type PresentedToken = {
  issuedAt: Date
  rotatedAt: Date | null
  session: { endedAt: Date | null; expiresAt: Date }
  userActive: boolean
}

/** What happens to a session when this token of it is presented. */
export function judgeRefresh(
  { issuedAt, rotatedAt, session, userActive }: PresentedToken,
  { idleMs }: Pick<SessionRules, 'idleMs'>,
  now: Date,
): 'rotate' | 'repeat' | 'reused' | 'ended' {
  if (session.endedAt || session.expiresAt <= now || !userActive) return 'ended'
  if (rotatedAt) return now.getTime() - rotatedAt.getTime() <= graceMs ? 'repeat' : 'reused'
  return now.getTime() - issuedAt.getTime() < idleMs ? 'rotate' : 'ended'
}

/**
 * Each token determines the next one, for us alone: two tabs that exchange the same token at once get the same answer,
 * and whichever cookie the browser keeps is the right one.
 */
export function createSuccession(secret: string): (token: string) => string {
  const key = keyFor(secret, 'colloquy refresh token')
  return (token) => createHmac('sha256', key).update(token).digest('base64url')
}
