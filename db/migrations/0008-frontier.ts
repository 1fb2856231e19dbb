/**
 * The frontier: what a crawl still has to do stands in the database, so that a killed crawl is taken up again and several
 * processes share one. What one page brought (its fetch, its document, the report, the state of its link, "done") is one
 * call and one transaction; so is what a host or platform has asked of all processes.
 */
import { type Kysely, sql } from 'kysely'

const DDL = `
alter table run drop constraint run_outcome_check;
alter table run add constraint run_outcome_check
  check (outcome in ('running', 'ok', 'failed', 'interrupted', 'paused'));
alter table run add column years smallint[];
alter table run add column seen_at timestamptz not null default now();
alter table run add column continued smallint not null default 0;
comment on column run.outcome is 'running, ok, failed, interrupted (its process vanished), or paused (quiet hours, byte budget). The last two are taken up by the next crawl.';
comment on column run.years is 'Report years asked for; null for all.';
comment on column run.seen_at is 'Last sign of life.';
comment on column run.continued is 'How often it was taken up after its process vanished or it paused.';

alter table run_portal add column browser_pages integer not null default 0;
comment on column run_portal.browser_pages is 'Pages that a browser had to draw.';

alter table fetch_log add column request text;
comment on column fetch_log.request is 'Hash of method, address and body of a list page, by which an interrupted crawl finds it again; null for other requests.';

create table crawl_worker (
  id text primary key,
  run_id integer not null references run (id) on delete cascade,
  host text not null,
  pid integer not null,
  seen_at timestamptz not null default now()
);
create index crawl_worker_run on crawl_worker (run_id);
comment on table crawl_worker is 'Processes that work on a run now.';
comment on column crawl_worker.id is 'Random; claims carry it.';
comment on column crawl_worker.run_id is 'The crawl.';
comment on column crawl_worker.host is 'Machine.';
comment on column crawl_worker.pid is 'Process.';
comment on column crawl_worker.seen_at is 'Last sign of life.';

create table crawl_task (
  run_id integer not null references run (id) on delete cascade,
  portal_id text not null references portal (id) on delete cascade,
  state text not null default 'listing' check (state in ('listing', 'collecting', 'done')),
  paused text,
  outcome text check (outcome in ('ok', 'faulty', 'blocked')),
  reason text,
  browser_pages integer not null default 0,
  started_at timestamptz not null default now(),
  seconds numeric not null default 0,
  claimed_by text,
  claimed_until timestamptz,
  primary key (run_id, portal_id)
);
create index crawl_task_portal on crawl_task (portal_id);
comment on table crawl_task is 'One portal of a run that is under way: who lists it, and what its lists said. Gone when the run is finished.';
comment on column crawl_task.run_id is 'The crawl.';
comment on column crawl_task.portal_id is 'The portal.';
comment on column crawl_task.state is 'listing, collecting (its links are in the frontier) or done.';
comment on column crawl_task.paused is 'Why it waits for a later crawl; null where it does not.';
comment on column crawl_task.outcome is 'Verdict on the lists; null until they were read.';
comment on column crawl_task.reason is 'Why the verdict is not ok.';
comment on column crawl_task.browser_pages is 'Pages that a browser had to draw so far.';
comment on column crawl_task.started_at is 'When the run began with it.';
comment on column crawl_task.seconds is 'Time spent on it by processes that have left it.';
comment on column crawl_task.claimed_by is 'The worker that lists and finishes it.';
comment on column crawl_task.claimed_until is 'When that claim ends unless it is renewed.';

create table frontier (
  id integer generated always as identity primary key,
  run_id integer not null,
  portal_id text not null,
  url text not null,
  work text not null check (work in ('report', 'probe')),
  position integer not null,
  lead jsonb,
  outcome text check (outcome in ('new', 'changed', 'unchanged', 'refused', 'unmatched', 'failed', 'probed')),
  code text,
  bytes bigint not null default 0,
  question jsonb,
  claimed_by text,
  claimed_until timestamptz,
  foreign key (run_id, portal_id) references crawl_task (run_id, portal_id) on delete cascade
);
create unique index frontier_once on frontier (run_id, portal_id, md5(url));
create index frontier_open on frontier (run_id, portal_id, position) where outcome is null;
create index frontier_claimed on frontier (claimed_by) where outcome is null and claimed_by is not null;
comment on table frontier is 'Links of a run that is under way: open, claimed by a worker, or done.';
comment on column frontier.id is 'Internal number.';
comment on column frontier.run_id is 'The crawl.';
comment on column frontier.portal_id is 'The portal.';
comment on column frontier.url is 'Where the link leads.';
comment on column frontier.work is 'report: fetch and read it; probe: a stored report that no list shows any more, is it gone?';
comment on column frontier.position is 'Order: oldest report year first.';
comment on column frontier.lead is 'The link with what its title says; null for a probe.';
comment on column frontier.outcome is 'What became of it; null while it is open.';
comment on column frontier.code is 'Code of the failure.';
comment on column frontier.bytes is 'Bytes received.';
comment on column frontier.question is 'What a person must decide, with the year it is about.';
comment on column frontier.claimed_by is 'The worker that has it.';
comment on column frontier.claimed_until is 'When that claim ends unless it is renewed.';

create table platform_slot (
  address text primary key,
  next_at timestamptz not null
);
comment on table platform_slot is 'When the next request to a platform may be sent, whichever process sends it.';
comment on column platform_slot.address is 'Address that the hosts of the platform share.';
comment on column platform_slot.next_at is 'The next free moment.';

create table host_pause (
  host text primary key,
  paused_until timestamptz,
  down_until timestamptz,
  down_why text,
  blocked_until timestamptz,
  blocked_why text
);
comment on table host_pause is 'Hosts to be left alone for now, by all processes.';
comment on column host_pause.host is 'Host and port.';
comment on column host_pause.paused_until is 'The host asked for a pause (Retry-After).';
comment on column host_pause.down_until is 'It failed too often in a row.';
comment on column host_pause.down_why is 'The last failure.';
comment on column host_pause.blocked_until is 'It refuses us.';
comment on column host_pause.blocked_why is 'The last refusal.';
`

