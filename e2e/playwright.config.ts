import { defineConfig } from '@playwright/test'
import { launchOptions } from './product/browser.ts'

// `npm run e2e` finds or installs a Chromium and hands it over in CHROMIUM_PATH.
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
  use: {
    launchOptions,
    locale: 'en-GB',
    actionTimeout: 10_000,
    reducedMotion: 'reduce',
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
})
