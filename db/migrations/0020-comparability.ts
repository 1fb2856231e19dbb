/**
 * Comparability travels with each number: how far its form may be set beside the form of 2021, what limits it, who came
 * before and after the body. Views only gain columns; measures have a history, and yearly changes a view of their own.
 */
import { type Kysely, sql } from 'kysely'
import {
  changesView,
  comparableCells,
  comparableMeasures,
  NOT_NUMBERS,
  panelLimits,
  reportsLineage,
} from './comparability-views-1.ts'
import { frozenCrosswalk } from './crosswalk-1.ts'
import { FROZEN_INDICATORS_1 } from './frozen-columns-1.ts'
import { CHANGES_2 } from './measures-2.ts'
import { columnComment } from './research-comments-1.ts'
import { panelView, reportsView } from './research-views-1.ts'

const DDL = `
alter table agency add column predecessor_keys text[] not null default '{}';
comment on column agency.successor_key is 'Key of the body that took over; several, separated by |, where it was split.';
comment on column agency.predecessor_keys is 'Keys of the bodies that name it as their successor.';
alter table codebook add column comparable_2014 text, add column comparable_2019 text, add column comparable_2021 text,
  add column crosswalk text;
comment on column codebook.comparable_2014 is 'How far it may be set beside the form of 2014: exact, near, partial, none; null for that form itself and for measures.';
comment on column codebook.comparable_2019 is 'How far it may be set beside the form of 2019.';
comment on column codebook.comparable_2021 is 'How far it may be set beside the form of 2021.';
comment on column codebook.crosswalk is 'Rule and reason where the level is not exact.';
update codebook set id = replace(id, 'refusal_reason_share__', 'refusal_reason_share__refused_')
 where table_id = 'measure' and id like 'refusal\\_reason\\_share\\_\\_%';
`

const CODEBOOK_VIEW = `
create or replace view research.codebook as
select era, table_id, id, position, label_zh, label_en, unit, value_type, form_row, form_column, formula,
       comparable_2014, comparable_2019, comparable_2021, crosswalk from codebook;
create view research.agencies as
select a.key as agency_key, a.name as agency, a.region_code, g.name as region, a.kind, p.key as parent_key, a.uscc, a.aliases,
       a.valid_from, a.valid_to, a.scope, a.learned, a.successor_key, a.predecessor_keys
  from agency a join region g on g.code = a.region_code left join agency p on p.id = a.parent_id;
create view research.regions as
select g.code as region_code, g.name as region, g.level, g.kind, g.parent_code, g.valid_from, g.valid_to, g.successor_code,
       w.year as population_year, w.population, w.source as population_source
  from region g left join region_population w on w.region_code = g.code;
`

const REPLACED: readonly (readonly [name: string, query: string])[] = [
  ['reports', reportsView('current', reportsLineage)],
  ['reports_history', reportsView('all', reportsLineage)],
  ['cells', comparableCells('current')],
  ['cells_history', comparableCells('all')],
  ['panel', panelView('current', panelLimits)],
  ['panel_history', panelView('all', panelLimits)],
  ['measures', comparableMeasures('panel')],
  ['measures_history', comparableMeasures('panel_history')],
  ['yoy_changes', changesView],
]

const VIEWS: Readonly<Record<string, string>> = {
  measures_history: 'Ratios of every version.',
  yoy_changes:
    'Change to the year before, null where the two years cannot be compared; after a merger against the sum of the bodies merged.',
  agencies: 'Bodies: names, parents, days of existence, who came before and after.',
  regions: 'Regions by code, and their resident population where it was imported: one row a year of it.',
}

