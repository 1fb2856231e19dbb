/** What a reading changes against the newest stored version of its report, cell by cell and sentence by sentence. */
import type { Kysely } from 'kysely'
import type { VersionDifference } from '../../db/queries/commit-page.ts'
import { latestVersion, type ReportKey } from '../../db/queries/latest-version.ts'
import type { Schema } from '../../db/schema.ts'
import { diffReports } from '../compare/diff-reports.ts'
import type { Report } from '../domain/report.ts'

/** Null where no version is stored. */
export async function differenceTo(
  db: Kysely<Schema>,
  key: ReportKey,
  report: Pick<Report, 'cells' | 'sections'>,
): Promise<VersionDifference | null> {
  const before = await latestVersion(db, key)
  return before === null ? null : { from_version_id: before.version_id, ...diffReports(before, report) }
}
