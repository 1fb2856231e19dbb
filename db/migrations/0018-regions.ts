/**
 * Regions as a tree: the region around each follows from its code, zones have ids of ours, codes that ended name what
 * became of them, and the resident population of a year is there for rates. The whole nation contains every region.
 */
import { type Kysely, sql } from 'kysely'

const DDL = `
create or replace function region_prefix(code text) returns text language sql immutable parallel safe
  return case when code ~ '^0+$' then '' else regexp_replace(code, '^((?:[0-9]{2}){1,3}?)(?:00)*(?:000)*$', '\\1') end;

create function region_parent(code text) returns text language sql immutable parallel safe
  return case
    when code like '%-%' then left(code, case when length(code) > 9 then 9 else 6 end)
    when length(code) = 12 and code not like '%000' then left(code, 9)
    when length(code) > 6 and substr(code, 7, 3) <> '000' then left(code, 6)
    when code like '000000%' then null
    when substr(code, 3, 4) = '0000' then '000000'
    when substr(code, 5, 2) = '00' or substr(code, 3, 2) = '90' then left(code, 2) || '0000'
    else left(code, 4) || '00' end;
comment on function region_parent is 'The code of the region around a region: 370305 → 370300; null for the nation.';

alter table region drop constraint region_code_check;
alter table region add constraint region_code_check
  check (code ~ '^([0-9]{6}([0-9]{3}){0,2}|[0-9]{6}-[0-9]{2}([0-9]{3})?)$');
alter table region add column parent_code text generated always as (region_parent(code)) stored;
alter table region add column kind text not null default 'standard' check (kind in ('standard', 'pseudo', 'zone'));
alter table region add column successor_code text;
create index region_parent_code on region (parent_code);
comment on column region.code is 'Six digits to the county, nine to the township; 370300-01 for a zone.';
comment on column region.parent_code is 'The region around it; null for the nation.';
comment on column region.kind is 'standard (GB/T 2260), pseudo (市辖区, 县: a prefecture by its digits alone), zone (no code of the standard).';
comment on column region.successor_code is 'Of a code that ended: what took most of it over.';

create table region_population (
  region_code text not null references region (code) on delete cascade,
  year smallint not null,
  population integer not null check (population > 0),
  source text not null check (source <> ''),
  primary key (region_code, year)
);
comment on table region_population is 'Resident population (常住人口) at the end of a year.';
comment on column region_population.region_code is 'The region.';
comment on column region_population.year is 'The year.';
comment on column region_population.population is 'Persons.';
comment on column region_population.source is 'Where the number was taken from.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
}
