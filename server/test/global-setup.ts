import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connectDatabase } from '../src/infra/db/database.ts'
import { ensureDatabase } from '../src/infra/db/embedded.ts'
import { migrateToLatest } from '../src/infra/db/migrate.ts'
import { createQueue } from '../src/infra/jobs/queue.ts'
import { createLog } from '../src/infra/log/log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that this run uses, and the migrated database that each test file gets a copy of. */
    server: { url: string; template: string; version: string }
  }
}

const log = createLog({ level: 'warn', format: 'pretty' })

/** One database server for the whole run: the product's own, or the one at TEST_DATABASE_URL when asked for. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env.COLLOQUY_TEST_DATABASE === 'external' ? process.env.TEST_DATABASE_URL : undefined
  const dataDir = mkdtempSync(join(tmpdir(), 'colloquy-test-'))
  const server = await ensureDatabase({ dataDir, database: { url: external } }, { log, durable: false })
  const template = `colloquy_template_${randomBytes(6).toString('hex')}`
  await withServer(server.url, (client) => client.query(`create database ${template} template template0`))
  const url = new URL(server.url)
  url.pathname = `/${template}`
  const database = connectDatabase({ url: url.href, log, poolSize: 1 })
  await migrateToLatest(database.db)
  const queue = createQueue({ url: url.href, log })
  await queue.start()
  await queue.stop()
  await database.close()

  const version = await withServer(server.url, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return rows[0]?.server_version ?? ''
  })
  const described = `PostgreSQL ${version} (${external ? 'TEST_DATABASE_URL' : "Colloquy's own"})`
  process.stdout.write(`Integration tests use ${described}\n`)
  if (process.env.COLLOQUY_TEST_SERVERS) appendFileSync(process.env.COLLOQUY_TEST_SERVERS, `${described}\n`)
  project.provide('server', { url: server.url, template, version })

  return async () => {
    await withServer(server.url, (client) => client.query(`drop database ${template} with (force)`))
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function withServer<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
