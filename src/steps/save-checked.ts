/** A report that has a body, checked against the years beside it and kept in one transaction with all that came with it. */
import type { Kysely } from 'kysely'
import { commitPage, type PageCommit } from '../../db/queries/commit-page.ts'
import { neighboursOf } from '../../db/queries/neighbour-years.ts'
import type { SaveReportInput, SaveReportOutcome } from '../../db/queries/save-report.ts'
import type { Schema } from '../../db/schema.ts'
import type { Report } from '../domain/report.ts'
import { checksOf, checksOfNext } from './check-stored.ts'
import { differenceTo } from './version-difference.ts'

export type UncheckedReport = Omit<SaveReportInput, 'findings'>

/**
 * Checks rest on the neighbouring years as they are at the moment of saving: where they moved, it is done again. Null
 * where the link was done already.
 */
export async function saveChecked(
  db: Kysely<Schema>,
  page: PageCommit,
  report: Report,
  input: UncheckedReport,
): Promise<SaveReportOutcome | null> {
  const { agency_key, year, scope } = input
  const whose = { agency_key, year }
  const figures = { ...report, year }
  for (;;) {
    const { versions, before, next } = await neighboursOf(db, { agency_key, year, scope })
    const difference = await differenceTo(db, { agency_key, year, scope }, report)
    const save = { ...input, findings: checksOf(figures, whose, before) }
    const recheck = next && { recheck: await checksOfNext(db, figures, whose, next) }
    const saved = await commitPage(db, {
      ...page,
      save,
      neighbours: versions,
      ...recheck,
      ...(difference && { difference }),
    })
    if (saved !== 'stale') return saved
  }
}