const RECORD_FETCH = `
create function record_fetch(p jsonb) returns void language plpgsql as $$
begin
  if p#>>'{document,sha256}' is not null then
    insert into document (sha256, size, media_type, first_seen_at)
      values (p#>>'{document,sha256}', (p#>>'{document,size}')::integer, p#>>'{document,media_type}',
        (p->>'at')::timestamptz)
      on conflict do nothing;
  end if;
  insert into fetch_log (run_id, portal_id, url, final_url, status, headers, at, document_sha256, error, etag,
      last_modified, request)
    values ((p->>'run_id')::integer, p->>'portal_id', p->>'url', p->>'final_url', (p->>'status')::smallint, p->'headers',
      (p->>'at')::timestamptz, p#>>'{document,sha256}', p->>'error', p#>>'{headers,etag}',
      p#>>'{headers,last-modified}', p->>'request');
end $$;
comment on function record_fetch is 'Notes one request and the document that it brought.';
`

const RECORD_LEAD = `
create function record_lead(p jsonb) returns void language plpgsql as $$
declare
  v_agency integer;
begin
  select id into v_agency from agency where key = p->>'agency_key';
  if v_agency is not null then
    insert into agency_source (agency_id, portal_id, column_url)
      values (v_agency, p->>'portal_id', p->>'column_url') on conflict do nothing;
  end if;
  insert into lead as o (portal_id, column_url, url, title, listed_on, agency_id, agency_name, year, state, reason,
      first_seen_at, last_seen_at)
    values (p->>'portal_id', p->>'column_url', p->>'url', p->>'title', (p->>'listed_on')::date, v_agency,
      p->>'agency_name', (p->>'year')::smallint, p->>'state', p->>'reason', (p->>'seen_at')::timestamptz,
      (p->>'seen_at')::timestamptz)
    on conflict (portal_id, md5(url)) do update set
      column_url = excluded.column_url, title = excluded.title,
      listed_on = coalesce(excluded.listed_on, o.listed_on),
      agency_id = case when excluded.state = 'listed' and o.state <> 'listed' then o.agency_id else excluded.agency_id end,
      agency_name = coalesce(excluded.agency_name, o.agency_name),
      year = case when excluded.state = 'listed' and o.state <> 'listed' then o.year else excluded.year end,
      state = case when excluded.state = 'listed' then o.state else excluded.state end,
      reason = case when excluded.state = 'listed' then o.reason else excluded.reason end,
      last_seen_at = greatest(o.last_seen_at, excluded.last_seen_at);
end $$;
comment on function record_lead is 'Notes a link: "listed" never overwrites what was already found out.';
`

