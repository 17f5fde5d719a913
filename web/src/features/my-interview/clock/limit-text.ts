import type { Accommodation } from '@colloquy/contracts/interviews'
import { durationText } from '../../../ui/moments.ts'

const untimed = 'no time limit'

type Limit = { limitSeconds: number | null; allowedSeconds: number | null }

/** "2 min", "90 s (60 s + 50 %)", "no time limit". */
export function limitText({ limitSeconds, allowedSeconds }: Limit, extraTime: Accommodation['extraTime']): string {
  if (limitSeconds === null || allowedSeconds === null) return untimed
  if (allowedSeconds === limitSeconds) return durationText(limitSeconds)
  const why = typeof extraTime === 'number' ? ` + ${extraTime} %` : ' + extra time'
  const text = allowedSeconds < 120 ? (seconds: number) => `${seconds} s` : durationText
  return `${text(allowedSeconds)} (${text(limitSeconds)}${why})`
}

/** "2 × 2 min, 2 × 4 min, 2 × 6 min". */
export function outlineText(questions: readonly Limit[], extraTime: Accommodation['extraTime']): string {
  const counts = new Map<string, number>()
  for (const question of questions) {
    const text = limitText(question, extraTime)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const [only] = counts.keys()
  const isForEach = questions.length > 1 && questions[0]?.allowedSeconds !== null
  if (counts.size === 1 && only) return isForEach ? `${only} for each` : only
  return [...counts]
    .map(([text, count]) => (text === untimed ? `${count} without limit` : `${count} × ${text}`))
    .join(', ')
}
