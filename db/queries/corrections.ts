/** Corrections by hand, each a version over the reading it corrects. */
import { type Kysely, sql } from 'kysely'
import type { CorrectionAnswer } from '../../src/domain/answer.ts'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'
import { type SaveReportInput, savePayload } from './save-report.ts'

export interface CorrectionInput {
  readonly report_id: number
  /** The version shown when the person decided. */
  readonly from_version_id: number
  readonly author: string
  readonly reason: string
  readonly source: string
  /** What changes, cell by cell, as `version_difference` keeps it. */
  readonly cells: readonly unknown[]
  /** The corrected report with its checks. */
  readonly save: SaveReportInput
}

/** The number of the new version; null where another version is shown by now and nothing was kept. */
export async function addCorrection(db: Kysely<Schema>, input: CorrectionInput): Promise<number | null> {
  const payload = safeJson({ ...input, save: savePayload(input.save) })
  const { rows } = await sql<{ answer: { version_id?: number } }>`
    select add_correction(${payload}::jsonb) as answer
  `.execute(db)
  return rows[0]?.answer.version_id ?? null
}

/** The corrections of a report by the number of the version they made. */
export async function correctionsOf(
  db: Kysely<Schema>,
  reportId: number,
): Promise<ReadonlyMap<number, CorrectionAnswer>> {
  const { rows } = await sql<CorrectionAnswer & { version_id: number; at: Date | string }>`
    select c.version_id, c.author, c.reason, c.source, c.at
      from correction c join report_version v on v.id = c.version_id where v.report_id = ${reportId}
  `.execute(db)
  return new Map(
    rows.map(({ version_id, author, reason, source, at }) => [
      version_id,
      { author, reason, source, at: new Date(at).toISOString() },
    ]),
  )
}
