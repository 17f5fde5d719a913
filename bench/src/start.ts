// How soon is Colloquy ready, and what does it take when idle? `npm run bench:start -- [--json] [--quick]` (Linux)
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { median, printReport } from './report.ts'
import { family, pssMb } from './start/processes.ts'

const { values: flags } = parseArgs({ options: { json: { type: 'boolean' }, quick: { type: 'boolean' } } })
const root = join(import.meta.dirname, '..', '..')
const runs = flags.quick ? 2 : 5
const settleMs = 8000
const patienceMs = 60_000

spawnSync(process.execPath, [join(root, 'scripts', 'build-web.mjs')], { cwd: root, stdio: 'ignore' })

const first: number[] = []
const second: number[] = []
const memory: { all: number; server: number; database: number }[] = []
for (let run = 0; run < runs; run += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-start-'))
  try {
    first.push(await startOnce(folder, async () => undefined))
    second.push(await startOnce(folder, async (pid) => void memory.push(await idleMemory(pid))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const figures = {
  'ready_s.first': median(first),
  'ready_s.second': median(second),
  memory_mb: median(memory.map(({ all }) => all)),
  'memory_mb.server': median(memory.map(({ server }) => server)),
  'memory_mb.database': median(memory.map(({ database }) => database)),
}
const goals = { 'ready_s.first': '≤ 8', 'ready_s.second': '≤ 2', memory_mb: '≤ 250' }
const notes = [`Memory is the PSS of server and database together, ${settleMs / 1000} s after they were ready.`]
printReport({ bench: 'start', figures, n: { runs }, goals, notes }, flags.json ?? false)

/** Seconds from `npm start` until it says that it is ready. */
async function startOnce(dataDir: string, whileReady: (pid: number) => Promise<unknown>): Promise<number> {
  const port = await freePort()
  const begun = performance.now()
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    stdio: 'ignore',
  })
  const ended = once(npm, 'exit')
  try {
    while (!(await isReady(port))) {
      if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}.`)
      if (performance.now() - begun > patienceMs) throw new Error('It was not ready within a minute.')
      await delay(10)
    }
    const seconds = (performance.now() - begun) / 1000
    await whileReady(serverOf(npm.pid ?? 0))
    return seconds
  } finally {
    const server = npm.exitCode === null && serverOf(npm.pid ?? 0)
    if (server) process.kill(server, 'SIGTERM')
    await ended
  }
}

function serverOf(npm: number): number {
  return family(npm).find(({ command }) => /node \S*.*server\/src\/main\.ts/.test(command))?.pid ?? 0
}

async function idleMemory(server: number) {
  await delay(settleMs)
  const everybody = family(server)
  const ofDatabase = everybody.filter(({ command }) => command.includes('postgres'))
  const pids = (list: typeof everybody) => list.map(({ pid }) => pid)
  const [all, database] = [pssMb(pids(everybody)), pssMb(pids(ofDatabase))]
  return { all, database, server: all - database }
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
