import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { queries } from '../db/query-name.ts'

const rows = queries('jobs', {
  async isThere(db: Db): Promise<boolean> {
    const found = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(db)
    return found.rows[0]?.there ?? false
  },

  async forget(db: Db, ids: readonly string[]): Promise<void> {
    await sql`delete from pgboss.job where state <> 'active' and jsonb_typeof(data -> 'payload') = 'object'
      and exists (select 1 from jsonb_each_text(data -> 'payload') as field where field.value = any(${ids}))`.execute(
      db,
    )
  },
})

/** Removes the jobs whose payload names one of these ids, done or waiting: the reason of a failure may quote a person. */
export async function forgetJobsAbout(db: Db, ids: readonly string[]): Promise<void> {
  if (await rows.isThere(db)) await rows.forget(db, ids)
}
