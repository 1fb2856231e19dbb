/** Where a lost column of a portal may be now: proposed by a crawl, settled by a person in the portal file. */
import { type Kysely, sql } from 'kysely'

const DDL = `
create table column_proposal (
  portal_id text not null references portal (id) on delete cascade,
  column_url text not null,
  proposed_url text not null,
  how text not null,
  known integer not null,
  listed integer not null,
  proven boolean not null,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);
create unique index column_proposal_once on column_proposal (portal_id, md5(column_url));
comment on table column_proposal is 'Where a lost column may be now; gone once the column lists again or the portal file has lost it.';
comment on column column_proposal.portal_id is 'The portal.';
comment on column column_proposal.column_url is 'The column, as the portal file names it.';
comment on column column_proposal.proposed_url is 'Where it may be now.';
comment on column column_proposal.how is 'By what it was found.';
comment on column column_proposal.known is 'Reports known from the column.';
comment on column column_proposal.listed is 'Of those, the ones that the proposed list shows.';
comment on column column_proposal.proven is 'At least half of them: then crawls read it in place of the lost one.';
comment on column column_proposal.first_seen_at is 'When it was first proposed.';
comment on column column_proposal.last_seen_at is 'When a crawl last found it so.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
}
