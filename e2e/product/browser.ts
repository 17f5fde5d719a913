import type { LaunchOptions } from '@playwright/test'

const executablePath = process.env.CHROMIUM_PATH

/** Chromium without anything that it would like to tell the network, and without a sandbox, so that root can start it. */
export const launchOptions: LaunchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
