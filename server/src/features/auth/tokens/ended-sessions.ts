import { accessMs } from './access-token.ts'

/** A session that ended in another process is turned away here at most this much later. */
export const hearsAfterMs = 5000

export type EndedSessions = {
  add(sessionIds: readonly string[], now: Date): void
  has(sessionId: string, now: Date): Promise<boolean>
}

/**
 * Sessions that ended while an access token of theirs may still be valid: those of this process at once, those of the
 * others from the database, which is asked at most every five seconds.
 */
export function createEndedSessions(findEndedSince: (since: Date) => Promise<string[]>): EndedSessions {
  const forgetAt = new Map<string, number>()
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> = Promise.resolve()

  const add = (ids: readonly string[], now: Date) => {
    for (const [id, at] of forgetAt) if (at <= now.getTime()) forgetAt.delete(id)
    for (const id of ids) forgetAt.set(id, now.getTime() + accessMs)
  }
  const ask = (now: Date): Promise<void> => {
    if (now.getTime() - askedAt < hearsAfterMs) return asking
    askedAt = now.getTime()
    asking = findEndedSince(new Date(now.getTime() - accessMs)).then(
      (ids) => add(ids, now),
      (cause: unknown) => {
        askedAt = Number.NEGATIVE_INFINITY
        throw cause
      },
    )
    return asking
  }

  return {
    add,
    has: async (sessionId, now) => {
      await ask(now)
      return forgetAt.has(sessionId)
    },
  }
}