const SAW_AGAIN = `
create function saw_again(p_url text, p_at timestamptz) returns bigint language sql as $$
  with seen as (
    update publication set last_seen_at = greatest(last_seen_at, p_at), vanished_at = null
     where url = p_url returning report_id),
  link as (
    update lead set last_seen_at = greatest(last_seen_at, p_at) where url = p_url
       and portal_id in (select portal_id from publication where url = p_url)
       and md5(url) = md5(p_url)),
  report as (
    update report set last_seen_at = greatest(last_seen_at, p_at) where id in (select report_id from seen))
  select count(*) from seen
$$;
comment on function saw_again is 'Notes that an address still shows the reports it showed; how many stand there.';
`

const NEIGHBOURS = `
create function neighbour_versions(p_agency_key text, p_year integer, p_scope text) returns jsonb language sql stable as $$
  select jsonb_build_object('before', max(v.id) filter (where r.year = p_year - 1),
                            'next', max(v.id) filter (where r.year = p_year + 1))
    from agency a join report r on r.agency_id = a.id and r.year in (p_year - 1, p_year + 1) and r.scope = p_scope
    join report_version v on v.report_id = r.id and v.current
   where a.key = p_agency_key
$$;
comment on function neighbour_versions is 'The versions shown of the years before and after: what the checks between years rest on.';
`

const COMMIT_PAGE = `
create function commit_page(p jsonb) returns jsonb language plpgsql as $$
declare
  v_saved jsonb;
begin
  if p->'save' is not null then
    -- One after the other for one body, so that of two neighbouring years the later one to come sees the other.
    perform pg_advisory_xact_lock(8001, hashtext(p#>>'{save,agency_key}'));
    if neighbour_versions(p#>>'{save,agency_key}', (p#>>'{save,year}')::integer, p#>>'{save,scope}')
       is distinct from p->'neighbours' then
      return jsonb_build_object('stale', true);
    end if;
  end if;
  if p->'fetch' is not null then perform record_fetch(p->'fetch'); end if;
  if p->'save' is not null then
    v_saved := save_report(p->'save');
    if p->'recheck' is not null and v_saved->>'outcome' <> 'unchanged' then
      perform store_findings((p#>>'{neighbours,next}')::integer, p->'recheck');
    end if;
  end if;
  if p->>'seen_again' is not null then perform saw_again(p->>'seen_again', (p#>>'{fetch,at}')::timestamptz); end if;
  if p->'lead' is not null then perform record_lead(p->'lead'); end if;
  update frontier
     set outcome = coalesce(v_saved->>'outcome', p#>>'{done,outcome}'), code = p#>>'{done,code}',
         bytes = (p#>>'{done,bytes}')::bigint, question = p#>'{done,question}', claimed_until = null
   where id = (p#>>'{done,id}')::integer and outcome is null;
  return coalesce(v_saved, '{}');
end $$;
comment on function commit_page is 'Everything one page brought, with "done", in one transaction. The payload is made by db/queries/commit-page.ts. Says stale, and does nothing, where a neighbouring year has changed since its checks were made.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const functions = [RECORD_FETCH, RECORD_LEAD, SAW_AGAIN, NEIGHBOURS, COMMIT_PAGE]
  await sql.raw(DDL + functions.join('')).execute(db)
}
