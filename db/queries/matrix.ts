/** The matrix of bodies and years, coloured by the state of each duty. */
import { type Kysely, sql } from 'kysely'
import type { MatrixAnswer, MatrixCell, MatrixRow } from '../../src/domain/answer.ts'
import type { Schema } from '../schema.ts'
import { regionFilter, yearFilter } from './paging.ts'
import { dutyStates } from './status.ts'

export interface MatrixFilters {
  readonly region?: string
  readonly years?: readonly number[]
  /** ISO date; `today` where left out. */
  readonly as_of?: string
  /** ISO date: the calendar day in Beijing. */
  readonly today: string
}

type Flat = MatrixCell & Omit<MatrixRow, 'cells'>

/** Bodies by region and key, years ascending; a row has cells only for the years the body was bound. */
export async function matrix(db: Kysely<Schema>, filters: MatrixFilters): Promise<MatrixAnswer> {
  const { rows } = await sql<Flat>`
    select d.agency_key, d.agency, d.region, d.kind, d.year, d.state, d.days_late, d.report_id, d.read_status,
           jsonb_build_object('error', d.findings_error, 'warning', d.findings_warning) as findings
      from ${dutyStates(filters)} d
     where ${yearFilter(filters.years, sql`d.year`)} and ${regionFilter(filters.region, sql`d.region_code`)}
     order by d.region_code, d.agency_key, d.year
  `.execute(db)
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b)
  const byAgency = Map.groupBy(rows, ({ agency_key }) => agency_key)
  return { years, rows: [...byAgency.values()].map(matrixRow) }
}

function matrixRow(flat: readonly Flat[]): MatrixRow {
  const [{ agency_key, agency, region, kind } = { agency_key: '', agency: '', region: '', kind: '' }] = flat
  const cells = flat.map(({ year, state, days_late, report_id, read_status, findings }) => ({
    year,
    state,
    days_late,
    report_id,
    read_status,
    findings,
  }))
  return { agency_key, agency, region, kind, cells }
}
