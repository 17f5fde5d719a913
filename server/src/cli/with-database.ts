import { type Config, loadConfig } from '../infra/config/config.ts'
import { connectDatabase, type Database } from '../infra/db/database.ts'
import { ensureDatabase } from '../infra/db/embedded.ts'
import { migrateToLatest } from '../infra/db/migrate.ts'
import { createLog, type Log } from '../infra/log/log.ts'

export type CommandContext = Pick<Database, 'db' | 'pool'> & {
  readonly url: string
  readonly config: Config
  readonly log: Log
}

type Options = {
  /** Bring the database to the newest form first; everything but `migrate` wants that. */
  migrate?: boolean
}

/** The database of the running product, or started for this command alone and stopped after it. */
export async function withDatabase<T>(
  use: (context: CommandContext) => Promise<T>,
  { migrate = true }: Options = {},
): Promise<T> {
  const config = loadConfig()
  const log = createLog({ level: 'warn', format: 'pretty', stream: process.stderr })
  // Leaving by exit lets the database that we started end with us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))
  const server = await ensureDatabase(config, { log, share: true })
  const { db, pool, close } = connectDatabase({ url: server.url, log, poolSize: 4, statementTimeoutMs: 600_000 })
  try {
    if (migrate) await migrateToLatest(db, { log })
    return await use({ db, pool, url: server.url, config, log })
  } finally {
    await close()
    await server.stop()
  }
}
