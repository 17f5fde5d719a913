import { expect, test } from 'vitest'
import { durationText, relativeMoment, spokenDuration } from './moments.ts'

const now = new Date(2026, 10, 23, 12, 0, 0)
const ago = (ms: number) => new Date(now.getTime() - ms).toISOString()
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

test.each([
  [20_000, 'just now'],
  [2 * minute, '2 min ago'],
  [3 * hour, 'today 09:00'],
  [20 * hour, 'yesterday 16:00'],
  [-30 * minute, 'in 30 min'],
  [-day, 'tomorrow 12:00'],
  [-3 * day, 'in 3 days'],
])('a moment %d ms before noon reads “%s”', (passed, text) => {
  expect(relativeMoment(ago(passed), now)).toBe(text)
})

test.each([
  [45, '45 s', '45 seconds'],
  [60, '1 min', '1 minute'],
  [125, '2 min 5 s', '2 minutes 5 seconds'],
  [4200, '1 h 10 min', '70 minutes'],
  [-3, '0 s', '0 seconds'],
])('%d seconds read “%s” and sound “%s”', (seconds, read, spoken) => {
  expect(durationText(seconds)).toBe(read)
  expect(spokenDuration(seconds)).toBe(spoken)
})
