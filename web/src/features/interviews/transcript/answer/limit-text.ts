import type { Accommodation, AnsweredQuestion } from '@colloquy/contracts/interviews'
import { durationText } from '../../../../ui/moments.ts'

type Limit = Pick<AnsweredQuestion, 'limitSeconds' | 'allowedSeconds'>

const isWholeMinutes = (seconds: number) => seconds >= 120 && seconds % 60 === 0

/** "2 min", "90 s (60 s + 50 %)", "no time limit (2 min + untimed)". */
export function limitText({ limitSeconds, allowedSeconds }: Limit, extraTime: Accommodation['extraTime']): string {
  if (limitSeconds === null) return 'no time limit'
  if (allowedSeconds === null) return `no time limit (${durationText(limitSeconds)}, untimed for this candidate)`
  if (allowedSeconds === limitSeconds) return durationText(limitSeconds)
  const inMinutes = isWholeMinutes(limitSeconds) && isWholeMinutes(allowedSeconds)
  const say = inMinutes ? durationText : (seconds: number) => `${Math.round(seconds)}\u00a0s`
  return `${say(allowedSeconds)} (${say(limitSeconds)} + ${extraTime === null ? 'extra time' : `${extraTime} %`})`
}
