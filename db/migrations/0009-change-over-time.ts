/**
 * What changes between two visits: the difference of each version to the one before, every date that was ever printed for
 * a report, pages that their lists still show and that are gone. A page's commit may be sent twice and counts once, and
 * what was asked stands beside what was answered.
 */
import { type Kysely, sql } from 'kysely'

const DDL = `
alter table fetch_log add column request_headers jsonb;
comment on column fetch_log.request_headers is 'Request headers as sent, names in lower case; null where nothing was sent, and for requests older than this column.';

create table version_difference (
  version_id integer primary key references report_version (id) on delete cascade,
  from_version_id integer not null references report_version (id) on delete cascade,
  cells jsonb not null,
  sentences jsonb not null
);
create index version_difference_from on version_difference (from_version_id);
comment on table version_difference is 'What a version changed against the one before it.';
comment on column version_difference.version_id is 'The version.';
comment on column version_difference.from_version_id is 'The version before it.';
comment on column version_difference.cells is 'Cells: {table, id, before, after}, each side {kind, value, raw} or null.';
comment on column version_difference.sentences is 'Sentences: {section, kind: added, removed or changed, before, after}.';

create table publication_date (
  id integer generated always as identity primary key,
  report_id integer not null references report (id) on delete cascade,
  url text not null,
  source text not null,
  date date not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null
);
create unique index publication_date_once on publication_date (report_id, md5(url), source, date);
comment on table publication_date is 'Every date that may be the day on which a report was published. Which one counts stands in publication and report.';
comment on column publication_date.id is 'Internal number.';
comment on column publication_date.report_id is 'The report.';
comment on column publication_date.url is 'Where it was seen.';
comment on column publication_date.source is 'label or meta (on the page), list, url, file (Last-Modified), first_seen (our first visit), or another place on the page.';
comment on column publication_date.date is 'The date.';
comment on column publication_date.first_seen_at is 'When it was first seen.';
comment on column publication_date.last_seen_at is 'When it was last seen.';
comment on column event.kind is 'published_date_changed, published_date_moved_back (an earlier date than at an earlier visit), content_changed, withdrawn, restored.';
`

const RECORD_FETCH = `
create or replace function record_fetch(p jsonb) returns void language plpgsql as $$
begin
  if p#>>'{document,sha256}' is not null then
    insert into document (sha256, size, media_type, first_seen_at)
      values (p#>>'{document,sha256}', (p#>>'{document,size}')::integer, p#>>'{document,media_type}',
        (p->>'at')::timestamptz)
      on conflict do nothing;
  end if;
  insert into fetch_log (run_id, portal_id, url, final_url, status, headers, request_headers, at, document_sha256, error,
      etag, last_modified, request)
    values ((p->>'run_id')::integer, p->>'portal_id', p->>'url', p->>'final_url', (p->>'status')::smallint, p->'headers',
      nullif(p->'request_headers', 'null'), (p->>'at')::timestamptz, p#>>'{document,sha256}', p->>'error',
      p#>>'{headers,etag}', p#>>'{headers,last-modified}', p->>'request');
end $$;
`

const NOTE_DATES = `
create function note_dates(p_report integer, p_url text, p_dates jsonb, p_seen timestamptz) returns void
language plpgsql as $$
declare
  v record;
  v_latest date;
begin
  for v in select distinct d.row->>'source' as source, (d.row->>'date')::date as date
             from jsonb_array_elements(p_dates) as d (row) loop
    select max(date) into v_latest from publication_date
     where report_id = p_report and md5(url) = md5(p_url) and url = p_url and source = v.source;
    insert into publication_date as o (report_id, url, source, date, first_seen_at, last_seen_at)
      values (p_report, p_url, v.source, v.date, p_seen, p_seen)
      on conflict (report_id, md5(url), source, date) do update set
        first_seen_at = least(o.first_seen_at, excluded.first_seen_at),
        last_seen_at = greatest(o.last_seen_at, excluded.last_seen_at);
    if v.source in ('label', 'meta', 'list') and v.date < v_latest
       and (select count(*) from publication_date where report_id = p_report and url = p_url and source = v.source
                and date = v.date and first_seen_at = p_seen) > 0 then
      insert into event (kind, report_id, detail) values ('published_date_moved_back', p_report,
        jsonb_build_object('url', p_url, 'source', v.source, 'from', v_latest, 'to', v.date));
    end if;
  end loop;
end $$;
comment on function note_dates is 'Keeps the dates that an address shows for a report; one that is newly earlier than before is an event.';
`

