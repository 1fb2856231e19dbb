/**
 * Summaries for questions about many reports at once: one row a report with the parts of every measure, and sums of them
 * a city and year. All of it is derived. What is saved only notes which reports and groups to count anew, in the same
 * transaction; `refresh_summaries` counts them, one process at a time, in one transaction, so that a kill at any moment
 * leaves either the notes or the new counts. `rebuild_summaries` makes everything anew and comes to the same.
 */
import { type Kysely, sql } from 'kysely'
import {
  RANKED_FROM_1,
  SUMMARY_FIGURES_1,
  SUMMARY_SOURCE,
  type SummaryFigure,
  summaryColumn,
} from './summary-source-1.ts'

const WHOSE = 'report_id, version_id, agency_id, year, scope, region_code, kind, status, era'

const isRatio = ({ denominator }: SummaryFigure) => denominator.length > 0
const n = (figure: SummaryFigure, of = '') => `${of}${summaryColumn(figure.id, 'n')}`
const d = (figure: SummaryFigure, of = '') => `${of}${summaryColumn(figure.id, 'd')}`
const value = (figure: SummaryFigure, of = '') =>
  isRatio(figure)
    ? `(${n(figure, of)} / ${d(figure, of)})::double precision`
    : `${n(figure, of)}::double precision`

const partColumns = (figure: SummaryFigure) => [n(figure), ...(isRatio(figure) ? [d(figure)] : [])]
const PARTS = SUMMARY_FIGURES_1.flatMap(partColumns)
const CHANGES = SUMMARY_FIGURES_1.map(({ id }) => summaryColumn(id, 'change'))

const TABLES = `
create view summary_source as ${SUMMARY_SOURCE};

create table report_summary (
  report_id integer primary key references report (id) on delete cascade,
  version_id integer not null,
  agency_id integer not null,
  year smallint not null,
  scope text not null,
  region_code text collate "C" not null,
  kind text not null,
  status text not null,
  era text,
  ${PARTS.map((name) => `${name} numeric`).join(',\n  ')},
  ${CHANGES.map((name) => `${name} double precision`).join(',\n  ')}
);
create index report_summary_place on report_summary (year, region_code);
create index report_summary_body on report_summary (agency_id, scope, year);

create table city_total (
  figure text not null,
  year smallint not null,
  scope text not null,
  city text collate "C" not null,
  kind text not null,
  n numeric not null,
  d numeric not null,
  bodies integer not null,
  ranked integer not null,
  changed integer not null,
  reports integer not null,
  primary key (figure, year, scope, city, kind)
);
create index city_total_group on city_total (city, year);

create table city_duties (
  city text collate "C" not null,
  year smallint not null,
  bound integer not null,
  primary key (city, year)
);

create table summary_pending (
  id bigint generated always as identity primary key,
  report_id integer,
  city text,
  year smallint
);
`

/** A rank in either direction reads the first rows of one of these; bodies with too small a denominator are not in it. */
const rankIndex = (figure: SummaryFigure, at: number) => `
create index report_summary_rank_${at + 1} on report_summary (year, scope, (${value(figure)}), report_id)
  where ${isRatio(figure) ? `${d(figure)} >= ${RANKED_FROM_1}` : `${n(figure)} is not null`};
create index report_summary_change_${at + 1} on report_summary (year, scope, ${summaryColumn(figure.id, 'change')}, report_id)
  where ${summaryColumn(figure.id, 'change')} is not null;`

/** Forms before 2019 count otherwise: nothing is compared across that line. Small denominators make no change either. */
const CHANGE_COLUMNS = SUMMARY_FIGURES_1.map((figure) => {
  const firm = isRatio(figure)
    ? `s.${d(figure)} >= ${RANKED_FROM_1} and p.${d(figure)} >= ${RANKED_FROM_1}`
    : 'true'
  return `case when ${firm} then ${value(figure, 's.')} - ${value(figure, 'p.')} end`
}).join(',\n         ')

