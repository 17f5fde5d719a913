import { parseArgs } from 'node:util'
import { createParserPool } from '@colloquy/resume/parser-pool'
import type { DemoAccount } from '../demo/demo-accounts.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { seedLoad } from '../demo/seed-load.ts'
import { syncShippedBank } from '../features/questions/shipped-bank.ts'
import { openStorage } from '../infra/files/storage.ts'
import { createMetrics } from '../infra/metrics/metrics.ts'
import { type Command, UsageError } from './command.ts'
import { type CommandContext, withDatabase } from './with-database.ts'

/** What each set holds: positions with fifteen candidates each, and plain interviews beside them. */
const sets = {
  development: { positions: 1, interviews: 0 },
  demo: { positions: 4, interviews: 0 },
  staging: { positions: 4, interviews: 2_000 },
  load: { positions: 1, interviews: 10_000 },
} as const

export const command: Command = {
  usage: 'colloquy seed development|demo|staging|load [--interviews N]',
  run: async (args, { print }) => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { interviews: { type: 'string' } },
    })
    const [name, ...more] = positionals
    if (!name || !isSet(name) || more.length > 0) throw new UsageError(`Say one of: ${Object.keys(sets).join(', ')}.`)
    const interviews = values.interviews === undefined ? sets[name].interviews : Number(values.interviews)
    if (!Number.isInteger(interviews) || interviews < 0 || interviews > 1_000_000) {
      throw new UsageError('--interviews takes a whole number up to 1,000,000.')
    }
    const accounts = await withDatabase((context) => seed(context, sets[name].positions, interviews))
    for (const { role, email, password } of accounts) print(`${role}: ${email}  ${password}`)
    return 0
  },
}

const isSet = (name: string): name is keyof typeof sets => Object.hasOwn(sets, name)

async function seed(
  { db, config, log }: CommandContext,
  positions: number,
  interviews: number,
): Promise<DemoAccount[]> {
  const parser = createParserPool({ size: 1, timeLimitMs: 30_000, memoryLimitMb: 512 })
  try {
    await syncShippedBank(db, new Date())
    const storage = await openStorage(config)
    const parts = { config, db, storage, parser, log, metrics: createMetrics() }
    const { accounts, positionIds } = await seedDemo(parts, positions)
    const [positionId] = positionIds
    if (positionId && interviews > 0) await seedLoad(db, positionId, interviews, new Date())
    return accounts
  } finally {
    await parser.close()
  }
}
