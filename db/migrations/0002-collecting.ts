/** What the crawls did: runs, visits of columns, fetches, served documents, and every link that promised a report. */
import { type Kysely, sql } from 'kysely'

const DDL = `
create table run (
  id integer generated always as identity primary key,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  outcome text not null default 'running' check (outcome in ('running', 'ok', 'failed', 'interrupted')),
  host text not null,
  pid integer not null
);
create index run_running on run (host) where outcome = 'running';
comment on table run is 'One crawl.';
comment on column run.id is 'Internal number.';
comment on column run.started_at is 'When it began.';
comment on column run.finished_at is 'When it ended; null while it runs.';
comment on column run.outcome is 'running, ok, failed, or interrupted (its process vanished).';
comment on column run.host is 'Machine it ran on.';
comment on column run.pid is 'Process it ran in.';

create table run_portal (
  run_id integer not null references run (id) on delete cascade,
  portal_id text not null references portal (id) on delete cascade,
  outcome text not null check (outcome in ('ok', 'faulty', 'blocked')),
  reason text,
  seconds numeric not null,
  listed integer not null, fetched integer not null, new integer not null, changed integer not null,
  unchanged integer not null, refused integer not null, unmatched integer not null, failed integer not null,
  bytes bigint not null,
  failures jsonb not null default '{}',
  finished_at timestamptz not null default now(),
  primary key (run_id, portal_id)
);
create index run_portal_latest on run_portal (portal_id, run_id desc);
comment on table run_portal is 'What one crawl did at one portal; written when the portal is done, so that its latest row is the health of the portal.';
comment on column run_portal.run_id is 'The crawl.';
comment on column run_portal.portal_id is 'The portal.';
comment on column run_portal.outcome is 'ok; faulty (down, moved, under its expectation); blocked (refused, challenged, robots). Anything but ok makes every unpublished duty there unknown.';
comment on column run_portal.reason is 'Why it is not ok.';
comment on column run_portal.seconds is 'Duration.';
comment on column run_portal.listed is 'Links that promised a report.';
comment on column run_portal.fetched is 'Documents fetched.';
comment on column run_portal.new is 'Reports stored for the first time.';
comment on column run_portal.changed is 'Reports that got a new version.';
comment on column run_portal.unchanged is 'Reports seen again as they were.';
comment on column run_portal.refused is 'Links that were no report.';
comment on column run_portal.unmatched is 'Reports of no known body.';
comment on column run_portal.failed is 'Documents that could not be fetched or read.';
comment on column run_portal.bytes is 'Bytes received.';
comment on column run_portal.failures is 'Reason → number of documents.';
comment on column run_portal.finished_at is 'When the portal was done.';

create table visit (
  id integer generated always as identity primary key,
  run_id integer not null references run (id) on delete cascade,
  portal_id text not null references portal (id) on delete cascade,
  column_url text not null,
  year_from smallint,
  year_to smallint,
  outcome text not null check (outcome in ('ok', 'faulty', 'blocked')),
  reason text,
  links integer not null,
  reports integer not null,
  started_at timestamptz not null,
  finished_at timestamptz not null default now()
);
create unique index visit_once on visit (run_id, portal_id, md5(column_url), coalesce(year_from, 0), coalesce(year_to, 0));
create index visit_latest on visit (portal_id, run_id desc);
comment on table visit is 'One crawl reading one list column of one portal to its end, or failing to.';
comment on column visit.id is 'Internal number.';
comment on column visit.run_id is 'The crawl.';
comment on column visit.portal_id is 'The portal.';
comment on column visit.column_url is 'The column.';
comment on column visit.year_from is 'First report year the visit looked for; null: no lower bound.';
comment on column visit.year_to is 'Last report year the visit looked for; null: no upper bound.';
comment on column visit.outcome is 'ok, faulty or blocked.';
comment on column visit.reason is 'Why it is not ok.';
comment on column visit.links is 'Links seen.';
comment on column visit.reports is 'Links taken for reports.';
comment on column visit.started_at is 'When it began: only a visit that began after the due date proves an absence.';
comment on column visit.finished_at is 'When it ended.';

create table document (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size >= 0),
  media_type text,
  first_seen_at timestamptz not null default now()
);
comment on table document is 'Served bytes, once per content; the bytes themselves are in the archive under the same hash.';
comment on column document.sha256 is 'SHA-256 of the bytes.';
comment on column document.size is 'Bytes.';
comment on column document.media_type is 'What the server called it.';
comment on column document.first_seen_at is 'When these bytes were first seen.';

create table fetch_log (
  id integer generated always as identity primary key,
  run_id integer references run (id) on delete set null,
  portal_id text references portal (id) on delete set null,
  url text not null,
  final_url text,
  status smallint,
  headers jsonb not null default '{}',
  at timestamptz not null default now(),
  document_sha256 text references document (sha256),
  error text,
  etag text,
  last_modified text
);
create index fetch_log_url on fetch_log using hash (url);
create index fetch_log_run on fetch_log (run_id) where run_id is not null;
create index fetch_log_portal on fetch_log (portal_id) where portal_id is not null;
create index fetch_log_document on fetch_log (document_sha256) where document_sha256 is not null;
comment on table fetch_log is 'Every request and what came of it.';
comment on column fetch_log.id is 'Internal number.';
comment on column fetch_log.run_id is 'The crawl it belonged to.';
comment on column fetch_log.portal_id is 'The portal it was for.';
comment on column fetch_log.url is 'Address asked for.';
comment on column fetch_log.final_url is 'Address after redirects.';
comment on column fetch_log.status is 'HTTP status; null where no answer came.';
comment on column fetch_log.headers is 'Answer headers.';
comment on column fetch_log.at is 'When.';
comment on column fetch_log.document_sha256 is 'The bytes served; for 304 those of the earlier answer.';
comment on column fetch_log.error is 'Why there are no bytes.';
comment on column fetch_log.etag is 'Validator for the next request.';
comment on column fetch_log.last_modified is 'Validator for the next request.';

create table lead (
  id integer generated always as identity primary key,
  portal_id text not null references portal (id) on delete cascade,
  column_url text not null,
  url text not null,
  title text not null,
  listed_on date,
  agency_id integer references agency (id) on delete set null,
  agency_name text,
  year smallint,
  state text not null check (state in ('listed', 'saved', 'failed', 'held', 'refused', 'unmatched')),
  reason text,
  document_sha256 text references document (sha256),
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);
create unique index lead_once on lead (portal_id, md5(url));
create index lead_agency on lead (agency_id, year) where agency_id is not null;
create index lead_document on lead (document_sha256) where document_sha256 is not null;
comment on table lead is 'Links that promised a report. A listed report that could not be fetched or matched keeps its body from being called missing.';
comment on column lead.id is 'Internal number.';
comment on column lead.portal_id is 'The portal.';
comment on column lead.column_url is 'The column it was last seen in.';
comment on column lead.url is 'Where it leads.';
comment on column lead.title is 'Link text.';
comment on column lead.listed_on is 'Date beside the link.';
comment on column lead.agency_id is 'Whose report it seems to be.';
comment on column lead.agency_name is 'The name that was found, also where no body matched it.';
comment on column lead.year is 'Report year it seems to be of.';
comment on column lead.state is 'listed (not fetched yet), saved, failed, held (a person must decide), refused (no report), unmatched (no known body).';
comment on column lead.reason is 'Why it failed, is held, refused or unmatched.';
comment on column lead.document_sha256 is 'The bytes it led to, where it did.';
comment on column lead.first_seen_at is 'When it was first listed.';
comment on column lead.last_seen_at is 'When it was last listed.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
}
