import type { ReplyOf } from '@colloquy/contracts/endpoint'
import type { healthReady } from '@colloquy/contracts/ops'
import { sql } from 'kysely'
import type { Db } from '../../infra/db/database.ts'
import { migrationStatus } from '../../infra/db/migrate.ts'
import { withQueryName } from '../../infra/db/query-name.ts'

/** Each part of the product by name, and whether it does its work. */
export type HealthChecks = Readonly<Record<string, () => Promise<boolean>>>
/** Parts that the product can do without: they may be degraded, and never make it unready. */
export type OptionalParts = Readonly<Record<string, () => 'healthy' | 'degraded'>>

/** A part that takes longer than this to answer is as good as down. */
const patienceMs = 2000

export async function checkAll(
  checks: HealthChecks,
  withinMs = patienceMs,
  optional: OptionalParts = {},
): Promise<ReplyOf<typeof healthReady>> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([part, check]) => [part, await inTime(check, withinMs)] as const),
  )
  const needed = Object.fromEntries(results.map(([part, healthy]) => [part, healthy ? 'healthy' : 'down'] as const))
  const others = Object.fromEntries(Object.entries(optional).map(([part, state]) => [part, state()] as const))
  const parts = { ...needed, ...others }
  return { status: results.every(([, healthy]) => healthy) ? 'ready' : 'not_ready', parts }
}

async function inTime(check: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, withinMs, false)
  })
  try {
    return await Promise.race([check().catch(() => false), tooLate])
  } finally {
    clearTimeout(timer)
  }
}

/** Whether the database answers, and has the form that this version of the product needs. */
export function databaseChecks(db: Db): { database: () => Promise<boolean>; migrations: () => Promise<boolean> } {
  let migrated = false
  return {
    database: async () => {
      await withQueryName('health.database', () => sql`select 1`.execute(db))
      return true
    },
    migrations: async () => {
      // Once applied, only a person takes them back: not worth asking at each probe.
      migrated ||= (await migrationStatus(db)).every((migration) => migration.executedAt !== null)
      return migrated
    },
  }
}
