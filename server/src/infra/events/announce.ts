import type { LiveEvent } from '@colloquy/contracts/live-events'
import { sql } from 'kysely'
import type { Trx } from '../db/database.ts'

export const liveChannel = 'colloquy_events'

/** Tells every open page of a change, when and only when this transaction commits. */
export async function announce(trx: Trx, event: LiveEvent, now: Date): Promise<void> {
  const interviewId = 'interviewId' in event ? event.interviewId : null
  await sql`
    with added as (
      insert into events (kind, interview_id, data, at)
      values (${event.kind}, ${interviewId}, ${JSON.stringify(event)}, ${now})
      returning id
    )
    select pg_notify(${liveChannel}, '') from added
  `.execute(trx)
}
