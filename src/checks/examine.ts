/** A report made ready for its checks: cells numbered once, sums judged once, for all of them together. */
import type { StatedFigure } from '../domain/narrative.ts'
import type { CheckedReport, Examination } from './check.ts'
import { judgedSums } from './equation-check.ts'
import { formSlotsOf, slotted } from './form-slots.ts'
import { printedFigures } from './judge.ts'
import { TARGET_OF_ROLE } from './narrative-targets.ts'

/** Lasts no longer than the checks of one report. */
export function examine(report: CheckedReport): Examination {
  const form = formSlotsOf(report.era)
  const cells = slotted(form, report.cells)
  const figures = printedFigures(cells)
  return { report, form, cells, figures, stated: statedFor(report), sums: judgedSums(form, figures) }
}

function statedFor({ narrative }: CheckedReport): Examination['stated'] {
  const stated = new Map<string, StatedFigure[]>()
  for (const figure of narrative?.figures ?? []) {
    const target = TARGET_OF_ROLE.get(figure.role)
    if (target === undefined || figure.zero_claim) continue
    const known = stated.get(target)
    if (known) known.push(figure)
    else stated.set(target, [figure])
  }
  return stated
}
