/** The views of the research schema as tables of a release, streamed, history twins included. */
import type { Kysely } from 'kysely'
import {
  RESEARCH_VIEWS,
  type ResearchColumn,
  type ResearchFilters,
  type ResearchRow,
  researchColumns,
  streamResearch,
} from '../../db/queries/research.ts'
import type { Schema } from '../../db/schema.ts'
import type { ColumnType, ExportTable } from '../exports/table.ts'

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  reports: 'One row a report: body, year, form, status, publication date, source',
  cells: 'One row a cell of a form; value is null unless a number is printed',
  panel: 'One row a body and year, one column an indicator',
  measures: 'Ratios with numerator and denominator; null where undefined',
  status: 'Who has published, who is late, missing or unknown',
  findings: 'What the checks say',
  sources: 'Each value back to document hash, address and time',
  codebook: 'Every indicator of every form',
}

/** One table a view, in the order of the research surface. */
export async function* releaseTables(
  db: Kysely<Schema>,
  filters: ResearchFilters,
): AsyncGenerator<ExportTable> {
  for (const view of RESEARCH_VIEWS) {
    const columns = await researchColumns(db, view)
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
      rows: isoTimes(streamResearch(db, view, filters), columns),
    }
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

/** Times leave as ISO instants, whatever the driver made of them. */
async function* isoTimes(
  rows: AsyncIterable<ResearchRow>,
  columns: readonly ResearchColumn[],
): AsyncGenerator<ResearchRow> {
  const times = columns.filter((column) => typeOf(column) === 'datetime').map(({ name }) => name)
  for await (const row of rows) {
    const iso = times.flatMap((name) => {
      const value = row[name]
      return value instanceof Date ? [[name, value.toISOString()] as const] : []
    })
    yield iso.length === 0 ? row : { ...row, ...Object.fromEntries(iso) }
  }
}
