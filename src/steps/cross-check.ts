/**
 * The checks that need other reports, once a batch has been saved. Law: what is due is settled in the transaction that
 * keeps what was found, so that a killed process leaves all or nothing, and the next one goes on; a repeat says the same.
 */
import type { Kysely } from 'kysely'
import { onceMore } from '../../db/owner-died.ts'
import { hasDueReports, settleDueReports, takeDueReports } from '../../db/queries/cross-findings.ts'
import type { Schema } from '../../db/schema.ts'
import { checkHistories } from './check-histories.ts'
import { checkOutliers } from './check-outliers.ts'
import { type CommonRuns, judgeSamenessOf } from './check-sameness.ts'
import { checkSummaries } from './check-summaries.ts'

/** Small enough that a crawl beside it is not held up, large enough that a region's bodies come together. */
const AT_ONCE = 500

/** Looks at every report that is due. Several processes take turns. */
export async function crossCheck(db: Kysely<Schema>): Promise<void> {
  const common: CommonRuns = new Map()
  for (;;) {
    if (!(await onceMore(() => hasDueReports(db)))) return
    await onceMore(() => db.transaction().execute((tx) => crossCheckSome(tx, common)))
  }
}

async function crossCheckSome(tx: Kysely<Schema>, common: CommonRuns): Promise<void> {
  const due = await takeDueReports(tx, AT_ONCE)
  if (due === null) return
  await checkHistories(tx, due.report_ids)
  await checkSummaries(tx, due.report_ids)
  await checkOutliers(tx, due.report_ids)
  await judgeSamenessOf(tx, due.report_ids, common)
  await settleDueReports(tx, due)
}
