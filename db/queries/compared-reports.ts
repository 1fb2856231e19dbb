/** Reports with all that a comparison rests on, many at once: figures, and the checks that failed. Texts stay where they are. */
import { type Kysely, sql } from 'kysely'
import type { ComparedReport, ReportSummary } from '../../src/domain/answer.ts'
import type { Cell } from '../../src/domain/cell.ts'
import type { Schema } from '../schema.ts'
import { cellsOfVersions } from './reports.ts'

type Failed = ComparedReport['checks'][number]

/** In the order given. */
export async function comparedReports(
  db: Kysely<Schema>,
  summaries: readonly ReportSummary[],
): Promise<readonly ComparedReport[]> {
  if (summaries.length === 0) return []
  const ids = summaries.map(({ version_id }) => version_id)
  const [versions, failed] = await Promise.all([
    cellsOfVersions(db, sql`v.id = any(${ids})`),
    failedChecks(db, ids),
  ])
  const cells = new Map<number, readonly Cell[]>(
    versions.map((version) => [version.version_id, version.cells]),
  )
  return summaries.map((summary) => ({
    ...summary,
    cells: cells.get(summary.version_id) ?? [],
    checks: failed.get(summary.version_id) ?? [],
  }))
}

async function failedChecks(
  db: Kysely<Schema>,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Failed[]>> {
  const { rows } = await sql<Failed & { version_id: number }>`
    select version_id, check_id as check, state, cells from finding
     where version_id = any(${versionIds}) and state = 'fail' order by version_id, check_id, key
  `.execute(db)
  return Map.groupBy(rows, ({ version_id }) => version_id)
}
