/** A report that has a body, checked against the years beside it and kept in one transaction with all that came with it. */
import type { PageCommit } from '../../db/queries/commit-page.ts'
import type { SaveReportInput, SaveReportOutcome } from '../../db/queries/save-report.ts'
import type { Report } from '../domain/report.ts'
import { checksOf, checksOfNext } from './check-stored.ts'
import type { PageStore } from './page-store.ts'
import { differenceTo } from './version-difference.ts'

export type UncheckedReport = Omit<SaveReportInput, 'findings'>

/**
 * Checks rest on the neighbouring years as they are at the moment of saving: where they moved, it is done again. Null
 * where the link was done already.
 */
export async function saveChecked(
  pages: PageStore,
  page: PageCommit,
  report: Report,
  input: UncheckedReport,
): Promise<SaveReportOutcome | null> {
  const { agency_key, year, scope } = input
  const whose = { agency_key, year }
  const figures = { ...report, year }
  for (;;) {
    const { versions, before, next, latest } = await pages.standing({ agency_key, year, scope })
    const difference = differenceTo(latest, report)
    const save = { ...input, findings: checksOf(figures, whose, before) }
    const recheck = next && { recheck: await checksOfNext(pages.db, figures, whose, next) }
    const saved = await pages.commit({
      ...page,
      save,
      neighbours: versions,
      ...recheck,
      ...(difference && { difference }),
    })
    if (saved !== 'stale') return saved
  }
}