const COUNT_ROWS = SUMMARY_FIGURES_1.map(
  (figure) =>
    `('${figure.id}', s.${n(figure)}, ${isRatio(figure) ? `s.${d(figure)}` : 'null'}, s.${summaryColumn(figure.id, 'change')})`,
).join(',\n      ')

const INSERT_SUMMARIES = `insert into report_summary (${WHOSE}, ${PARTS.join(', ')}, ${CHANGES.join(', ')})
  select ${[...WHOSE.split(', '), ...PARTS].map((name) => `s.${name}`).join(', ')},
         ${CHANGE_COLUMNS}
    from summary_source s
    left join summary_source p on p.agency_id = s.agency_id and p.scope = s.scope and p.year = s.year - 1
     and (p.era = s.era or (p.era in ('era_2019', 'era_2021') and s.era in ('era_2019', 'era_2021')))`

const FUNCTIONS = `
create function city_of(p_region text) returns text language sql immutable parallel safe as $$ select left(p_region, 4) $$;
comment on function city_of is 'The first four digits of a region code: those of its prefecture.';

create function write_summaries(p_reports integer[]) returns void language sql as $$
  ${INSERT_SUMMARIES} where s.report_id = any(p_reports)
$$;
comment on function write_summaries is 'Adds the summary rows of the named reports.';

create function write_year_summaries(p_year smallint) returns void language sql as $$
  ${INSERT_SUMMARIES} where s.year = p_year
$$;
comment on function write_year_summaries is 'Adds the summary rows of a year.';

create function write_city_totals(p_cities text[], p_years smallint[]) returns void language sql as $$
  insert into city_total (figure, year, scope, city, kind, n, d, bodies, ranked, changed, reports)
  select f.id, s.year, s.scope, city_of(s.region_code), s.kind,
         coalesce(sum(f.n) filter (where f.whole), 0), coalesce(sum(f.d) filter (where f.whole), 0),
         count(*) filter (where f.whole), count(*) filter (where f.whole and coalesce(f.d, ${RANKED_FROM_1}) >= ${RANKED_FROM_1}),
         count(f.change), count(*)
    from report_summary s
    join unnest(p_cities, p_years) g (city, year)
      on s.year = g.year and s.region_code >= g.city and s.region_code < g.city || 'A'
    cross join lateral (values
      ${COUNT_ROWS}
    ) v (id, n, d, change)
    cross join lateral (select v.id, v.n, v.d, v.change, v.n is not null and (v.d is not null or v.id = any('{${SUMMARY_FIGURES_1.filter(
      (figure) => !isRatio(figure),
    )
      .map(({ id }) => id)
      .join(',')}}'))) f (id, n, d, change, whole)
   group by f.id, s.year, s.scope, city_of(s.region_code), s.kind;
  insert into city_duties (city, year, bound)
  select g.city, g.year, count(*)
    from unnest(p_cities, p_years) g (city, year)
    join agency a on a.region_code ~>=~ g.city and a.region_code ~<~ (g.city || 'A')
    join duty d on d.agency_id = a.id and d.year = g.year
   where d.exempt_reason is null
     and (a.valid_from is null or a.valid_from <= make_date(d.year, 12, 31))
     and (a.valid_to is null or a.valid_to >= coalesce(d.due_on, make_date(d.year + 1, 3, 31)))
   group by g.city, g.year;
$$;
comment on function write_city_totals is 'Adds the sums of the named cities and years.';

create function refresh_summaries(p_limit integer) returns integer language plpgsql as $$
declare
  v_taken integer;
  v_reports integer[];
  v_cities text[];
  v_years smallint[];
begin
  perform pg_advisory_xact_lock(8018);
  with taken as (
    delete from summary_pending where id in (select id from summary_pending order by id limit p_limit) returning *)
  select count(*), array_agg(distinct report_id) filter (where report_id is not null),
         array_agg(city) filter (where city is not null), array_agg(year) filter (where city is not null)
    into v_taken, v_reports, v_cities, v_years from taken;
  if v_taken = 0 then return 0; end if;
  -- A report is what the next year's change is counted from, before this and after it.
  with whose as (
    select agency_id, scope, year from report_summary where report_id = any(v_reports)
    union
    select agency_id, scope, year from report where id = any(v_reports))
  select array_agg(distinct x.id) into v_reports from (
    select unnest(v_reports) as id
    union all
    select s.report_id from whose w join report_summary s on s.agency_id = w.agency_id and s.scope = w.scope and s.year = w.year + 1) x;
  with gone as (delete from report_summary where report_id = any(v_reports) returning city_of(region_code) as city, year)
  select coalesce(v_cities, '{}') || coalesce(array_agg(city), '{}'), coalesce(v_years, '{}') || coalesce(array_agg(year), '{}')
    into v_cities, v_years from gone;
  perform write_summaries(v_reports);
  select v_cities || coalesce(array_agg(city_of(region_code)), '{}'), v_years || coalesce(array_agg(year), '{}')
    into v_cities, v_years from report_summary where report_id = any(v_reports);
  select coalesce(array_agg(city), '{}'), coalesce(array_agg(year), '{}') into v_cities, v_years
    from (select distinct city, year from unnest(v_cities, v_years) g (city, year)) g;
  delete from city_total t using unnest(v_cities, v_years) g (city, year) where t.city = g.city and t.year = g.year;
  delete from city_duties t using unnest(v_cities, v_years) g (city, year) where t.city = g.city and t.year = g.year;
  perform write_city_totals(v_cities, v_years);
  return v_taken;
end $$;
comment on function refresh_summaries is 'Counts anew what is noted in summary_pending, at most so many notes; returns how many there were.';

create function rebuild_summaries() returns void language plpgsql as $$
declare
  v_year smallint;
  v_cities text[];
begin
  perform pg_advisory_xact_lock(8018);
  delete from summary_pending;
  delete from report_summary;
  delete from city_total;
  delete from city_duties;
  select array_agg(distinct city_of(region_code)) into v_cities from agency;
  for v_year in select year from report union select year from duty loop
    perform write_year_summaries(v_year);
    perform write_city_totals(v_cities, array_fill(v_year, array[cardinality(v_cities)]));
  end loop;
end $$;
comment on function rebuild_summaries is 'Makes every summary anew, as if nothing had been counted before.';
`

