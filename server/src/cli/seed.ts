import { createParserPool } from '@colloquy/resume/parser-pool'
import { seedDemo } from '../demo/seed-demo.ts'
import { syncShippedBank } from '../features/questions/shipped-bank.ts'
import { openStorage } from '../infra/files/storage.ts'
import { createMetrics } from '../infra/metrics/metrics.ts'
import { type Command, UsageError } from './command.ts'
import { withDatabase } from './with-database.ts'

export const command: Command = {
  usage: 'colloquy seed demo',
  run: async ([what, ...more], { print }) => {
    if (what !== 'demo' || more.length > 0) throw new UsageError('There is one set of sample data: demo.')
    const parser = createParserPool({ size: 1, timeLimitMs: 30_000, memoryLimitMb: 512 })
    try {
      const accounts = await withDatabase(async ({ db, config, log }) => {
        await syncShippedBank(db, new Date())
        const storage = await openStorage(config)
        return seedDemo({ config, db, storage, parser, log, metrics: createMetrics() })
      })
      for (const { role, email, password } of accounts) print(`${role}: ${email}  ${password}`)
      return 0
    } finally {
      await parser.close()
    }
  },
}
