/** What is remembered of the tries for one account, device or address. */
export type Tries = { readonly failures: number; readonly lastAt: Date; readonly openAt: Date }

export type ThrottleRule = {
  /** This many failures cost nothing. */
  readonly free: number
  /** The wait after the next one, in milliseconds; it doubles with each further failure, up to the longest. */
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  /** After this long without a try everything before is forgotten. */
  readonly forgetMs: number
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** For one account, wherever the tries come from, but for devices where its owner has signed in before. */
export const accountRule: ThrottleRule = { free: 5, firstWaitMs: 1000, longestWaitMs: 15 * minuteMs, forgetMs: dayMs }
/** For one device that has signed in to the account before: who floods the account elsewhere does not keep it out. */
export const deviceRule: ThrottleRule = { free: 10, firstWaitMs: 1000, longestWaitMs: 15 * minuteMs, forgetMs: dayMs }
/** For one address, whatever accounts are tried; an office shares one. */
export const addressRule: ThrottleRule = { free: 50, firstWaitMs: 1000, longestWaitMs: 5 * minuteMs, forgetMs: dayMs }

export type Judgement = { allowed: true; after: Tries } | { allowed: false; openAt: Date }

/**
 * Whether a try may be made now. Each one counts as a failure until it has succeeded, so that many at once are not one.
 * A try that is refused does not count: the wait is never longer than `longestWaitMs`, whatever others do.
 */
export function judgeTry(before: Tries | undefined, rule: ThrottleRule, now: Date): Judgement {
  if (before && before.openAt > now) return { allowed: false, openAt: before.openAt }
  const forgotten = !before || now.getTime() - before.lastAt.getTime() >= rule.forgetMs
  const failures = forgotten ? 1 : before.failures + 1
  return {
    allowed: true,
    after: { failures, lastAt: now, openAt: new Date(now.getTime() + waitAfter(failures, rule)) },
  }
}

/** The wait in milliseconds after this many failures in a row. */
export function waitAfter(failures: number, { free, firstWaitMs, longestWaitMs }: ThrottleRule): number {
  if (failures < free) return 0
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - free, 30))
}
