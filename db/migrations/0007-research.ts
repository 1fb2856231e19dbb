/**
 * Schema `research`: the views people query, every column explained, and the role that may read them and nothing else.
 * Where the server does not let us make a role, the views stand without it and `db info` says so.
 */
import { type Kysely, sql } from 'kysely'
import { columnComment, VIEW_COMMENTS_1 } from './research-comments-1.ts'
import {
  cellsView,
  codebookView,
  findingsView,
  measuresView,
  panelView,
  reportsView,
  sourcesView,
  statusView,
} from './research-views-1.ts'

const VIEWS: readonly (readonly [name: string, query: string])[] = [
  ['reports', reportsView('current')],
  ['reports_history', reportsView('all')],
  ['cells', cellsView('current')],
  ['cells_history', cellsView('all')],
  ['panel', panelView('current')],
  ['panel_history', panelView('all')],
  ['measures', measuresView()],
  ['status', statusView()],
  ['findings', findingsView('current')],
  ['findings_history', findingsView('all')],
  ['sources', sourcesView('current')],
  ['sources_history', sourcesView('all')],
  ['codebook', codebookView()],
]

const READER = `
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'nianbao_reader') then
    begin
      create role nianbao_reader nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  grant usage on schema research to nianbao_reader;
  grant select on all tables in schema research to nianbao_reader;
exception when insufficient_privilege then
  raise notice 'the role nianbao_reader was not made: %', sqlerrm;
end $$;
`

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

async function commentView(db: Kysely<unknown>, view: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = ${`research.${view}`}::regclass and attnum > 0
  `.execute(db)
  const statements = [
    `comment on view research.${view} is ${quote(VIEW_COMMENTS_1[view] ?? '')};`,
    ...rows.map(
      ({ name }) => `comment on column research.${view}."${name}" is ${quote(columnComment(view, name))};`,
    ),
  ]
  await sql.raw(statements.join('\n')).execute(db)
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`create schema research; comment on schema research is 'Views for researchers.';`).execute(db)
  for (const [name, query] of VIEWS) {
    await sql.raw(`create view research.${name} as ${query}`).execute(db)
    await commentView(db, name)
  }
  await sql.raw(READER).execute(db)
}
