/** Every row of figures carries its own source, so that a line copied out of a table still says where it comes from. */
import { type Kysely, sql } from 'kysely'
import { allCells, measuresView } from './research-views-1.ts'

const CELLS = `report_id, version_id, version, current, agency_key, agency, region_code, region, year, scope, era, status,
       table_id, indicator, label_zh, unit, kind, value, raw, note, unit_printed, document_sha256, source_url, fetched_at`

const VIEWS: readonly (readonly [name: string, query: string, added: readonly string[]])[] = [
  [
    'cells',
    `select ${CELLS} from (${allCells('current')}) cell`,
    ['document_sha256', 'source_url', 'fetched_at'],
  ],
  [
    'cells_history',
    `select ${CELLS} from (${allCells('all')}) cell`,
    ['document_sha256', 'source_url', 'fetched_at'],
  ],
  ['measures', measuresView(', q.document_sha256, q.source_url'), ['document_sha256', 'source_url']],
]

const COMMENTS: Readonly<Record<string, string>> = {
  document_sha256: 'SHA-256 of the served bytes, which are kept.',
  source_url: 'Where the document was fetched.',
  fetched_at: 'When the document was fetched.',
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, query, added] of VIEWS) {
    const comments = added.map(
      (column) => `comment on column research.${name}.${column} is '${COMMENTS[column]}';`,
    )
    await sql.raw(`create or replace view research.${name} as ${query};\n${comments.join('\n')}`).execute(db)
  }
}
