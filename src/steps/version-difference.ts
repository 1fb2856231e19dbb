/** What a reading changes against the newest stored version of its report, cell by cell and sentence by sentence. */
import type { VersionDifference } from '../../db/queries/commit-page.ts'
import type { LatestVersion } from '../../db/queries/standing.ts'
import { diffReports } from '../compare/diff-reports.ts'
import type { Report } from '../domain/report.ts'

/** Null where no version is stored. */
export function differenceTo(
  before: LatestVersion | null,
  report: Pick<Report, 'cells' | 'sections'>,
): VersionDifference | null {
  return before === null ? null : { from_version_id: before.version_id, ...diffReports(before, report) }
}
