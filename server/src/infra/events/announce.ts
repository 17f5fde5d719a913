import type { LiveEvent } from '@colloquy/contracts/live-events'
import { sql } from 'kysely'
import { afterCommit, type Trx } from '../db/database.ts'
import { wakeReaders } from './wake-readers.ts'

/** Tells every open page of a change, when and only when this transaction commits. */
export async function announce(trx: Trx, event: LiveEvent, now: Date): Promise<void> {
  const interviewId = 'interviewId' in event ? event.interviewId : null
  await sql`
    insert into events (kind, interview_id, data, at)
    values (${event.kind}, ${interviewId}, ${JSON.stringify(event)}, ${now})
  `.execute(trx)
  afterCommit(trx, wakeReaders)
}
