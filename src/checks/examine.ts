/** A report made ready for its checks: cells numbered once, sums judged once, for all of them together. */
import type { CheckedReport, Examination } from './check.ts'
import { judgedSums } from './equation-check.ts'
import { formSlotsOf, slotted } from './form-slots.ts'
import { printedFigures } from './judge.ts'

/** Lasts no longer than the checks of one report. */
export function examine(report: CheckedReport): Examination {
  const form = formSlotsOf(report.era)
  const cells = slotted(form, report.cells)
  const figures = printedFigures(cells)
  return { report, form, cells, figures, sums: judgedSums(form, figures) }
}
