import type { Level } from './score.ts'

export type TimeUsed = {
  usedMs: number
  /** With the accommodation, so that extra time costs nothing; null without limit. */
  allowedMs: number | null
  by: 'candidate' | 'clock'
  /** The best level of the answer's other criteria: being quick with nothing to say is worth nothing. null: none was given. */
  bestOther: Level | null
}

/** Share of the time used, up to which a level is given. */
const bounds: readonly (readonly [share: number, level: Level])[] = [
  [0.5, 5],
  [0.75, 4],
  [0.9, 3],
]

/** Level for the time used, never above `bestOther`; null where time cannot be judged (no limit, nothing to judge). */
export function timelinessLevel({ usedMs, allowedMs, by, bestOther }: TimeUsed): Level | null {
  if (allowedMs === null || allowedMs <= 0 || bestOther === null) return null
  if (by === 'clock') return 1
  const share = usedMs / allowedMs
  const level = bounds.find(([upTo]) => share <= upTo)?.[1] ?? 2
  return level < bestOther ? level : bestOther
}
