import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log/log.ts'

const oldest = 15
// Not there yet, as when everything starts at once: refused, name not known, starting up, shutting down.
const passing = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03', '57P01']

export class DatabaseTooOld extends Error {
  constructor(version: string) {
    super(`The database at DATABASE_URL is PostgreSQL ${version}; Colloquy needs ${oldest} or newer.`)
    this.name = 'DatabaseTooOld'
  }
}

/** The version of the server at this address, once it answers: waits for one that is still starting. */
export async function awaitServer(url: string, waitMs: number, log: Log): Promise<string> {
  const end = performance.now() + waitMs
  for (;;) {
    try {
      return await askVersion(url)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (!passing.includes(code) || performance.now() >= end) throw error
      log.warn('db.failed', { name: 'server', ms: 0, error })
      await delay(Math.min(1000, Math.max(0, end - performance.now())))
    }
  }
}

async function askVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    const version = rows[0]?.server_version ?? ''
    if (Number.parseInt(version, 10) < oldest) throw new DatabaseTooOld(version)
    return version
  } finally {
    await client.end()
  }
}