/** What makes a summary untrue, noted where it happens. */
const NOTES = `
create function note_version() returns trigger language plpgsql as $$
begin
  insert into summary_pending (report_id) values (new.report_id);
  return null;
end $$;
comment on function note_version is 'A report shows another version.';
create trigger summary_version_added after insert on report_version for each row when (new.current) execute function note_version();
create trigger summary_version_changed after update on report_version for each row
  when (old.current is distinct from new.current
        or new.current and (old.status is distinct from new.status or old.era is distinct from new.era))
  execute function note_version();

create function note_report() returns trigger language plpgsql as $$
begin
  insert into summary_pending (report_id) select new.id where tg_op = 'UPDATE';
  insert into summary_pending (report_id, city, year)
    select s.report_id, city_of(s.region_code), s.year from report_summary s where s.report_id = old.id
    union all
    select s.report_id, null, null from report_summary s
     where s.agency_id = old.agency_id and s.scope = old.scope and s.year = old.year + 1;
  return old;
end $$;
comment on function note_report is 'A report is gone, or is of another body, year or scope.';
create trigger summary_report_changed after update on report for each row
  when ((old.agency_id, old.year, old.scope) is distinct from (new.agency_id, new.year, new.scope))
  execute function note_report();
create trigger summary_report_gone before delete on report for each row execute function note_report();

create function note_agency() returns trigger language plpgsql as $$
begin
  insert into summary_pending (report_id) select id from report where agency_id = new.id;
  insert into summary_pending (city, year)
    select city_of(r.code), d.year from duty d, (values (old.region_code), (new.region_code)) r (code) where d.agency_id = new.id;
  return null;
end $$;
comment on function note_agency is 'A body moved to another region, is of another kind, or lives in other years.';
create trigger summary_agency_changed after update on agency for each row
  when ((old.region_code, old.kind, old.valid_from, old.valid_to) is distinct from (new.region_code, new.kind, new.valid_from, new.valid_to)) execute function note_agency();

create function note_duties() returns trigger language plpgsql as $$
begin
  insert into summary_pending (city, year)
    select distinct city_of(a.region_code), d.year from changed d join agency a on a.id = d.agency_id;
  return null;
end $$;
comment on function note_duties is 'Bodies have duties that they had not, or the other way round.';
create trigger summary_duties_added after insert on duty referencing new table as changed
  for each statement execute function note_duties();
create trigger summary_duties_changed after update on duty referencing new table as changed
  for each statement execute function note_duties();
create trigger summary_duties_gone after delete on duty referencing old table as changed
  for each statement execute function note_duties();
`

