import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table users drop constraint users_role_check;
    alter table users add constraint users_role_check check (role in ('admin', 'interviewer', 'reviewer', 'auditor'));

    create table position_assignments (
      position_id uuid not null references positions on delete cascade,
      user_id uuid not null references users on delete cascade,
      assigned_by uuid references users on delete set null,
      assigned_at timestamptz not null,
      primary key (user_id, position_id)
    );
    create index position_assignments_position on position_assignments (position_id);
  `.execute(db)
}

/** People with the newer roles lose their access with them: an older server would take them for more than they are. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop table position_assignments;
    update users set role = 'interviewer', active = false where role in ('reviewer', 'auditor');
    alter table users drop constraint users_role_check;
    alter table users add constraint users_role_check check (role in ('admin', 'interviewer'));
  `.execute(db)
}
