import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { vi } from 'vitest'

export type Client = {
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>
  readonly cookie: () => string
}

/** The product as its own process over this database, the way `npm start` runs it. */
export async function startServer(options: {
  url: string
  dataDir: string
  env?: Record<string, string>
  /** Hears what the process writes, also where it goes wrong. */
  onOutput?: (text: string) => void
}) {
  const { onOutput } = options
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'main.ts')], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: options.url,
      DATA_DIR: options.dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '1000000',
      ...options.env,
    },
    stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'ignore', 'inherit'],
  })
  if (onOutput) for (const out of [child.stdout, child.stderr]) out?.setEncoding('utf8').on('data', onOutput)
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }))
  await vi.waitFor(
    async () => {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`)
      if (!(await fetch(`${address}/api/health/ready`)).ok) throw new Error('not ready yet')
    },
    { timeout: 30_000, interval: 25 },
  )
  return { address, ended, kill: (signal: NodeJS.Signals) => endWith(child, ended, signal) }
}

/** A process that only does background work, over the same database and files. */
export async function startWorker(options: { url: string; dataDir: string; env?: Record<string, string> }) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'main.ts'), '--role', 'worker'], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: options.url,
      DATA_DIR: options.dataDir,
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'error',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }))
  for await (const text of child.stdout.setEncoding('utf8')) if (String(text).includes('working')) break
  if (child.exitCode !== null) throw new Error(`The worker ended with ${child.exitCode}.`)
  return { pid: child.pid, ended, kill: (signal: NodeJS.Signals) => endWith(child, ended, signal) }
}

export type RunningServer = Awaited<ReturnType<typeof startServer>>

async function endWith(
  child: ChildProcess,
  ended: Promise<{ code: unknown; signal: unknown }>,
  signal: NodeJS.Signals,
) {
  child.kill(signal)
  return ended
}

/** A browser that keeps its cookies, also across servers. */
export function client(address: () => string): Client {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookie,
    async send(method, path, body, own = {}) {
      const reply = await fetch(address() + path, {
        method,
        headers: {
          cookie: cookie(),
          ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
          ...own,
        },
        ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
      })
      for (const set of reply.headers.getSetCookie()) {
        const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? []
        cookies.set(name, value)
      }
      const text = await reply.text()
      const isJson = reply.headers.get('content-type')?.includes('json')
      return { status: reply.status, body: text && isJson ? JSON.parse(text) : null }
    },
  }
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
