import { type Kysely, sql } from 'kysely'

/** For the last checkpoint before an entry. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index audit_checkpoints_seq on audit_checkpoints (seq)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index audit_checkpoints_seq`.execute(db)
}