const MARK_VANISHED = `
create function mark_vanished(p_url text, p_at timestamptz) returns integer[] language plpgsql as $$
declare
  v_reports integer[];
begin
  with gone as (
    update publication set vanished_at = p_at where url = p_url and vanished_at is null returning report_id),
  told as (
    insert into event (kind, report_id, detail)
    select 'withdrawn', report_id, jsonb_build_object('url', p_url, 'at', p_at) from gone)
  select coalesce(array_agg(report_id), '{}') into v_reports from gone;
  perform choose_current(id) from unnest(v_reports) as g (id);
  return v_reports;
end $$;
comment on function mark_vanished is 'Notes that an address is gone; the reports that stood there until now. Once all its addresses are gone a report counts as withdrawn.';
`

const LATEST_VERSION = `
create function latest_version(p_agency_key text, p_year integer, p_scope text) returns integer language sql stable as $$
  select v.id from agency a join report r on r.agency_id = a.id and r.year = p_year and r.scope = p_scope
    join report_version v on v.report_id = r.id
   where a.key = p_agency_key order by v.version desc limit 1
$$;
comment on function latest_version is 'The newest version of a report: what the next one is held against.';
`

const COMMIT_PAGE = `
create or replace function commit_page(p jsonb) returns jsonb language plpgsql as $$
declare
  v_saved jsonb;
  v_done text;
begin
  select outcome into v_done from frontier where id = (p#>>'{done,id}')::integer for update;
  if v_done is not null then return jsonb_build_object('done', true); end if;
  if p->'save' is not null then
    -- One after the other for one body, so that of two neighbouring years the later one to come sees the other.
    perform pg_advisory_xact_lock(8001, hashtext(p#>>'{save,agency_key}'));
    if neighbour_versions(p#>>'{save,agency_key}', (p#>>'{save,year}')::integer, p#>>'{save,scope}')
       is distinct from p->'neighbours'
       or latest_version(p#>>'{save,agency_key}', (p#>>'{save,year}')::integer, p#>>'{save,scope}')
       is distinct from (p#>>'{difference,from_version_id}')::integer then
      return jsonb_build_object('stale', true);
    end if;
  end if;
  if p->'fetch' is not null then perform record_fetch(p->'fetch'); end if;
  if p->'save' is not null then
    v_saved := save_report(p->'save');
    if p->'recheck' is not null and v_saved->>'outcome' <> 'unchanged' then
      perform store_findings((p#>>'{neighbours,next}')::integer, p->'recheck');
    end if;
    insert into version_difference (version_id, from_version_id, cells, sentences)
      select (v_saved->>'version_id')::integer, d.from_version_id, p#>'{difference,cells}', p#>'{difference,sentences}'
        from (select (p#>>'{difference,from_version_id}')::integer as from_version_id) d
       where d.from_version_id < (v_saved->>'version_id')::integer
      on conflict do nothing;
    perform note_dates((v_saved->>'report_id')::integer, p#>>'{save,document,url}', p#>'{save,candidates}',
      (p#>>'{save,seen_at}')::timestamptz);
  end if;
  if p->>'seen_again' is not null then perform saw_again(p->>'seen_again', (p#>>'{fetch,at}')::timestamptz); end if;
  if p->>'gone' is not null then perform mark_vanished(p->>'gone', (p#>>'{fetch,at}')::timestamptz); end if;
  if p->'lead' is not null then perform record_lead(p->'lead'); end if;
  update frontier
     set outcome = coalesce(v_saved->>'outcome', p#>>'{done,outcome}'), code = p#>>'{done,code}',
         bytes = (p#>>'{done,bytes}')::bigint, question = p#>'{done,question}', claimed_until = null
   where id = (p#>>'{done,id}')::integer;
  return coalesce(v_saved, '{}');
end $$;
comment on function commit_page is 'Everything one page brought, with "done", in one transaction; nothing where that link is done already, so that it may be sent again. The payload is made by db/queries/commit-page.ts. Says stale, and does nothing, where a neighbouring year or the version before has changed since the payload was made.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const functions = [RECORD_FETCH, NOTE_DATES, MARK_VANISHED, LATEST_VERSION, COMMIT_PAGE]
  await sql.raw(DDL + functions.join('')).execute(db)
}
