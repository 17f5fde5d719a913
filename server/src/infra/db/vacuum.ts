import { sql } from 'kysely'
import type { Db } from './database.ts'
import { queries } from './query-name.ts'

/** What of deleted and changed rows is left in the tables' pages and the planner's statistics. Each may take its time. */
const statements = queries('vacuum', {
  async tables(db: Db, tables: readonly string[]): Promise<void> {
    await sql`vacuum (analyze) ${sql.join(tables.map((name) => sql.table(name)))}`.execute(db)
  },

  async everything(db: Db): Promise<void> {
    await sql`vacuum (full, analyze)`.execute(db)
    // Once more, for the statistics that the analysis has just replaced.
    await sql`vacuum full pg_catalog.pg_statistic`.execute(db)
  },

  /** The log that tells of the old rows ends here; the checkpoint lets go of it, and of the files of the old tables. */
  async endLog(db: Db): Promise<void> {
    await sql`select pg_switch_wal()`.execute(db)
    await sql`checkpoint`.execute(db)
  },

  async allowTime(db: Db): Promise<void> {
    await sql`set statement_timeout = 0`.execute(db)
  },

  async limitTime(db: Db): Promise<void> {
    await sql`reset statement_timeout`.execute(db)
  },
})

/** Takes dead rows out, and their values out of the statistics. Nobody waits for it. */
export const vacuum = (db: Db, tables: readonly string[]): Promise<void> =>
  withTime(db, (connection) => statements.tables(connection, tables))

/**
 * Writes every table anew and lets go of the log before: no byte of a dead row is left in the server's files. Each table is
 * closed while it is written. Only for a database server of one's own: it takes its superuser.
 */
export const rewriteDatabase = (db: Db): Promise<void> =>
  withTime(db, async (connection) => {
    await statements.everything(connection)
    await statements.endLog(connection)
  })

function withTime(db: Db, work: (connection: Db) => Promise<void>): Promise<void> {
  return db.connection().execute(async (connection) => {
    await statements.allowTime(connection)
    try {
      await work(connection)
    } finally {
      await statements.limitTime(connection)
    }
  })
}
