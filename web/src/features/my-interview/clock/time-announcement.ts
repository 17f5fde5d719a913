import { spokenDuration } from '../../../ui/moments.ts'

/** Seconds left at which the time is said aloud: half, one minute, ten seconds. */
const momentsToSay = (allowedSeconds: number) =>
  [Math.floor(allowedSeconds / 2), 60, 10].filter((seconds) => seconds < allowedSeconds)

/** What to say when the time left went from `before` to `now`; null when nothing of note was passed. */
export function announcement(before: number, now: number, allowedSeconds: number): string | null {
  const passed = momentsToSay(allowedSeconds).some((seconds) => before > seconds && now <= seconds)
  return passed && now > 0 ? `${spokenDuration(now)} left` : null
}
