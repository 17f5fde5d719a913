import { accessMs } from './access-token.ts'

export type EndedSessions = { add(sessionIds: readonly string[], now: Date): void; has(sessionId: string): boolean }

/**
 * Sessions that ended while an access token of theirs may still be valid. Kept in this process only: another one turns
 * the token away when it runs out, ten minutes later at most.
 */
export function createEndedSessions(): EndedSessions {
  const forgetAt = new Map<string, number>()
  return {
    add: (sessionIds, now) => {
      for (const [id, at] of forgetAt) if (at <= now.getTime()) forgetAt.delete(id)
      for (const id of sessionIds) forgetAt.set(id, now.getTime() + accessMs)
    },
    has: (sessionId) => forgetAt.has(sessionId),
  }
}
