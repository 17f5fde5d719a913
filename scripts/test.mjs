// npm test: everything that must hold, stage by stage, with one closing line. --only check|unit|server|web|e2e for one stage.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium } from './chromium.mjs'
import { findFirefox } from './firefox.mjs'
import { environment, fail, npm, root, setUp } from './set-up.mjs'

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
const node = setUp()
const reports = mkdtempSync(join(tmpdir(), 'colloquy-reports-'))
const serversFile = join(reports, 'servers')
const machines = process.env.TEST_DATABASE_URL

const stages = [
  { name: 'Lockfile', part: 'check', run: lockfile },
  { name: 'Types', part: 'check', run: () => tool('scripts/check-types.mjs') },
  { name: 'Style', part: 'check', run: () => npmScript('check:lint') },
  { name: 'Import rule', part: 'check', run: () => npmScript('check:imports') },
  { name: 'Unused code', part: 'check', run: () => npmScript('check:unused') },
  { name: 'Unit and property tests', part: 'unit', run: () => vitest('unit') },
  { name: "Integration tests on Colloquy's own PostgreSQL", part: 'server', run: () => vitest('server') },
  ...(machines
    ? [
        {
          name: 'Integration tests on the PostgreSQL at TEST_DATABASE_URL',
          part: 'server',
          run: () => vitest('server', { COLLOQUY_TEST_DATABASE: 'external' }),
        },
      ]
    : []),
  { name: 'Component tests', part: 'web', run: () => vitest('web') },
  { name: 'Build of the pages', part: 'e2e', run: () => tool('scripts/build-web.mjs') },
  { name: 'End-to-end tests', part: 'e2e', run: endToEnd },
]

const chosen = stages.filter((stage) => !only || stage.part === only)
if (chosen.length === 0) fail('--only takes check, unit, server, web or e2e.')

const results = []
for (const { name, run } of chosen) {
  console.log(`\n━━━ ${name} ${'━'.repeat(Math.max(3, 70 - name.length))}`)
  const begun = Date.now()
  const { passed, failed } = await run()
  results.push({ name, passed, failed, seconds: Math.round((Date.now() - begun) / 1000) })
}
report()

function report() {
  console.log(`\n━━━ Result ${'━'.repeat(64)}`)
  for (const { name, passed, failed, seconds } of results) {
    const outcome = failed > 0 ? `FAILED ${failed}` : 'ok'
    console.log(`${name.padEnd(60)} ${String(passed).padStart(5)} passed  ${outcome.padEnd(10)} ${seconds} s`)
  }
  if (existsSync(serversFile)) {
    const servers = [...new Set(readFileSync(serversFile, 'utf8').trim().split('\n'))]
    console.log(`PostgreSQL servers used: ${servers.join(', ')}`)
  }
  rmSync(reports, { recursive: true, force: true })
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
}

async function vitest(project, extra = {}) {
  const file = join(reports, `${project}-${results.length}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const args = ['run', '--project', project, '--passWithNoTests', ...reporters]
  const code = await start(node, ['node_modules/vitest/vitest.mjs', ...args], extra)
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(file)
  return counted(code, numPassedTests, numFailedTests)
}

async function endToEnd() {
  const chromium = findChromium(node)
  if (!chromium) {
    console.log('There is no Chromium here and none could be installed: set CHROMIUM_PATH.')
    return { passed: 0, failed: 1 }
  }
  const firefox = findFirefox()
  console.log(`Chromium: ${chromium}\nFirefox: ${firefox ?? 'none that is new enough; its journeys are left out'}`)
  const file = join(reports, 'e2e.json')
  const args = ['../node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']
  const extra = { CHROMIUM_PATH: chromium, FIREFOX_PATH: firefox ?? '', PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const code = await start(node, args, extra, join(root, 'e2e'))
  const { expected = 0, flaky = 0, unexpected = 0 } = readReport(file).stats ?? {}
  return counted(code, expected + flaky, unexpected)
}

// Whether `npm ci` will accept it on a fresh clone; scripts/complete-lockfile.mjs mends what a mirror left out.
async function lockfile() {
  const result = npm(['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return counted(result.status)
}

async function npmScript(name) {
  return counted(await start('npm', ['run', '--silent', name]))
}

async function tool(script) {
  return counted(await start(node, [script]))
}

// A stage that ends badly without a failed test, such as a file that does not load, is a failure too.
function counted(code, passed = code === 0 ? 1 : 0, failed = 0) {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

function start(command, args, extra = {}, cwd = root) {
  const env = environment({ ...extra, COLLOQUY_TEST_SERVERS: serversFile })
  // What a person has set for their own Colloquy does not change what the tests find.
  for (const name of ['DATABASE_URL', 'DATA_DIR', 'PORT', 'NODE_ENV', 'PUBLIC_URL']) delete env[name]
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' })
    child.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.on('exit', (code) => done(code ?? 1))
  })
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
