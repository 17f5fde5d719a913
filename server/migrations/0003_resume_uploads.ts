import { type Kysely, sql } from 'kysely'

// Files on their way in. The parts lie in the database, not in the storage: one transaction takes a part and moves the
// offset, and nothing can be left behind that no row knows of.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table resume_uploads (
      id uuid primary key,
      interview_id uuid not null references interviews on delete cascade,
      file_name text not null,
      size integer not null,
      sha256 text,
      received integer not null default 0,
      ended_at timestamptz,
      touched_at timestamptz not null
    );
    create index resume_uploads_interview on resume_uploads (interview_id);

    create table resume_upload_parts (
      upload_id uuid not null references resume_uploads on delete cascade,
      at_offset integer not null,
      bytes bytea not null,
      primary key (upload_id, at_offset)
    );
  `.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table resume_upload_parts;
    drop table resume_uploads;
  `.execute(db)
}
