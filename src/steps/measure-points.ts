/** Measures of many reports as one list: report by report, each measure once, so that a window needs only its reports. */
import type { Kysely } from 'kysely'
import { comparedReports } from '../../db/queries/compared-reports.ts'
import { listReports } from '../../db/queries/reports.ts'
import type { Schema } from '../../db/schema.ts'
import { MEASURES } from '../../parsers/formats/index.ts'
import { resolveAsked } from '../compare/asked.ts'
import { compareReports } from '../compare/compare-reports.ts'
import type { ReportSummary } from '../domain/answer.ts'
import type { ComparisonPoint } from '../domain/comparison.ts'
import { comparisonContext } from './comparison-context.ts'

export interface MeasureAsked {
  readonly region: string | null
  readonly agency: string | null
  readonly years: readonly number[] | null
  /** Null for every measure that one report can give. */
  readonly measures: readonly string[] | null
}

/** InputError on an unknown measure. */
export async function measurePoints(
  db: Kysely<Schema>,
  asked: MeasureAsked,
  window: { readonly offset: number; readonly limit: number },
): Promise<{ rows: readonly ComparisonPoint[]; total: number }> {
  const ids = asked.measures ?? MEASURES.filter(({ kind }) => kind !== 'change').map(({ id }) => id)
  const each = resolveAsked(ids).length
  const first = Math.floor(window.offset / each)
  const last = Math.ceil((window.offset + window.limit) / each)
  const { data, total } = await listReports(db, {
    ...(asked.region === null ? {} : { region: asked.region }),
    ...(asked.agency === null ? {} : { agency_keys: [asked.agency] }),
    ...(asked.years === null ? {} : { years: asked.years }),
    after: String(first),
    limit: last - first,
  })
  const points = await pointsOf(db, data, ids)
  const skipped = window.offset - first * each
  return { rows: points.slice(skipped, skipped + window.limit), total: total * each }
}

async function pointsOf(
  db: Kysely<Schema>,
  summaries: readonly ReportSummary[],
  indicators: readonly string[],
): Promise<readonly ComparisonPoint[]> {
  if (summaries.length === 0) return []
  const bodies = [...new Set(summaries.map(({ agency_key }) => agency_key))]
  const context = await comparisonContext(
    db,
    bodies,
    summaries.map(({ region_code }) => region_code),
  )
  const keys = [...context.histories.keys()]
  const years = [...new Set(summaries.map(({ year }) => year - 1))]
  const { data: earlier } = await listReports(db, { agency_keys: keys, years, limit: null })
  const known = new Map([...summaries, ...earlier].map((summary) => [summary.id, summary]))
  const reports = await comparedReports(db, [...known.values()])
  const byBody = Map.groupBy(reports, ({ agency_key }) => agency_key)
  return summaries.flatMap(({ id, agency_key, agency, year, scope }) => {
    const line = new Set([
      agency_key,
      ...(context.histories.get(agency_key)?.predecessors ?? []).map(({ key }) => key),
    ])
    const own = [...line].flatMap((key) =>
      (byBody.get(key) ?? []).filter(
        (report) => report.id === id || (report.scope === scope && report.year === year - 1),
      ),
    )
    const request = { agencies: [{ key: agency_key, name: agency }], years: [year], indicators }
    return compareReports(own, request, context).points
  })
}
