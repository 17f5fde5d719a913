import { parseArgs } from 'node:util'
import { type MigrationOutcome, migrateDown, migrateUp, migrationStatus } from '../infra/db/migrate.ts'
import { type Command, type Terminal, UsageError } from './command.ts'
import { withDatabase } from './with-database.ts'

const usage = 'colloquy migrate status|up|down [--dry-run] [--json]'

type Flags = { readonly dryRun: boolean; readonly json: boolean }

export const command: Command = {
  usage,
  run: async (args, terminal) => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    const [what, ...more] = positionals
    const flags = { dryRun: values['dry-run'], json: values.json }
    if (more.length > 0) throw new UsageError(`Too many words: ${more.join(' ')}`)
    if (what === 'status') return status(terminal, flags)
    if (what === 'up' || what === 'down') return change(what, terminal, flags)
    throw new UsageError('Say status, up or down.')
  },
}

async function status({ print }: Terminal, { json }: Flags): Promise<number> {
  const states = await withDatabase(({ db }) => migrationStatus(db), { migrate: false })
  if (json) print(JSON.stringify({ migrations: states }))
  else for (const { name, executedAt } of states) print(`${executedAt?.toISOString() ?? 'open'.padEnd(24)}  ${name}`)
  return 0
}

async function change(direction: 'up' | 'down', { print }: Terminal, { dryRun, json }: Flags): Promise<number> {
  const step = direction === 'up' ? migrateUp : migrateDown
  const outcome = await withDatabase(({ db }) => step(db, { dryRun }), { migrate: false })
  print(json ? JSON.stringify({ ...outcome, dryRun }) : sentence(outcome, dryRun))
  return 0
}

function sentence({ direction, migrations }: MigrationOutcome, dryRun: boolean): string {
  if (migrations.length === 0)
    return direction === 'up' ? 'Nothing to do: the database is up to date.' : 'Nothing to take back.'
  const done = direction === 'up' ? 'Applied' : 'Taken back'
  const tried = direction === 'up' ? 'Would apply (tried and rolled back)' : 'Would take back (tried and rolled back)'
  return `${dryRun ? tried : done}: ${migrations.join(', ')}`
}
