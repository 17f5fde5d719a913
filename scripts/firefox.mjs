// Finds a Firefox for the end-to-end tests. None is installed: without one the journeys go through Chromium alone.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usualPlaces = [
  '/usr/bin/firefox-esr',
  '/usr/lib/firefox/firefox',
  '/usr/lib64/firefox/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]
/** Playwright drives it by WebDriver BiDi; this is the oldest that our journeys were seen to go through. */
const oldest = 153

/** The path of a Firefox that is new enough, or undefined. FIREFOX_PATH names one; empty, it asks for none. */
export function findFirefox() {
  const { FIREFOX_PATH } = process.env
  const places = FIREFOX_PATH === undefined ? usualPlaces : [FIREFOX_PATH]
  return places.find((path) => path && existsSync(path) && versionOf(path) >= oldest)
}

function versionOf(path) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return Number(/Firefox (\d+)/.exec(stdout ?? '')?.[1] ?? 0)
}
