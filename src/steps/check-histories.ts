/** Years whose year before is more than one report: compared with all of it, and again as usual once it is one. */
import type { Kysely } from 'kysely'
import { storeCrossFindings } from '../../db/queries/cross-findings.ts'
import { findingsOfVersion, replaceFindings } from '../../db/queries/findings.ts'
import type { VersionCells } from '../../db/queries/reports.ts'
import { type HistoryTarget, historyTargets, versionsById } from '../../db/queries/year-history.ts'
import type { Schema } from '../../db/schema.ts'
import { checkHistory, isYearCheck, YEAR_CHECK_IDS, type YearReport } from '../checks/index.ts'
import type { Era } from '../domain/format.ts'
import { checksBetween, named } from './check-stored.ts'

type Versions = ReadonlyMap<number, VersionCells>

/** Judges those reports, their next years and their successors' years. */
export async function checkHistories(tx: Kysely<Schema>, reportIds: readonly number[]): Promise<void> {
  const targets = await historyTargets(tx, reportIds, YEAR_CHECK_IDS)
  const ids = targets.flatMap(({ version_id, own, predecessors }) => [
    version_id,
    ...own,
    ...predecessors.flatMap((past) => past.version_id ?? []),
  ])
  const versions = await versionsById(tx, [...new Set(ids)])
  for (const target of targets) await judgeTarget(tx, target, versions)
}

/** What saving said of the two years stands only where there is no history. */
async function judgeTarget(tx: Kysely<Schema>, target: HistoryTarget, versions: Versions): Promise<void> {
  const { version_id, agency_key, year, has_history } = target
  const whose = { agency_key, year }
  const current = reportOf(versions.get(version_id), target, year)
  if (current === null) return
  const stored = await findingsOfVersion(tx, version_id)
  const own = stored.filter(({ check }) => !isYearCheck(check))
  if (!has_history) {
    await storeCrossFindings(tx, YEAR_CHECK_IDS, [{ version_id, findings: [] }])
    const before = versions.get(target.own[0] ?? 0) ?? null
    return replaceFindings(tx, version_id, [...own, ...checksBetween(current, before, whose)])
  }
  if (stored.length > own.length) await replaceFindings(tx, version_id, own)
  const past = (id: number | null) => reportOf(versions.get(id ?? 0), target, year - 1)
  const history = {
    current: { ...current, year },
    valid_from: target.valid_from,
    own: target.own.flatMap((id) => past(id) ?? []),
    predecessors: target.predecessors.map((body) => ({ ...body, report: past(body.version_id) })),
  }
  const findings = checkHistory(history, whose).map(named)
  await storeCrossFindings(tx, YEAR_CHECK_IDS, [{ version_id, findings }])
}

function reportOf(
  version: VersionCells | undefined,
  { scope }: HistoryTarget,
  year: number,
): YearReport | null {
  if (version === undefined) return null
  const { era, status, cells } = version
  return { era: era as Era, year, scope, status, cells }
}
