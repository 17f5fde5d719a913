import { defineConfig, type Project } from '@playwright/test'
import { launchOptions } from './product/browser.ts'

// `npm run e2e` finds or installs a Chromium and hands it over in CHROMIUM_PATH, and a Firefox, where there is one, in FIREFOX_PATH.
const firefoxPath = process.env.FIREFOX_PATH

const chromium: Project = { name: 'chromium', use: { launchOptions } }
/** R7.5: both people's ways and the résumé viewer, by keys, in the Firefox that people have. */
const firefox: Project = {
  name: 'firefox',
  testMatch: ['keyboard.spec.ts', 'resume-viewer.spec.ts'],
  use: {
    browserName: 'firefox',
    channel: 'moz-firefox', // by WebDriver BiDi, not a Firefox of Playwright's own
    launchOptions: { executablePath: firefoxPath },
    // Here a picture is taken with a style that the Content-Security-Policy refuses, and the page complains.
    screenshot: 'off',
  },
}

export default defineConfig({
  testDir: 'journeys',
  outputDir: '../test-results',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // A browser on a busy machine may be late once; the report calls such a journey flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: 'list',
  projects: firefoxPath ? [chromium, firefox] : [chromium],
  use: {
    locale: 'en-GB',
    actionTimeout: 10_000,
    reducedMotion: 'reduce',
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
})
