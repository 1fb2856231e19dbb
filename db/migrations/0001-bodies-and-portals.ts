/** Regions, the bodies that must publish, the portals where they do, and which column of which portal serves whom. */
import { type Kysely, sql } from 'kysely'

const DDL = `
create table region (
  code text primary key check (code ~ '^[0-9]{6}([0-9]{3}){0,2}$'),
  name text not null,
  level text not null check (level in ('nation', 'province', 'prefecture', 'county', 'township', 'village')),
  valid_from date,
  valid_to date
);
comment on table region is 'Administrative regions by GB/T 2260 code (GB/T 10114 below the county).';
comment on column region.code is 'Six digits to the county, nine to the township.';
comment on column region.name is 'Chinese name; the code itself where only the code is known.';
comment on column region.level is 'nation, province, prefecture, county, township or village, from the code.';
comment on column region.valid_from is 'First day of the code; null: since before our records.';
comment on column region.valid_to is 'Last day of the code; null: in force.';

create table agency (
  id integer generated always as identity primary key,
  key text collate "C" not null unique check (key <> ''),
  name text not null check (name <> ''),
  region_code text not null references region (code),
  kind text not null,
  parent_id integer references agency (id),
  uscc text,
  aliases text[] not null default '{}',
  valid_from date,
  valid_to date,
  successor_key text,
  scope text,
  due_rule text,
  learned boolean not null default false,
  created_at timestamptz not null default now(),
  check (valid_from is null or valid_to is null or valid_from <= valid_to)
);
create index agency_region on agency (region_code text_pattern_ops);
create index agency_parent on agency (parent_id) where parent_id is not null;
comment on table agency is 'Public bodies that must publish, or that did.';
comment on column agency.id is 'Internal number.';
comment on column agency.key is 'Stable key of ours, 370305:工业和信息化局 style.';
comment on column agency.name is 'Full official name.';
comment on column agency.region_code is 'Region of the body.';
comment on column agency.kind is 'department, government, township_government, vertical_organ …';
comment on column agency.parent_id is 'The body above it.';
comment on column agency.uscc is '统一社会信用代码, 18 characters.';
comment on column agency.aliases is 'Other names it publishes under.';
comment on column agency.valid_from is 'First day it existed; null: unknown.';
comment on column agency.valid_to is 'Last day it existed; null: it exists.';
comment on column agency.successor_key is 'Key of the body that took over.';
comment on column agency.scope is 'Scope its report must have; null: not stated.';
comment on column agency.due_rule is 'Local rule for its due date; null: that of the statute.';
comment on column agency.learned is 'True where no roster names it: known only because it published.';
comment on column agency.created_at is 'When it entered the store.';

create table portal (
  id text primary key check (id <> ''),
  name text not null,
  region_code text not null references region (code),
  family text not null,
  base_url text not null,
  updated_at timestamptz not null default now()
);
create index portal_region on portal (region_code);
comment on table portal is 'Websites that list reports.';
comment on column portal.id is 'Id of the portal file.';
comment on column portal.name is 'Name of the website.';
comment on column portal.region_code is 'Region the website serves.';
comment on column portal.family is 'Adapter that reads its lists.';
comment on column portal.base_url is 'Address of the website.';
comment on column portal.updated_at is 'When its file was last taken in.';

create table agency_source (
  agency_id integer not null references agency (id) on delete cascade,
  portal_id text not null references portal (id) on delete cascade,
  column_url text not null default '',
  learned boolean not null default true,
  primary key (agency_id, portal_id, column_url)
);
create index agency_source_portal on agency_source (portal_id);
comment on table agency_source is 'Where a body publishes: the evidence for "missing" is asked of every row of a body.';
comment on column agency_source.agency_id is 'The body.';
comment on column agency_source.portal_id is 'The portal.';
comment on column agency_source.column_url is 'The column that serves it; empty: any column of the portal.';
comment on column agency_source.learned is 'True where it was seen to publish there; false where a portal file says so.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL).execute(db)
}
