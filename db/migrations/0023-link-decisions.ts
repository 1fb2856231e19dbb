/**
 * What a person decided of a listed link: whose report it is and of which year, or that it is none. Kept by address, so
 * that every later crawl goes by it.
 */
import { type Kysely, sql } from 'kysely'

const DDL = `
create table link_decision (
  address text primary key check (address <> ''),
  verdict text not null check (verdict in ('report', 'refused')),
  agency_id integer references agency (id) on delete cascade,
  year integer check (year between 2000 and 2100),
  author text not null check (author <> ''),
  note text,
  at timestamptz not null default now(),
  check ((verdict = 'report') = (agency_id is not null and year is not null))
);
create index link_decision_agency on link_decision (agency_id);
comment on table link_decision is 'What a person decided of a listed link; every later crawl goes by it.';
comment on column link_decision.address is 'The address without scheme, www and mobile marks: one for all addresses of a page.';
comment on column link_decision.verdict is 'report (of that body and year) or refused (no report of ours).';
comment on column link_decision.agency_id is 'Whose report it is.';
comment on column link_decision.year is 'Report year.';
comment on column link_decision.author is 'Who decided.';
comment on column link_decision.note is 'Why.';
comment on column link_decision.at is 'When.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
}
