import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationResultSet, Migrator, NO_MIGRATIONS } from 'kysely/migration'
import { migrations as shipped } from '../../../migrations/index.ts'
import type { Log } from '../log/log.ts'
import type { Db } from './transaction.ts'

export type Migrations = Readonly<Record<string, Required<Migration>>>
export type MigrationState = { readonly name: string; readonly executedAt: Date | null }
export type MigrationOutcome = { readonly direction: 'up' | 'down'; readonly migrations: readonly string[] }

type MigrateOptions = { log?: Log; migrations?: Migrations }
type StepOptions = MigrateOptions & { dryRun?: boolean }

/** Nothing was changed: all migrations of one call run in one transaction. */
export class MigrationFailed extends Error {
  constructor(migration: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`Migration ${migration} failed and everything was rolled back: ${reason}`, { cause })
    this.name = 'MigrationFailed'
  }
}

export async function migrationStatus(
  db: Db,
  { migrations = shipped }: MigrateOptions = {},
): Promise<MigrationState[]> {
  const states = await migratorFor(db, migrations).getMigrations()
  return states.map(({ name, executedAt }) => ({ name, executedAt: executedAt ?? null }))
}

/** Brings the database to the newest form. Servers that start at once wait for one another: an advisory lock is held. */
export async function migrateToLatest(db: Db, options: MigrateOptions = {}): Promise<MigrationOutcome> {
  return run(options, 'up', () => migratorFor(db, options.migrations ?? shipped).migrateToLatest())
}

/** Like migrateToLatest; with `dryRun` everything is tried on the database and rolled back again. */
export async function migrateUp(db: Db, options: StepOptions = {}): Promise<MigrationOutcome> {
  return options.dryRun ? rehearse(db, options, 'up') : migrateToLatest(db, options)
}

/** Takes the last migration back; with `dryRun` it is tried and rolled back again. */
export async function migrateDown(db: Db, options: StepOptions = {}): Promise<MigrationOutcome> {
  if (options.dryRun) return rehearse(db, options, 'down')
  return run(options, 'down', () => migratorFor(db, options.migrations ?? shipped).migrateDown())
}

/** Takes every migration back. */
export async function migrateToNothing(db: Db, options: MigrateOptions = {}): Promise<MigrationOutcome> {
  return run(options, 'down', () => migratorFor(db, options.migrations ?? shipped).migrateTo(NO_MIGRATIONS))
}

class Rehearsed extends Error {}

async function rehearse(db: Db, options: StepOptions, direction: 'up' | 'down'): Promise<MigrationOutcome> {
  const migrations = options.migrations ?? shipped
  const states = await migrationStatus(db, { migrations })
  const open = states.filter((state) => state.executedAt === null)
  const chosen = direction === 'up' ? open : states.filter((state) => state.executedAt !== null).slice(-1)
  const names = chosen.map((state) => state.name)
  let last = ''
  const rehearsal = db.transaction().execute(async (trx) => {
    for (const name of names) {
      last = name
      await withoutTimeLimit(migrations)[name]?.[direction](trx)
    }
    throw new Rehearsed()
  })
  await rehearsal.catch((error: unknown) => {
    if (!(error instanceof Rehearsed)) throw new MigrationFailed(last, error)
  })
  return { direction, migrations: names }
}

async function run(
  { log }: MigrateOptions,
  direction: 'up' | 'down',
  migrate: () => Promise<MigrationResultSet>,
): Promise<MigrationOutcome> {
  const begun = performance.now()
  const { error, results = [] } = await migrate()
  const failed = results.find((result) => result.status === 'Error')
  if (error) throw failed ? new MigrationFailed(failed.migrationName, error) : error
  const names = results.map((result) => result.migrationName)
  if (names.length > 0)
    log?.info('db.migrated', { direction, migrations: names, ms: Math.round(performance.now() - begun) })
  return { direction, migrations: names }
}

function migratorFor(db: Db, migrations: Migrations): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => withoutTimeLimit(migrations) } })
}

// The limit on a statement's time protects people who wait; a migration may take as long as it needs.
function withoutTimeLimit(migrations: Migrations): Record<string, Required<Migration>> {
  const unlimited = (step: Migration['up']) => async (db: Kysely<unknown>) => {
    await sql`set local statement_timeout = 0`.execute(db)
    await step(db)
  }
  return Object.fromEntries(
    Object.entries(migrations).map(([name, { up, down }]) => [name, { up: unlimited(up), down: unlimited(down) }]),
  )
}
