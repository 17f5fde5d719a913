import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Product = {
  readonly url: string
  /** The one-time link that the server printed; empty when there is an administrator already. */
  readonly setUpLink: string
  /** Everything that the server wrote, line by line. */
  readonly output: readonly string[]
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
// Ends the product when the tests are killed.
const guard = new URL('../../scripts/end-with-launcher.mjs', import.meta.url).href
const patienceMs = 60_000
// A test does in a minute what takes a person an hour; the limits themselves have tests of their own.
const limits = { RATE_LIMIT_PER_MINUTE: '100000', SIGN_IN_RATE_LIMIT_PER_MINUTE: '1000' }

/** Starts Colloquy as its users do: its own process, its own empty data folder, its own PostgreSQL. */
export async function startProduct(flags: readonly string[] = []): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-e2e-'))
  chmodSync(folder, 0o711) // PostgreSQL may have to run as another user than root
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = spawn(process.execPath, ['--import', guard, 'server/src/main.ts', ...flags], {
    cwd: root,
    env: {
      ...process.env,
      ...limits,
      COLLOQUY_LAUNCHER: String(process.pid),
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      LOG_FORMAT: 'json',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(server, 'exit')
  const output: string[] = []
  createInterface({ input: server.stderr }).on('line', (line) => output.push(line))
  const ready = new Promise<void>((done) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      output.push(line)
      if (line.startsWith('Colloquy is ready at')) done()
    })
  })
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }

  const outcome = await Promise.race([ready.then(() => 'ready'), ended.then(() => 'ended'), after(patienceMs)])
  if (outcome !== 'ready') {
    await stop()
    throw new Error(`Colloquy did not start (${outcome}):\n${output.join('\n')}`)
  }
  const greeting = output.find((line) => line.startsWith('Set up your account'))
  return { url, setUpLink: greeting?.replace(/^.*here: /, '') ?? '', output, stop }
}

function after(ms: number): Promise<string> {
  return new Promise((done) => setTimeout(() => done(`nothing heard for ${ms / 1000} s`), ms).unref())
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('This machine gives no port.')
  return address.port
}
