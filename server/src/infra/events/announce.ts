import type { LiveEvent } from '@colloquy/contracts/live-events'
import { type RawBuilder, sql } from 'kysely'
import { afterCommit, type DbOrTrx, type Trx } from '../db/database.ts'
import { wakeReaders } from './wake-readers.ts'

/** Tells every open page of a change, when and only when this transaction commits. */
export async function announce(trx: Trx, event: LiveEvent, now: Date): Promise<void> {
  await announcement(event, now).execute(trx)
  tellReaders(trx)
}

/** The same as part of a larger statement, once for each row of `from`; its sender calls `tellReaders` afterwards. */
export function announcement(event: LiveEvent, now: Date, from?: string): RawBuilder<object> {
  const interviewId = 'interviewId' in event ? event.interviewId : null
  return sql<object>`
    insert into events (kind, interview_id, data, at)
    select ${event.kind}, ${interviewId}::uuid, ${JSON.stringify(event)}::jsonb, ${now}::timestamptz
    ${from ? sql`from ${sql.table(from)}` : sql``}`
}

export function tellReaders(db: DbOrTrx): void {
  if (db.isTransaction) afterCommit(db as Trx, wakeReaders)
  else wakeReaders(db)
}
