/** A report made ready for its checks: cells numbered once, sums judged once, for all of them together. */
import type { CheckedReport, Examination } from './check.ts'
import { judgedSums } from './equation-check.ts'
import { formSlotsOf, slotted } from './form-slots.ts'

/** Lasts no longer than the checks of one report. */
export function examine(report: CheckedReport): Examination {
  const form = formSlotsOf(report.era)
  const cells = slotted(form, report.cells)
  return { report, form, cells, sums: judgedSums(form, cells) }
}
