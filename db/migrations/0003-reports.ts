/**
 * Reports, their versions, their figures and what the checks said. Figures are one wide row a form table (a zero costs
 * three bytes); a column is null unless the cell holds a number. What a cell was otherwise, how it was printed and
 * where it stood is kept once per version, in the order of the columns.
 */
import { type Kysely, sql } from 'kysely'
import {
  FIGURE_COLUMNS_1,
  FIGURE_TABLES_1,
  type FigureTable,
  FROZEN_INDICATORS_1,
} from './frozen-columns-1.ts'

const DDL = `
create table report (
  id integer generated always as identity primary key,
  agency_id integer not null references agency (id),
  year smallint not null check (year between 2000 and 2100),
  scope text not null,
  published_on date,
  published_on_source text,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  versions smallint not null default 0,
  unique (agency_id, year, scope)
);
create index report_year on report (year, agency_id);
comment on table report is 'The report of one body for one year in one scope.';
comment on column report.id is 'Internal number.';
comment on column report.agency_id is 'The body.';
comment on column report.year is 'The year reported on.';
comment on column report.scope is 'Whose figures: own, government_organ, regional_summary …';
comment on column report.published_on is 'Earliest publication date among its addresses.';
comment on column report.published_on_source is 'label or meta (on the page), list (beside the link), url.';
comment on column report.first_seen_at is 'When it was first seen.';
comment on column report.last_seen_at is 'When it was last seen.';
comment on column report.versions is 'How many versions there are.';

create table report_version (
  id integer generated always as identity primary key,
  report_id integer not null references report (id) on delete cascade,
  version smallint not null,
  current boolean not null default false,
  document_sha256 text not null references document (sha256),
  parser_version text not null,
  checksum text not null,
  run_id integer references run (id) on delete set null,
  made_at timestamptz not null default now(),
  fetched_at timestamptz not null,
  source_url text not null,
  status text not null,
  reason text,
  title text,
  agency_printed text,
  era text,
  published_on date,
  findings_error smallint not null default 0,
  findings_warning smallint not null default 0,
  dates jsonb not null default '[]',
  leftovers jsonb not null default '[]',
  attachments jsonb not null default '[]',
  provenance jsonb not null default '{}',
  passed jsonb not null default '[]',
  findings_checksum text not null,
  unique (report_id, version)
);
create unique index report_version_current on report_version (report_id) where current;
create index report_version_document on report_version (document_sha256);
create index report_version_run on report_version (run_id) where run_id is not null;
comment on table report_version is 'One reading of a report with its own content; the same content is never kept twice in a row.';
comment on column report_version.id is 'Internal number.';
comment on column report_version.report_id is 'The report.';
comment on column report_version.version is 'From 1.';
comment on column report_version.current is 'The version shown: the newest of the best readable address where it is published.';
comment on column report_version.document_sha256 is 'The bytes it was read from.';
comment on column report_version.parser_version is 'The last parser version that read this content from these bytes.';
comment on column report_version.checksum is 'Of everything read but places, to tell a changed report from a changed page frame.';
comment on column report_version.run_id is 'The crawl that made it.';
comment on column report_version.made_at is 'When it was made.';
comment on column report_version.fetched_at is 'When the bytes were fetched.';
comment on column report_version.source_url is 'Where the bytes were fetched.';
comment on column report_version.status is 'complete, partial, needs_ocr, attachment_only, not_a_report or unreadable.';
comment on column report_version.reason is 'Why it is not complete.';
comment on column report_version.title is 'Printed title.';
comment on column report_version.agency_printed is 'Body as printed.';
comment on column report_version.era is 'Form: era_2021, era_2019, era_2014, local_2008 or narrative.';
comment on column report_version.published_on is 'Date that this edition states.';
comment on column report_version.findings_error is 'Failed checks of severity error.';
comment on column report_version.findings_warning is 'Failed checks of severity warning.';
comment on column report_version.dates is 'Every date candidate with its source.';
comment on column report_version.leftovers is 'Whatever nothing claimed.';
comment on column report_version.attachments is 'Files the page offers.';
comment on column report_version.provenance is 'Per form table, in column order: kinds (k), places (p), and by position raw texts (r), notes (n), printed units (u), units other than the indicator''s (x).';
comment on column report_version.findings_checksum is 'Of everything the checks said.';
comment on column report_version.passed is 'Checks that passed, compact: [check, key, severity, cells, expected, actual, message, fingerprint].';

create table publication (
  id integer generated always as identity primary key,
  report_id integer not null references report (id) on delete cascade,
  version_id integer not null references report_version (id),
  url text not null,
  portal_id text references portal (id) on delete set null,
  column_url text,
  title text,
  listed_on date,
  first_document_sha256 text not null references document (sha256),
  document_sha256 text not null references document (sha256),
  published_on date,
  published_on_source text,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  vanished_at timestamptz
);
create unique index publication_once on publication (report_id, md5(url));
create index publication_url on publication using hash (url);
create index publication_version on publication (version_id);
create index publication_portal on publication (portal_id) where portal_id is not null;
create index publication_document on publication (document_sha256);
create index publication_first_document on publication (first_document_sha256);
comment on table publication is 'An address where a report was seen.';
comment on column publication.id is 'Internal number.';
comment on column publication.report_id is 'The report.';
comment on column publication.version_id is 'The version last seen there.';
comment on column publication.url is 'The address.';
comment on column publication.portal_id is 'The portal that listed it.';
comment on column publication.column_url is 'The column that listed it.';
comment on column publication.title is 'Link text.';
comment on column publication.listed_on is 'Date beside the link.';
comment on column publication.first_document_sha256 is 'The bytes first seen there.';
comment on column publication.document_sha256 is 'The bytes last seen there.';
comment on column publication.published_on is 'Date by the bytes first seen there, as last read: on the page, else beside the link, else in the address. A later edition does not move it.';
comment on column publication.published_on_source is 'label or meta (on the page), list, url.';
comment on column publication.first_seen_at is 'When first seen there.';
comment on column publication.last_seen_at is 'When last seen there.';
comment on column publication.vanished_at is 'When it was found to be gone.';

create table section (
  version_id integer not null references report_version (id) on delete cascade,
  position smallint not null,
  section_id text not null,
  heading text,
  text text not null,
  primary key (version_id, position)
);
comment on table section is 'The narrative of a version.';
comment on column section.version_id is 'The version.';
comment on column section.position is 'Order in the document, from 0.';
comment on column section.section_id is 'overview, proactive_disclosure, requests …';
comment on column section.heading is 'As printed; null where the heading is lost.';
comment on column section.text is 'The text.';

create table finding (
  version_id integer not null references report_version (id) on delete cascade,
  position smallint not null,
  check_id text not null,
  key text not null,
  fingerprint text not null,
  state text not null check (state in ('pass_with_blanks', 'fail', 'not_assessable')),
  severity text not null check (severity in ('error', 'warning', 'info')),
  cells text[] not null,
  expected numeric,
  actual numeric,
  message text not null,
  primary key (version_id, position)
);
create index finding_fingerprint on finding (fingerprint);
create index finding_failed on finding (check_id, version_id) where state = 'fail';
comment on table finding is 'What the checks say of a version, passes aside (they are in report_version.passed).';
comment on column finding.version_id is 'The version.';
comment on column finding.position is 'Order, from 0.';
comment on column finding.check_id is 'Check, e.g. t3_balance.';
comment on column finding.key is 'What within the check.';
comment on column finding.fingerprint is 'The same for the same doubt in every version.';
comment on column finding.state is 'fail, pass_with_blanks or not_assessable.';
comment on column finding.severity is 'error, warning or info.';
comment on column finding.cells is 'Cells the verdict rests on.';
comment on column finding.expected is 'Value that would be right.';
comment on column finding.actual is 'Value found.';
comment on column finding.message is 'In words.';

create table verdict (
  fingerprint text primary key,
  verdict text not null check (verdict in ('confirmed', 'dismissed')),
  author text not null,
  note text,
  at timestamptz not null default now()
);
comment on table verdict is 'What a person decided about a finding; it survives every re-run.';
comment on column verdict.fingerprint is 'The finding.';
comment on column verdict.verdict is 'confirmed or dismissed.';
comment on column verdict.author is 'Who.';
comment on column verdict.note is 'Why.';
comment on column verdict.at is 'When.';

create table duty (
  agency_id integer not null references agency (id) on delete cascade,
  year smallint not null check (year between 2000 and 2100),
  due_on date,
  due_basis text not null,
  local_due date,
  exempt_reason text,
  held_reason text,
  primary key (agency_id, year)
);
create index duty_year on duty (year, agency_id);
comment on table duty is 'Which body must publish for which year, and by when.';
comment on column duty.agency_id is 'The body.';
comment on column duty.year is 'The year reported on.';
comment on column duty.due_on is 'Last day in time; null where no date is known.';
comment on column duty.due_basis is 'What the date rests on.';
comment on column duty.local_due is 'Earlier date set by the local office; shown, not judged.';
comment on column duty.exempt_reason is 'Why it need not publish.';
comment on column duty.held_reason is 'What a person must decide first.';

create table event (
  id integer generated always as identity primary key,
  at timestamptz not null default now(),
  kind text not null,
  report_id integer references report (id) on delete cascade,
  detail jsonb not null default '{}'
);
create index event_report on event (report_id) where report_id is not null;
comment on table event is 'Things worth telling that happened to a report: date moved, content changed, page withdrawn or back.';
comment on column event.id is 'Internal number.';
comment on column event.at is 'When it was noticed.';
comment on column event.kind is 'published_date_changed, content_changed, withdrawn, restored.';
comment on column event.report_id is 'The report.';
comment on column event.detail is 'Facts.';
`

function figureTable(table: FigureTable): string {
  const labels = new Map<string, string>()
  for (const row of FROZEN_INDICATORS_1)
    if (row.table === table && !labels.has(row.id)) labels.set(row.id, row.label_zh)
  const columns = FIGURE_COLUMNS_1[table].map((id) => `  "${id}" numeric`).join(',\n')
  const comments = FIGURE_COLUMNS_1[table].map(
    (id) => `comment on column figure_${table}."${id}" is '${(labels.get(id) ?? id).replaceAll("'", "''")}';`,
  )
  return `
create table figure_${table} (
  version_id integer primary key references report_version (id) on delete cascade,
${columns}
);
comment on table figure_${table} is 'Numbers of table ${table}, one row a version; null: no number is printed there.';
comment on column figure_${table}.version_id is 'The version.';
${comments.join('\n')}
`
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL + FIGURE_TABLES_1.map(figureTable).join('')).execute(db)
}
