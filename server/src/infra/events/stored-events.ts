import { LiveEvent } from '@colloquy/contracts/live-events'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { queries } from '../db/query-name.ts'
import type { Cursor } from './cursor.ts'

export type FeedEvent = { readonly cursor: Cursor; readonly event: LiveEvent }
/** `held`: committed events follow that wait for an older transaction to end. */
export type Batch = {
  readonly events: readonly FeedEvent[]
  readonly last: Cursor
  readonly full: boolean
  readonly held: boolean
}

type Row = { tx: string; id: string; data: unknown; settled: boolean }

/** How far back a reader may resume. */
export const eventsKeptMs = 24 * 60 * 60 * 1000

const horizon = sql`pg_snapshot_xmin(pg_current_snapshot())`

/** SQL over the table `events`. */
export const storedEvents = queries(
  'events',
  {
    /** Where a reader that starts now begins: every event before is settled, none after has been read. */
    async findHorizon(db: Db): Promise<Cursor> {
      const { rows } = await sql<{ tx: string }>`select ${horizon}::text as tx`.execute(db)
      return { tx: BigInt(rows[0]?.tx ?? 0), id: 0n }
    },

    /**
     * The next events in order, at most `limit`. Only those whose transaction is older than every open one: an open one
     * may still commit an event that belongs before the later ones.
     */
    async readAfter(db: Db, after: Cursor, limit: number): Promise<Batch> {
      const { rows } = await sql<Row>`
      select tx::text as tx, id, data, tx < ${horizon} as settled
      from events
      where (tx, id) > (${String(after.tx)}::xid8, ${String(after.id)}::bigint)
      order by tx, id
      limit ${limit}
    `.execute(db)
      const settled = rows.filter((row) => row.settled)
      const events = settled.flatMap((row) => {
        // A newer version of the product may write kinds that this one does not know.
        const event = LiveEvent.safeParse(row.data)
        return event.success ? [{ cursor: cursorOf(row), event: event.data }] : []
      })
      const newest = settled.at(-1)
      return {
        events,
        last: newest ? cursorOf(newest) : after,
        full: settled.length === limit,
        held: settled.length < rows.length,
      }
    },

    /** Whether everything after the cursor is still there; not when it is too old or of another database. */
    async canResume(db: Db, after: Cursor, now: Date): Promise<boolean> {
      const { rows } = await sql<{ ours: boolean; begun: boolean | null; oldest_at: Date | null }>`
      select ${String(after.tx)}::xid8 <= ${horizon} as ours,
        (oldest.tx, oldest.id) <= (${String(after.tx)}::xid8, ${String(after.id)}::bigint) as begun,
        oldest.at as oldest_at
      from (select 1) as one
      left join (select tx, id, at from events order by tx, id limit 1) as oldest on true
    `.execute(db)
      const found = rows[0]
      if (!found?.ours) return false
      // Without an event at or before the cursor, nothing is missing as long as nothing can have been deleted yet.
      return found.begun !== false || (found.oldest_at?.getTime() ?? 0) > now.getTime() - eventsKeptMs
    },

    /** Deletes events older than `before` but for the newest of them, which shows later that there were older ones. */
    async deleteOld(db: Db, before: Date): Promise<number> {
      const result = await sql`
      delete from events
      where at < ${before}
        and (tx, id) < (select tx, id from events where at < ${before} order by tx desc, id desc limit 1)
    `.execute(db)
      return Number(result.numAffectedRows ?? 0)
    },
  },
  { prepared: ['readAfter'] },
)

/** Deletes the events that nobody may resume from any more; the number of them. */
export const deleteOldEvents = (db: Db, before: Date): Promise<number> => storedEvents.deleteOld(db, before)

const cursorOf = (row: Pick<Row, 'tx' | 'id'>): Cursor => ({ tx: BigInt(row.tx), id: BigInt(row.id) })
