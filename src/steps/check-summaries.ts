/** Summaries of regions held against the bodies they sum up, as far as these are known. */
import type { Kysely } from 'kysely'
import { storeCrossFindings } from '../../db/queries/cross-findings.ts'
import { type RegionReport, type SummaryTarget, summaryTargets } from '../../db/queries/region-years.ts'
import type { VersionCells } from '../../db/queries/reports.ts'
import { versionsById } from '../../db/queries/year-history.ts'
import type { Schema } from '../../db/schema.ts'
import { type BodyReport, checkSummary, SUMMARY_CHECK_IDS } from '../checks/index.ts'
import type { Era } from '../domain/format.ts'
import { named } from './check-stored.ts'

/** Judges every summary that rests on one of those reports. */
export async function checkSummaries(tx: Kysely<Schema>, reportIds: readonly number[]): Promise<void> {
  for (const target of await summaryTargets(tx, reportIds)) await judgeTarget(tx, target)
}

async function judgeTarget(tx: Kysely<Schema>, target: SummaryTarget): Promise<void> {
  const { publisher_key, year, summary, bodies, lower } = target
  const below = lower.flatMap((region) => region.summary ?? [])
  const reports = [summary, ...bodies.flatMap((body) => body.reports), ...below]
  const versions = await versionsById(tx, [...new Set(reports.map(({ version_id }) => version_id))])
  const whole = (report: RegionReport) => bodyReport(report, versions, year)
  const region = {
    ...target,
    summary: whole(summary),
    bodies: bodies.map((body) => ({ ...body, reports: body.reports.map(whole) })),
    lower: lower.map((one) => ({ ...one, summary: one.summary && whole(one.summary) })),
  }
  const findings = checkSummary(region, { agency_key: publisher_key, year }).map(named)
  await storeCrossFindings(tx, SUMMARY_CHECK_IDS, [{ version_id: summary.version_id, findings }])
}

function bodyReport(
  report: RegionReport,
  versions: ReadonlyMap<number, VersionCells>,
  year: number,
): BodyReport {
  return { ...report, era: report.era as Era, year, cells: versions.get(report.version_id)?.cells ?? [] }
}
