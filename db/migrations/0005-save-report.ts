/**
 * Saving one report is one call and one transaction. The report's row is locked first, so that two processes that save
 * the same report come one after the other, and the second one finds what the first one wrote.
 *
 * A version is one content. The same content at an address already known changes nothing but dates of sight; other
 * content makes a new version, and the version shown is that of the best readable address, the oldest one first.
 * An address keeps the publication date it was first seen with; only a better reading of those very bytes corrects it.
 */
import { type Kysely, sql } from 'kysely'
import { FIGURE_TABLES_1 } from './frozen-columns-1.ts'

const STORE_FINDINGS = `
create function store_findings(p_version integer, p jsonb) returns void language plpgsql as $$
begin
  delete from finding where version_id = p_version;
  insert into finding (version_id, position, check_id, key, fingerprint, state, severity, cells, expected, actual, message)
    select p_version, (f.ord - 1)::smallint, f.row->>'check', f.row->>'key', f.row->>'fingerprint', f.row->>'state',
           f.row->>'severity', array(select jsonb_array_elements_text(f.row->'cells')),
           (f.row->>'expected')::numeric, (f.row->>'actual')::numeric, f.row->>'message'
      from jsonb_array_elements(p->'rows') with ordinality as f (row, ord);
  update report_version
     set passed = p->'passed', findings_checksum = p->>'checksum',
         findings_error = (p->>'error')::smallint, findings_warning = (p->>'warning')::smallint
   where id = p_version;
end $$;
comment on function store_findings is 'Replaces what the checks said of a version.';
`

const CHOOSE_CURRENT = `
create function choose_current(p_report integer) returns integer language plpgsql as $$
declare
  v_target integer;
begin
  select p.version_id into v_target
    from publication p join report_version v on v.id = p.version_id
   where p.report_id = p_report
   order by case v.status when 'complete' then 0 when 'partial' then 1 else 2 end,
            p.vanished_at is not null, p.first_seen_at, p.id
   limit 1;
  update report_version set current = false where report_id = p_report and current and id <> v_target;
  update report_version set current = true where id = v_target and not current;
  update report r set (published_on, published_on_source) =
    (select p.published_on, p.published_on_source from publication p
      where p.report_id = p_report and p.published_on is not null order by p.published_on, p.id limit 1)
   where r.id = p_report;
  return v_target;
end $$;
comment on function choose_current is 'Decides which version of a report is shown, and the publication date of the report.';
`

const figures = FIGURE_TABLES_1.map(
  (table) => `
    if p#>'{figures,${table}}' is not null then
      insert into figure_${table} select * from jsonb_populate_record(null::figure_${table},
        p#>'{figures,${table}}' || jsonb_build_object('version_id', v_version));
    end if;`,
).join('')

const ADD_VERSION = `
create function add_version(p_report integer, p jsonb) returns integer language plpgsql as $$
declare
  v_version integer;
  v_number smallint;
begin
  update report set versions = versions + 1 where id = p_report returning versions into v_number;
  insert into report_version (report_id, version, document_sha256, parser_version, checksum, run_id, fetched_at,
      source_url, status, reason, title, agency_printed, era, published_on, dates, leftovers, attachments, provenance,
      findings_checksum)
    values (p_report, v_number, p#>>'{document,sha256}', p->>'parser_version', p->>'checksum',
      (p->>'run_id')::integer, (p#>>'{document,fetched_at}')::timestamptz, p#>>'{document,url}', p#>>'{version,status}',
      p#>>'{version,reason}', p#>>'{version,title}', p#>>'{version,agency_printed}', p#>>'{version,era}',
      (p#>>'{published,on}')::date, p#>'{version,dates}', p#>'{version,leftovers}', p#>'{version,attachments}',
      p->'provenance', '')
    returning id into v_version;
  insert into section (version_id, position, section_id, heading, text)
    select v_version, (s.ord - 1)::smallint, s.row->>'id', s.row->>'heading', s.row->>'text'
      from jsonb_array_elements(p->'sections') with ordinality as s (row, ord);
  ${figures}
  perform store_findings(v_version, p->'findings');
  return v_version;
end $$;
comment on function add_version is 'Adds a version with its sections, figures and findings.';
`

const SEE_PUBLICATION = `
create function see_publication(p_report integer, p_version integer, p_before publication, p jsonb) returns void
language plpgsql as $$
declare
  v_seen timestamptz := (p->>'seen_at')::timestamptz;
  v_on date := (p#>>'{published,on}')::date;
begin
  insert into publication as o (report_id, version_id, url, portal_id, column_url, title, listed_on,
      first_document_sha256, document_sha256, published_on, published_on_source, first_seen_at, last_seen_at)
    values (p_report, p_version, p#>>'{document,url}', p#>>'{lead,portal_id}', p#>>'{lead,column_url}',
      p#>>'{lead,title}', (p#>>'{lead,listed_on}')::date, p#>>'{document,sha256}', p#>>'{document,sha256}', v_on,
      p#>>'{published,source}', (p->>'first_seen_at')::timestamptz, v_seen)
    on conflict (report_id, md5(url)) do update set
      version_id = excluded.version_id, portal_id = coalesce(excluded.portal_id, o.portal_id),
      column_url = coalesce(excluded.column_url, o.column_url), title = coalesce(excluded.title, o.title),
      listed_on = coalesce(excluded.listed_on, o.listed_on), document_sha256 = excluded.document_sha256,
      first_seen_at = least(o.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(o.last_seen_at, excluded.last_seen_at), vanished_at = null,
      (published_on, published_on_source) = (select
        case when k.keep then o.published_on else excluded.published_on end,
        case when k.keep then o.published_on_source else excluded.published_on_source end
        from (select o.published_on is not null and o.first_document_sha256 <> excluded.document_sha256 as keep) k);
  if p_before.id is null then return; end if;
  if p_before.vanished_at is not null then
    insert into event (kind, report_id, detail) values ('restored', p_report, jsonb_build_object('url', p_before.url));
  end if;
  if p_before.version_id <> p_version then
    insert into event (kind, report_id, detail) values ('content_changed', p_report,
      jsonb_build_object('url', p_before.url, 'from_version', p_before.version_id, 'to_version', p_version));
  end if;
  if p_before.document_sha256 <> p#>>'{document,sha256}' and v_on is not null
     and v_on is distinct from (select published_on from report_version where id = p_before.version_id) then
    insert into event (kind, report_id, detail) values ('published_date_changed', p_report,
      jsonb_build_object('url', p_before.url, 'to', v_on,
        'from', (select published_on from report_version where id = p_before.version_id)));
  end if;
end $$;
comment on function see_publication is 'Notes that a version was seen at an address, and what changed there since.';
`

