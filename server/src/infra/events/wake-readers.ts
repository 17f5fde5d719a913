import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { withQueryName } from '../db/query-name.ts'

export const liveChannel = 'colloquy_events'

type Waking = { again: boolean }

const underWay = new WeakMap<Db, Waking>()
// What wakes for many must not run under the name, the correlation or the transaction of the one that came first.
const outside = AsyncLocalStorage.snapshot()

/**
 * Tells the readers of all processes that there is something new. PostgreSQL lets one transaction with a NOTIFY commit at
 * a time, each with its own wait for the disk: inside of the announcing transactions it would make them all queue up. So
 * it follows them, one for all that were committed meanwhile. Where it is lost, readers look by themselves within a second.
 */
export function wakeReaders(db: Db): void {
  const present = underWay.get(db)
  if (present) {
    present.again = true
    return
  }
  const waking: Waking = { again: true }
  underWay.set(db, waking)
  outside(() => void wakeUntilQuiet(db, waking))
}

async function wakeUntilQuiet(db: Db, waking: Waking): Promise<void> {
  while (waking.again) {
    waking.again = false
    await withQueryName('events.wake', () =>
      sql`
        with relaxed as materialized (select set_config('synchronous_commit', 'off', true))
        select pg_notify(${liveChannel}, '') from relaxed
      `.execute(db),
    ).catch(() => undefined) // the statement's own failure is in the log of the database
  }
  underWay.delete(db)
}
