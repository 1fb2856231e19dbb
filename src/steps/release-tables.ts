/** The views of the research schema as tables of a release, streamed, history twins included. */
import type { Kysely } from 'kysely'
import type { Store } from '../../db/connect.ts'
import { coverage } from '../../db/queries/coverage.ts'
import {
  copyResearch,
  RESEARCH_VIEWS,
  type ResearchColumn,
  type ResearchFilters,
  researchColumns,
} from '../../db/queries/research.ts'
import type { Schema } from '../../db/schema.ts'
import type { ColumnType, ExportColumn, ExportRow, ExportTable } from '../exports/table.ts'

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  reports: 'One row a report: body, year, form, status, publication date, source',
  cells: 'One row a cell of a form; value is null unless a number is printed',
  panel: 'One row a body and year, one column an indicator',
  measures: 'Ratios with numerator and denominator; null where undefined',
  yoy_changes: 'Change to the year before; null where the two years cannot be compared',
  status: 'Who has published, who is late, missing or unknown',
  findings: 'What the checks say',
  sources: 'Each value back to document hash, address and time',
  sections: 'The narrative, one row a section',
  codebook: 'Every indicator of every form',
}

/** One table a view, in the order of the research surface. */
export async function* releaseTables(store: Store, filters: ResearchFilters): AsyncGenerator<ExportTable> {
  for (const view of RESEARCH_VIEWS) {
    const columns = await researchColumns(store.db, view)
    const base = view.replace(/_history$/, '')
    const description = DESCRIPTIONS[base] ?? base
    yield {
      name: view,
      description: view === base ? description : `${description}; all versions`,
      columns: columns.map((column) => ({
        name: column.name,
        type: typeOf(column),
        description: column.comment,
      })),
      rows: { copied: copyResearch(store, view, filters) },
    }
  }
  yield coverageTable(store.db, filters)
}

const count = (name: string, description: string): ExportColumn => ({ name, type: 'integer', description })

const COVERAGE: readonly ExportColumn[] = [
  { name: 'region_code', type: 'string', description: 'GB/T 2260 code of the region' },
  { name: 'region', type: 'string', description: 'Name of the region' },
  count('year', 'Year reported on'),
  count('bodies', 'Bodies that had to publish; exempt ones left out'),
  count('on_time', 'Published in time'),
  count('late', 'Published after the due date'),
  count('missing', 'Not published, by sources that were visited without fault after the due date'),
  count('unknown', 'Not found, where our own crawl proves nothing'),
  count('held', 'Found, but a person must decide'),
  count('not_due', 'Not yet due'),
  count('exempt', 'Need not publish'),
  count('read_complete', 'Reports whose tables were read completely'),
  count('read_partial', 'Reports read in part, with the reason'),
  count('dated', 'Reports with a publication date'),
]

/** The coverage report: without it nobody can say what a sum over a release leaves out. */
function coverageTable(db: Kysely<Schema>, filters: ResearchFilters): ExportTable {
  return {
    name: 'coverage',
    description: 'How much is there: bodies by state of their duty, a region and year',
    columns: COVERAGE,
    rows: (async function* (): AsyncGenerator<ExportRow> {
      for (const row of await coverage(db, filters)) yield { ...row }
    })(),
  }
}

const TYPES: readonly (readonly [RegExp, ColumnType])[] = [
  [/\[\]$/, 'array'],
  [/^json/, 'object'],
  [/^(smallint|integer|bigint)$/, 'integer'],
  [/^(numeric|double|real)/, 'number'],
  [/^boolean$/, 'boolean'],
  [/^date$/, 'date'],
  [/^timestamp/, 'datetime'],
]

function typeOf({ type }: ResearchColumn): ColumnType {
  return TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? 'string'
}