const SEE_LEAD = `
create function see_lead(p_agency integer, p jsonb) returns void language plpgsql as $$
begin
  if p#>>'{lead,portal_id}' is null then return; end if;
  insert into agency_source (agency_id, portal_id, column_url)
    values (p_agency, p#>>'{lead,portal_id}', coalesce(p#>>'{lead,column_url}', '')) on conflict do nothing;
  insert into lead as o (portal_id, column_url, url, title, listed_on, agency_id, year, state, document_sha256,
      first_seen_at, last_seen_at)
    values (p#>>'{lead,portal_id}', coalesce(p#>>'{lead,column_url}', ''), p#>>'{document,url}',
      coalesce(p#>>'{lead,title}', ''), (p#>>'{lead,listed_on}')::date, p_agency, (p->>'year')::smallint, 'saved',
      p#>>'{document,sha256}', (p->>'first_seen_at')::timestamptz, (p->>'seen_at')::timestamptz)
    on conflict (portal_id, md5(url)) do update set
      agency_id = excluded.agency_id, year = excluded.year, state = 'saved', reason = null,
      document_sha256 = excluded.document_sha256, last_seen_at = greatest(o.last_seen_at, excluded.last_seen_at);
end $$;
comment on function see_lead is 'Notes that a link led to a stored report, and that the body publishes there.';
`

const SAVE_REPORT = `
create function save_report(p jsonb) returns jsonb language plpgsql as $$
declare
  v_agency integer;
  v_report integer;
  v_is_new boolean;
  v_before publication;
  v_known report_version;
  v_version integer;
  v_changed boolean := false;
begin
  select id into v_agency from agency where key = p->>'agency_key';
  if v_agency is null then
    raise exception 'no agency has the key %', p->>'agency_key' using errcode = 'NB001';
  end if;
  insert into document (sha256, size, media_type, first_seen_at)
    values (p#>>'{document,sha256}', (p#>>'{document,size}')::integer, p#>>'{document,media_type}',
      (p#>>'{document,fetched_at}')::timestamptz)
    on conflict do nothing;
  insert into report as o (agency_id, year, scope, first_seen_at, last_seen_at)
    values (v_agency, (p->>'year')::smallint, p->>'scope', (p->>'first_seen_at')::timestamptz,
      (p->>'seen_at')::timestamptz)
    on conflict (agency_id, year, scope) do update set
      first_seen_at = least(o.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(o.last_seen_at, excluded.last_seen_at)
    returning id, versions = 0 into v_report, v_is_new;

  select * into v_before from publication where report_id = v_report and url = p#>>'{document,url}';
  select v.* into v_known from report_version v
   where v.report_id = v_report and v.checksum = p->>'checksum'
     and exists (select 1 from publication o where o.version_id = v.id)
   order by (v.id = v_before.version_id) desc nulls last, v.id desc limit 1;
  if v_known.id is null then
    v_version := add_version(v_report, p);
    v_changed := true;
  else
    v_version := v_known.id;
    v_changed := v_before.id is not null and v_before.version_id <> v_version;
    if v_known.document_sha256 = p#>>'{document,sha256}' and v_known.parser_version <> p->>'parser_version' then
      update report_version set parser_version = p->>'parser_version', provenance = p->'provenance',
        leftovers = p#>'{version,leftovers}', published_on = (p#>>'{published,on}')::date, dates = p#>'{version,dates}'
       where id = v_version;
    end if;
    if v_known.findings_checksum <> p#>>'{findings,checksum}' then
      perform store_findings(v_version, p->'findings');
    end if;
  end if;
  perform see_publication(v_report, v_version, v_before, p);
  perform see_lead(v_agency, p);
  perform choose_current(v_report);
  return jsonb_build_object('report_id', v_report, 'version_id', v_version,
    'outcome', case when v_is_new then 'new' when v_changed then 'changed' else 'unchanged' end);
end $$;
comment on function save_report is 'Saves one report: new, changed or unchanged. The payload is made by db/queries/save-report.ts.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const functions = [STORE_FINDINGS, CHOOSE_CURRENT, ADD_VERSION, SEE_PUBLICATION, SEE_LEAD, SAVE_REPORT]
  await sql.raw(functions.join('')).execute(db)
}
