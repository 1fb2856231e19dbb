/** Measures of many reports as one list: report by report, each measure once, so that a window needs only its reports. */
import type { Kysely } from 'kysely'
import { listReports, reportById } from '../../db/queries/reports.ts'
import type { Schema } from '../../db/schema.ts'
import { MEASURES } from '../../parsers/formats/index.ts'
import { resolveAsked } from '../compare/asked.ts'
import { compareReports } from '../compare/compare-reports.ts'
import type { ReportAnswer, ReportSummary } from '../domain/answer.ts'
import type { ComparisonPoint } from '../domain/comparison.ts'

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
  const ids = asked.measures ?? MEASURES.filter(({ kind }) => kind === 'ratio').map(({ id }) => id)
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
  const points: ComparisonPoint[] = []
  for (const summary of data) points.push(...(await pointsOf(db, summary, ids)))
  const skipped = window.offset - first * each
  return { rows: points.slice(skipped, skipped + window.limit), total: total * each }
}

async function pointsOf(
  db: Kysely<Schema>,
  summary: ReportSummary,
  indicators: readonly string[],
): Promise<readonly ComparisonPoint[]> {
  const { agency_key, agency, year, scope } = summary
  const { data } = await listReports(db, {
    agency_keys: [agency_key],
    years: [year - 1],
    scopes: [scope],
    limit: null,
  })
  const reports = await Promise.all([summary, ...data].map(({ id }) => reportById(db, id)))
  return compareReports(
    reports.filter((report): report is ReportAnswer => report !== null),
    { agencies: [{ key: agency_key, name: agency }], years: [year], indicators },
  ).points
}
