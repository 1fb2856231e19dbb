/**
 * Checks that need other reports: the same body's other editions and predecessors, the other bodies of a region, other
 * narratives. They run once a batch. What is due stands in a table that saving fills, so that nothing is lost with a
 * killed process; what they say stands beside the findings of the version and outlives a repeated save.
 */
import { type Kysely, sql } from 'kysely'

const DDL = `
create table cross_check_due (
  id bigint generated always as identity primary key,
  report_id integer not null
);
comment on table cross_check_due is 'Reports that the checks across reports must look at. Rows are only added; who has looked deletes those it has seen.';
comment on column cross_check_due.id is 'Order, from 1.';
comment on column cross_check_due.report_id is 'The report: its version shown changed, or what is known of its body.';

create index agency_successor on agency (successor_key) where successor_key is not null;

create table narrative_signature (
  report_id integer primary key references report (id) on delete cascade,
  version_id integer not null references report_version (id) on delete cascade,
  agency_id integer not null references agency (id) on delete cascade,
  year smallint not null,
  shingles integer not null,
  signature bytea not null,
  bands integer[] not null
);
create index narrative_signature_version on narrative_signature (version_id);
create index narrative_signature_agency on narrative_signature (agency_id, year);
create index narrative_signature_year on narrative_signature (year);
create index narrative_signature_bands on narrative_signature using gin (bands);
comment on table narrative_signature is 'Sections one and five of the version shown in 128 bytes, to find narratives that are alike among all of a year.';
comment on column narrative_signature.report_id is 'The report.';
comment on column narrative_signature.version_id is 'The version whose text it is.';
comment on column narrative_signature.agency_id is 'The body.';
comment on column narrative_signature.year is 'The year reported on.';
comment on column narrative_signature.shingles is 'How many different runs of five characters the text has.';
comment on column narrative_signature.signature is 'MinHash of them: the lowest byte of the least hash in each of 128 permutations.';
comment on column narrative_signature.bands is 'Hashes of the year with runs of eight of the least hashes: two narratives of a year that share one may be alike.';

alter table finding drop constraint finding_state_check;
alter table finding add constraint finding_state_check check (state in ('pass', 'pass_with_blanks', 'fail', 'not_assessable'));
comment on table finding is 'What the checks say of a version; passes of checks within it are in report_version.passed instead.';
comment on column finding.position is 'Order, from 0; from 10000 on what checks across reports say.';
`

const FINDINGS = `
create or replace function store_findings(p_version integer, p jsonb) returns void language plpgsql as $$
begin
  delete from finding where version_id = p_version and position < 10000;
  insert into finding (version_id, position, check_id, key, fingerprint, state, severity, cells, expected, actual, message)
    select p_version, (f.ord - 1)::smallint, f.row->>'check', f.row->>'key', f.row->>'fingerprint', f.row->>'state',
           f.row->>'severity', array(select jsonb_array_elements_text(f.row->'cells')),
           (f.row->>'expected')::numeric, (f.row->>'actual')::numeric, f.row->>'message'
      from jsonb_array_elements(p->'rows') with ordinality as f (row, ord);
  update report_version v
     set passed = p->'passed', findings_checksum = p->>'checksum',
         findings_error = (p->>'error')::smallint + c.error, findings_warning = (p->>'warning')::smallint + c.warning
    from (select count(*) filter (where severity = 'error') as error,
                 count(*) filter (where severity = 'warning') as warning
            from finding where version_id = p_version and position >= 10000 and state = 'fail') c
   where v.id = p_version;
end $$;
comment on function store_findings is 'Replaces what the checks within a report and between two years said of a version.';

create function store_cross_findings(p_version integer, p_checks text[], p_rows jsonb) returns void language plpgsql as $$
begin
  delete from finding where version_id = p_version and position >= 10000 and check_id = any(p_checks);
  insert into finding (version_id, position, check_id, key, fingerprint, state, severity, cells, expected, actual, message)
    select p_version, (o.base + f.ord)::smallint, f.row->>'check', f.row->>'key', f.row->>'fingerprint', f.row->>'state',
           f.row->>'severity', array(select jsonb_array_elements_text(f.row->'cells')),
           (f.row->>'expected')::numeric, (f.row->>'actual')::numeric, f.row->>'message'
      from jsonb_array_elements(p_rows) with ordinality as f (row, ord)
      cross join (select greatest(coalesce(max(position), 0), 9999) as base from finding where version_id = p_version) o;
  update report_version v set findings_error = c.error, findings_warning = c.warning
    from (select count(*) filter (where severity = 'error') as error,
                 count(*) filter (where severity = 'warning') as warning
            from finding where version_id = p_version and state = 'fail') c
   where v.id = p_version and (v.findings_error, v.findings_warning) is distinct from (c.error, c.warning);
end $$;
comment on function store_cross_findings is 'Replaces what some of the checks across reports said of a version.';
`

