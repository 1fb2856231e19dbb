/** A reading with its checks. Pure, so that it runs wherever the document was read, under the same bounds. */
import { checkReport, suspectReading } from '../checks/index.ts'
import type { Report } from '../domain/report.ts'
import { withNarrative } from './with-narrative.ts'

/**
 * Runs every check that needs one report, and takes `complete` back where the checks suspect our own reading rather than
 * the agency's arithmetic.
 */
export function checkReading(report: Report): Report {
  const findings = checkReport(withNarrative(report))
  const suspicion = suspectReading(report, findings)
  if (report.status !== 'complete' || suspicion.length === 0) return { ...report, findings }
  return { ...report, findings, status: 'partial', reason: suspicion.join('; ') }
}
