// Finds a Chromium for the end-to-end tests, or installs one and says so.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { environment, root } from './set-up.mjs'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium that runs, or undefined after every way to get one was tried. */
export function findChromium(node) {
  return present() ?? afterPlaywrightInstall(node) ?? afterAptInstall()
}

function present() {
  return [process.env.CHROMIUM_PATH, ...usualPlaces, playwrights()].find((path) => path && existsSync(path))
}

function playwrights() {
  return createRequire(join(root, 'e2e', 'package.json'))('playwright-core').chromium.executablePath()
}

function afterPlaywrightInstall(node) {
  console.log('No Chromium found: installing the one of Playwright …')
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  spawnSync(node, [cli, 'install', 'chromium'], { stdio: 'inherit', env: environment(), timeout: 180_000 })
  return present()
}

function afterAptInstall() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined
  console.log("Playwright's Chromium could not be downloaded: installing Debian's (apt-get install chromium) …")
  const apt = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 })
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  return present()
}
