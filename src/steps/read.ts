/** Document → report with its checks: the one path that `read`, `crawl` and `reread` share. Needs no database. */
import { type ReadInput, readReport } from '../../parsers/read-report.ts'
import { checkReport, suspectReading } from '../checks/index.ts'
import type { Report } from '../domain/report.ts'

/**
 * Reads bytes, runs every check that needs one report, and takes `complete` back where the checks suspect our own
 * reading rather than the agency's arithmetic. Never throws for odd content: that is a status with its reason.
 */
export async function readDocument(input: ReadInput): Promise<Report> {
  const report = await readReport(input)
  const findings = checkReport(report)
  const suspicion = suspectReading(report, findings)
  if (report.status !== 'complete' || suspicion.length === 0) return { ...report, findings }
  return { ...report, findings, status: 'partial', reason: suspicion.join('; ') }
}
