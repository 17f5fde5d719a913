import { expect, type Locator } from '@playwright/test'

/** Longer than a busy machine needs, shorter than any page that asks now and then instead of being told. */
const patience = { timeout: 5000 }
const limitMs = 1000

/**
 * R3.4: pages change by themselves within a second. Call `shows` right after the candidate's page has moved on, which
 * is when the server has confirmed the step. One step may be late on a busy machine; the middle of all must not be.
 */
export function followLive() {
  const delays: number[] = []
  return {
    shows: async (places: readonly Locator[], words?: string | RegExp) => {
      const from = performance.now()
      const changed = places.map(async (place) => {
        if (words === undefined) await expect(place).toBeVisible(patience)
        else await expect(place).toContainText(words, patience)
        delays.push(Math.round(performance.now() - from))
      })
      await Promise.all(changed)
    },
    expectWithinASecond: () => {
      const sorted = delays.toSorted((a, b) => a - b)
      const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY
      console.log(`Pages changed by themselves ${sorted.length} times, after ${sorted.join(', ')} ms`)
      expect(middle, 'milliseconds until the other pages have changed').toBeLessThan(limitMs)
    },
  }
}
