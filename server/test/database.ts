import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { connectDatabase, type Database } from '../src/infra/db/database.ts'
import { createLog } from '../src/infra/log/log.ts'
import { createMetrics } from '../src/infra/metrics/metrics.ts'
import { recordLog } from './recorded-log.ts'

export type TestDatabase = Pick<Database, 'db' | 'pool'> & { readonly url: string }

/** A migrated database of its own for this test file, gone afterwards. Read its members inside tests and hooks. */
export function useDatabase({ empty = false } = {}): TestDatabase {
  let open: (TestDatabase & Pick<Database, 'close'>) | undefined
  const use = () => {
    if (!open) throw new Error('The database of this test file is not there yet: read it inside a test or a hook.')
    return open
  }
  beforeAll(async () => {
    open = await createTestDatabase(empty)
  })
  afterAll(async () => {
    await open?.close()
  })
  return {
    get db() {
      return use().db
    },
    get pool() {
      return use().pool
    },
    get url() {
      return use().url
    },
  }
}

/** For a test that needs several, or other settings; close it at the end. */
export async function createTestDatabase(empty = false): Promise<TestDatabase & Pick<Database, 'close'>> {
  const { url: server, template } = inject('server')
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(server, `create database ${name} template ${empty ? 'template0' : template} strategy file_copy`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const log = createLog({ level: 'silent', format: 'json', stream: recordLog().stream })
  const { db, pool, close } = connectDatabase({ url: url.href, log, poolSize: 5, metrics: createMetrics() })
  return {
    db,
    pool,
    url: url.href,
    close: async () => {
      await close()
      await onServer(server, `drop database if exists ${name} with (force)`)
    },
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
