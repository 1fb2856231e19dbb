/** What the browser is for: which hosts need it, settled once, and how long it drew. */
import { type Kysely, sql } from 'kysely'

const DDL = `
create table drawn_host (
  host text primary key,
  why text not null,
  decided_at timestamptz not null default now()
);
comment on table drawn_host is 'Hosts whose lists a browser draws: settled when drawing first showed rows that the served page had not. Delete a row to have it settled anew.';
comment on column drawn_host.host is 'Host, with its port unless it is the scheme''s own.';
comment on column drawn_host.why is 'What was seen.';
comment on column drawn_host.decided_at is 'When it was settled.';

alter table run_portal add column browser_seconds numeric not null default 0;
comment on column run_portal.browser_seconds is 'Time in which a browser drew pages, part of seconds.';
alter table crawl_task add column browser_seconds numeric not null default 0;
comment on column crawl_task.browser_seconds is 'Time in which a browser drew pages so far.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
}