const COLUMNS: Readonly<Record<string, string>> = {
  comparability:
    'How far it may be set beside figures of the form of 2021: exact, near, partial (by the rule in the codebook), none.',
  notes: 'What limits it: the ids that /api/v1/compare explains.',
  successor_key: 'The body that took over; several, separated by |, where it was split.',
  predecessor_keys: 'Bodies that it took over from: the series before is theirs.',
  not_numbers:
    'Cells that print no number: id → blank, not_applicable, text or image. A null elsewhere is not in the form.',
  rankable: 'True where the denominator is at least 10: below it one case moves the ratio by ten points.',
  comparable_2014:
    'How far it may be set beside the form of 2014; null for that form itself and for measures.',
  comparable_2019: 'How far it may be set beside the form of 2019.',
  comparable_2021: 'How far it may be set beside the form of 2021.',
  crosswalk: 'Rule and reason where the level is not exact.',
  previous_value: 'The figure of the year before; null where it may not be compared.',
  change: 'Absolute change.',
  yoy_change: 'Change divided by the figure of the year before; null where that is 0.',
  bodies_before:
    'Reports of the year before that were found: its own and those of bodies merged into it since.',
  bodies_wanted: 'Reports of the year before that are needed.',
  reports_before: 'Numbers of those reports.',
  parent_key: 'Key of the body above it.',
  uscc: '统一社会信用代码.',
  aliases: 'Other names it publishes under.',
  valid_from: 'First day; null: not known or always.',
  valid_to: 'Last day; null: it is in force.',
  learned: 'True where no roster names it.',
  level: 'nation, province, prefecture, county, township or village.',
  parent_code: 'The region around it.',
  successor_code: 'Of a code that ended: what took most of it over.',
  population_year: 'Year of the population.',
  population: 'Resident population (常住人口) at the end of that year.',
  population_source: 'Where the population was taken from.',
}

const OF_VIEW: Readonly<Record<string, string>> = {
  'regions.kind': 'standard, pseudo or zone.',
  'yoy_changes.comparability':
    'Of the two years: exact, near, partial or none; null where no report of the year before is there.',
  'agencies.scope': 'Scope that its report must have.',
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(DDL + NOT_NUMBERS).execute(db)
  await fillCodebook(db)
  await sql.raw(CODEBOOK_VIEW).execute(db)
  for (const [name, query] of REPLACED)
    await sql.raw(`create or replace view research.${name} as ${query}`).execute(db)
  for (const view of [...REPLACED.map(([name]) => name), 'codebook', 'agencies', 'regions'])
    await commentNew(db, view)
  await sql.raw(GRANT).execute(db)
}

const GRANT = `
do $$ begin
  grant select on all tables in schema research to nianbao_reader;
exception when insufficient_privilege or undefined_object then null;
end $$;
`

async function fillCodebook(db: Kysely<unknown>): Promise<void> {
  const levels = FROZEN_INDICATORS_1.map(({ era, table, id }) => ({
    era,
    table,
    id,
    ...frozenCrosswalk(era, id),
  }))
  const changes = CHANGES_2.map(({ indicator, label_zh }) => ({
    id: `yoy_change__${indicator}`,
    label_zh: `${label_zh}／同比`,
    label_en: `Year-on-year change: ${indicator}`,
    formula: `(${indicator} − ${indicator}@t−1) / ${indicator}@t−1`,
  }))
  const residents = {
    id: 'requests_per_10k',
    label_zh: '每万人申请量',
    label_en: 'New requests per 10,000 residents; regional summaries only',
    formula: '(new_requests__total) / (population / 10000)',
  }
  await sql`
    update codebook c set comparable_2014 = l.era_2014, comparable_2019 = l.era_2019, comparable_2021 = l.era_2021,
           crosswalk = l.words
      from jsonb_to_recordset(${JSON.stringify(levels)}::jsonb)
        as l (era text, "table" text, id text, era_2014 text, era_2019 text, era_2021 text, words text)
     where c.era = l.era and c.table_id = l."table" and c.id = l.id
  `.execute(db)
  await sql`
    insert into codebook (era, table_id, id, position, label_zh, label_en, unit, value_type, formula)
    select 'any', 'measure', m.id, (select max(position) from codebook) + m.at, m.label_zh, m.label_en, 'ratio', 'ratio', m.formula
      from rows from (jsonb_to_recordset(${JSON.stringify([residents, ...changes])}::jsonb)
        as (id text, label_zh text, label_en text, formula text)) with ordinality as m (id, label_zh, label_en, formula, at)
  `.execute(db)
}

/** Explains the columns that had no comment before. Throws where one would stay without a word. */
async function commentNew(db: Kysely<unknown>, view: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
     where attrelid = ${`research.${view}`}::regclass and attnum > 0 and col_description(attrelid, attnum) is null
  `.execute(db)
  const columns = rows.map(({ name }) => {
    const words = OF_VIEW[`${view}.${name}`] ?? COLUMNS[name] ?? columnComment(view, name)
    return `comment on column research.${view}."${name}" is ${quote(words)};`
  })
  const own = VIEWS[view] === undefined ? [] : [`comment on view research.${view} is ${quote(VIEWS[view])};`]
  await sql.raw([...own, ...columns, 'select 1'].join('\n')).execute(db)
}
