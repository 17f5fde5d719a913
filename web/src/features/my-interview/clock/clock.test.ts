import { expect, test } from 'vitest'
import { betterClock } from './clock-slice.ts'
import { limitText, outlineText } from './limit-text.ts'
import { announcement } from './time-announcement.ts'

test('R10.3 the narrowest measurement of the server’s clock stands', () => {
  const narrow = { offsetMs: 1000, roundTripMs: 20 }
  expect(betterClock(narrow, { offsetMs: 1060, roundTripMs: 200 })).toBe(narrow)
  expect(betterClock({ offsetMs: 1060, roundTripMs: 200 }, narrow)).toBe(narrow)
})

test('R10.3 a measurement that contradicts it replaces it: the device slept', () => {
  const afterSleep = { offsetMs: 60_000, roundTripMs: 300 }
  expect(betterClock({ offsetMs: 1000, roundTripMs: 20 }, afterSleep)).toBe(afterSleep)
})

test.each([
  [61, 60, 120, '1 minute left'],
  [11, 10, 120, '10 seconds left'],
  [120, 119, 120, null],
  [200, 55, 240, '55 seconds left'],
  [10, 0, 20, null],
  [11, 10, 20, '10 seconds left'],
])('R5.4 from %d to %d s of %d: %s', (before, now, allowed, words) => {
  expect(announcement(before, now, allowed)).toBe(words)
})

test('R10.4 extra time is shown with its sum', () => {
  expect(limitText({ limitSeconds: 60, allowedSeconds: 90 }, 50)).toBe('90 s (60 s + 50 %)')
  expect(limitText({ limitSeconds: 240, allowedSeconds: 480 }, 100)).toBe('8 min (4 min + 100 %)')
  expect(limitText({ limitSeconds: 120, allowedSeconds: null }, 'untimed')).toBe('no time limit')
})

test('the outline names each limit once', () => {
  const questions = [120, 120, 240].map((seconds) => ({ limitSeconds: seconds, allowedSeconds: seconds }))
  expect(outlineText(questions, null)).toBe('2 × 2 min, 1 × 4 min')
  expect(outlineText(questions.slice(0, 2), null)).toBe('2 min for each')
})
