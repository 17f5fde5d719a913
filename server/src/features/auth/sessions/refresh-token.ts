import { createHmac, hkdfSync } from 'node:crypto'

/** Two tabs, or a repeated request whose answer was lost, may present the same token this long after its exchange. */
export const graceMs = 30_000
export const sessionMs = 14 * 24 * 60 * 60_000

export type StoredToken = { rotatedAt: Date | null; revokedAt: Date | null; expiresAt: Date; userActive: boolean }

/** What happens to a session when this token of it is presented. */
export function judgeRefresh(token: StoredToken, now: Date): 'rotate' | 'repeat' | 'reused' | 'ended' {
  if (token.revokedAt || token.expiresAt <= now || !token.userActive) return 'ended'
  if (!token.rotatedAt) return 'rotate'
  return now.getTime() - token.rotatedAt.getTime() <= graceMs ? 'repeat' : 'reused'
}

/**
 * Each token determines the next one, for us alone: two tabs that exchange the same token at once get the same answer,
 * and whichever cookie the browser keeps is the right one.
 */
export function createSuccession(secret: string): (token: string) => string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'colloquy refresh token', 32))
  return (token) => createHmac('sha256', key).update(token).digest('base64url')
}
