/**
 * Corrections by hand. A correction is a version of its own laid over the reading it corrects: while that reading is the
 * one to show, its correction is shown; where the page itself changes, the new page counts again.
 */
import { type Kysely, sql } from 'kysely'

const DDL = `
create table correction (
  version_id integer primary key references report_version (id) on delete cascade,
  base_version_id integer not null references report_version (id) on delete cascade,
  author text not null check (author <> ''),
  reason text not null check (reason <> ''),
  source text not null check (source <> ''),
  at timestamptz not null default now()
);
create index correction_base on correction (base_version_id);
comment on table correction is 'Versions that a person made, each over the reading it corrects.';
comment on column correction.version_id is 'The corrected version.';
comment on column correction.base_version_id is 'The reading it corrects.';
comment on column correction.author is 'Who corrected.';
comment on column correction.reason is 'Why.';
comment on column correction.source is 'What the right figures were taken from.';
comment on column correction.at is 'When.';
comment on column event.kind is 'published_date_changed, published_date_moved_back (an earlier date than at an earlier visit), content_changed, withdrawn, restored, reread, corrected.';

create or replace function choose_current(p_report integer) returns integer language plpgsql as $$
declare
  v_target integer;
begin
  select p.version_id into v_target
    from publication p join report_version v on v.id = p.version_id
   where p.report_id = p_report
   order by case v.status when 'complete' then 0 when 'partial' then 1 else 2 end,
            p.vanished_at is not null, p.first_seen_at, p.id
   limit 1;
  select coalesce(max(c.version_id), v_target) into v_target from correction c where c.base_version_id = v_target;
  update report_version set current = false where report_id = p_report and current and id <> v_target;
  update report_version set current = true where id = v_target and not current;
  update report r set (published_on, published_on_source) =
    (select p.published_on, p.published_on_source from publication p
      where p.report_id = p_report and p.published_on is not null order by p.published_on, p.id limit 1)
   where r.id = p_report;
  return v_target;
end $$;

create function add_correction(p jsonb) returns jsonb language plpgsql as $$
declare
  v_report integer := (p->>'report_id')::integer;
  v_from integer := (p->>'from_version_id')::integer;
  v_version integer;
begin
  perform 1 from report where id = v_report for update;
  if not exists (select 1 from report_version where id = v_from and report_id = v_report and current) then
    return jsonb_build_object('stale', true);
  end if;
  v_version := add_version(v_report, p->'save');
  insert into correction (version_id, base_version_id, author, reason, source)
    values (v_version, coalesce((select base_version_id from correction where version_id = v_from), v_from),
      p->>'author', p->>'reason', p->>'source');
  insert into version_difference (version_id, from_version_id, cells, sentences)
    values (v_version, v_from, p->'cells', '[]');
  perform choose_current(v_report);
  insert into event (kind, report_id, detail) values ('corrected', v_report,
    jsonb_build_object('from_version', v_from, 'to_version', v_version, 'author', p->>'author'));
  return jsonb_build_object('version_id', v_version);
end $$;
comment on function add_correction is 'Keeps a correction as a version and shows it; stale where another version is shown by now.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
}