const HISTORY = `
create function has_history(p_agency integer, p_year integer, p_scope text) returns boolean language sql stable as $$
  select exists (select 1 from agency a join agency p on p.successor_key = a.key
                  where a.id = p_agency
                    and (p.valid_to is null or extract(year from p.valid_to) between p_year - 1 and p_year))
      or exists (select 1 from agency a where a.id = p_agency and a.valid_from > make_date(p_year - 1, 1, 1)
                    and a.valid_from <= make_date(p_year, 12, 31))
      or exists (select 1 from report r join report_version c on c.report_id = r.id and c.current
                   join report_version v on v.report_id = r.id and not v.current and v.status = 'complete'
                    and v.document_sha256 <> c.document_sha256
                  where r.agency_id = p_agency and r.year = p_year - 1 and r.scope = p_scope and r.versions > 1)
$$;
comment on function has_history is 'Whether the year before is more than one report: other editions of it, predecessors, or a body newly set up. Such years are compared by the checks across reports.';

create or replace function neighbour_versions(p_agency_key text, p_year integer, p_scope text) returns jsonb language sql stable as $$
  select jsonb_build_object(
      'before', max(v.id) filter (where r.year = p_year - 1 and not has_history(a.id, p_year, p_scope)),
      'next', max(v.id) filter (where r.year = p_year + 1 and not has_history(a.id, p_year + 1, p_scope)))
    from agency a join report r on r.agency_id = a.id and r.year in (p_year - 1, p_year + 1) and r.scope = p_scope
    join report_version v on v.report_id = r.id and v.current
   where a.key = p_agency_key
$$;
comment on function neighbour_versions is 'The versions shown of the years before and after, where one report is all there is to compare: what the checks between years rest on.';
`

const DUE = `
create function note_shown() returns trigger language plpgsql as $$
begin
  insert into cross_check_due (report_id) values (new.report_id);
  return null;
end $$;
create trigger report_version_shown after update of current on report_version
  for each row when (new.current and not old.current) execute function note_shown();

create function note_shown_many() returns trigger language plpgsql as $$
begin
  insert into cross_check_due (report_id) select report_id from added where current;
  return null;
end $$;
create trigger report_version_added after insert on report_version referencing new table as added
  for each statement execute function note_shown_many();

create function note_bodies(p_changed jsonb) returns void language sql as $$
  with body as (
    select * from jsonb_to_recordset(p_changed) as b (id integer, key text, successor_key text, region_code text)),
  due as (
    select r.id from body b join report r on r.agency_id = b.id
    union select r.id from body b join agency a on a.key = b.successor_key join report r on r.agency_id = a.id
    union select r.id from body b join agency a on a.successor_key = b.key join report r on r.agency_id = a.id
    union select r.id from (select distinct left(region_code, 6) as code from body) b
            join agency a on a.region_code = b.code join report r on r.agency_id = a.id and r.scope = 'regional_summary')
  insert into cross_check_due (report_id) select id from due order by id
$$;

create function note_added_bodies() returns trigger language plpgsql as $$
begin
  perform note_bodies(jsonb_agg(jsonb_build_object('id', id, 'key', key, 'successor_key', successor_key, 'region_code', region_code)))
    from added;
  return null;
end $$;
create trigger agency_added after insert on agency referencing new table as added
  for each statement execute function note_added_bodies();

create function note_changed_bodies() returns trigger language plpgsql as $$
begin
  perform note_bodies(jsonb_agg(jsonb_build_object('id', c.id, 'key', c.key, 'successor_key', c.successor_key, 'region_code', c.region_code)))
    from (select n.id, n.key, n.successor_key, n.region_code from now_so n join was_so o on o.id = n.id
           where (o.name, o.region_code, o.kind, o.parent_id, o.valid_from, o.valid_to, o.successor_key, o.learned)
                 is distinct from
                 (n.name, n.region_code, n.kind, n.parent_id, n.valid_from, n.valid_to, n.successor_key, n.learned)
          union
          select o.id, o.key, o.successor_key, o.region_code from now_so n join was_so o on o.id = n.id
           where (o.region_code, o.successor_key) is distinct from (n.region_code, n.successor_key)) c;
  return null;
end $$;
create trigger agency_changed after update on agency referencing old table as was_so new table as now_so
  for each statement execute function note_changed_bodies();
comment on function note_shown is 'Makes a report due for the checks across reports once another version of it is shown.';
comment on function note_shown_many is 'The same for versions that are shown from the start.';
comment on function note_bodies is 'Makes due what the checks across reports said on the ground of what was known of some bodies.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL + FINDINGS + HISTORY + DUE).execute(db)
}