const PLACE_COMMENTS: Readonly<Record<string, string>> = {
  report_id: 'The report.',
  version_id: 'The version shown.',
  agency_id: 'The body.',
  year: 'Report year.',
  scope: 'Whose figures: only reports of one scope are set side by side.',
  region_code: 'Region of the body.',
  kind: 'Kind of body.',
  status: 'complete or partial.',
  era: 'Form.',
}

const TABLE_COMMENTS = `
comment on view summary_source is 'What the rows of report_summary are made of, straight from the figures.';
comment on table report_summary is 'Derived: one row a report whose tables were read, with the parts of every measure.';
comment on table city_total is 'Derived: sums over the reports of a city (first four digits of the region), year, scope and kind of body.';
comment on column city_total.figure is 'Measure, or count.';
comment on column city_total.year is 'Report year.';
comment on column city_total.scope is 'Whose figures.';
comment on column city_total.city is 'First four digits of the region code.';
comment on column city_total.kind is 'Kind of body.';
comment on column city_total.n is 'Sum of the numerators of reports that have both parts.';
comment on column city_total.d is 'Sum of their denominators; 0 for a count.';
comment on column city_total.bodies is 'Reports that have both parts.';
comment on column city_total.ranked is 'Those whose denominator is ${RANKED_FROM_1} or more.';
comment on column city_total.changed is 'Those that have a change against the year before.';
comment on column city_total.reports is 'Reports whose tables were read.';
comment on table city_duties is 'Derived: how many bodies of a city must publish for a year.';
comment on column city_duties.city is 'First four digits of the region code.';
comment on column city_duties.year is 'Report year.';
comment on column city_duties.bound is 'Bodies that must publish; exempt ones left out.';
comment on table summary_pending is 'What the summaries do not count yet: a report, or a city and year.';
comment on column summary_pending.id is 'Order.';
comment on column summary_pending.report_id is 'The report; no reference, since it may be gone.';
comment on column summary_pending.city is 'City whose sums changed otherwise.';
comment on column summary_pending.year is 'Year of that.';
`

function figureComments(): string {
  const lines = (relation: string, hasChange: boolean) => [
    ...Object.entries(PLACE_COMMENTS).map(
      ([name, text]) => `comment on column ${relation}.${name} is '${text}';`,
    ),
    ...SUMMARY_FIGURES_1.flatMap((figure) => [
      `comment on column ${relation}.${n(figure)} is 'Numerator, or the count itself; null where a cell of it holds no number.';`,
      ...(isRatio(figure)
        ? [`comment on column ${relation}.${d(figure)} is 'Denominator; null likewise.';`]
        : []),
      ...(hasChange
        ? [
            `comment on column ${relation}.${summaryColumn(figure.id, 'change')} is 'Value less that of the year before; null where the two cannot be compared.';`,
          ]
        : []),
    ]),
  ]
  return [...lines('summary_source', false), ...lines('report_summary', true)].join('\n')
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const indexes = SUMMARY_FIGURES_1.map(rankIndex).join('')
  await sql.raw(TABLES + FUNCTIONS + NOTES + TABLE_COMMENTS + figureComments()).execute(db)
  await sql`select rebuild_summaries()`.execute(db)
  await sql.raw(indexes).execute(db)
}
