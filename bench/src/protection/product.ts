import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type RunningProduct = {
  url: string
  /** Of the link by which the first administrator is made. */
  setUpToken: string
  /** Everything it has written, line by line. */
  output: readonly string[]
  /** Whether the process is still the one that was started. */
  runs: () => boolean
  stop: () => Promise<void>
}

const root = join(import.meta.dirname, '..', '..', '..')
const patienceMs = 120_000

/** Starts Colloquy as its users do: a process, an empty data folder and a PostgreSQL of its own. */
export async function startProduct(environment: Record<string, string> = {}): Promise<RunningProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-bench-'))
  chmodSync(folder, 0o711) // PostgreSQL may have to run as another user than root
  const port = await freePort()
  const server = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: join(folder, 'data'), LOG_FORMAT: 'json', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(server, 'exit')
  const output: string[] = []
  const ready = new Promise<string>((done) => {
    for (const input of [server.stdout, server.stderr])
      createInterface({ input }).on('line', (line) => {
        output.push(line)
        if (line.startsWith('Colloquy is ready at')) done('ready')
      })
  })
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const late = new Promise<string>((done) => setTimeout(() => done('late'), patienceMs).unref())
  if ((await Promise.race([ready, ended.then(() => 'ended'), late])) !== 'ready') {
    await stop()
    throw new Error(`Colloquy did not start:\n${output.join('\n')}`)
  }
  const link = output.find((line) => line.startsWith('Set up your account')) ?? ''
  const setUpToken = link.slice(link.indexOf('#') + 1)
  return { url: `http://127.0.0.1:${port}`, setUpToken, output, runs: () => server.exitCode === null, stop }
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
