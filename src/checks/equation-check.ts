/** Checks that are rows of a form: every equation of the form that carries the check's id. */
import type { Cell } from '../domain/cell.ts'
import type { Equation, Format, Term } from '../domain/format.ts'
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { explain } from './explain.ts'
import { cellIndex, labelIndex } from './form-cells.ts'
import { judge, type Operand } from './judge.ts'

/** A check that needs no code: its equations stand in `parsers/formats`. */
export function equationCheck(id: string, title: string): ReportCheck {
  return {
    id,
    title,
    needs: 'report',
    run: (report, format) =>
      format === null ? [] : judged(report, format).filter((verdict) => verdict.check === id),
  }
}

/** Evaluating once for all equation checks of a report keeps the explanation of failures common to them. */
const remembered = new WeakMap<CheckedReport, { format: Format; verdicts: readonly Verdict[] }>()

function judged(report: CheckedReport, format: Format): readonly Verdict[] {
  const known = remembered.get(report)
  if (known?.format === format) return known.verdicts
  const cells = cellIndex(report.cells)
  const labels = labelIndex(format)
  const all = format.equations.map((equation) => ({ equation, verdict: verdictOf(equation, cells, labels) }))
  const verdicts = explain(all, cells, labels)
  remembered.set(report, { format, verdicts })
  return verdicts
}

function verdictOf(
  equation: Equation,
  cells: ReadonlyMap<string, Cell>,
  labels: ReadonlyMap<string, string>,
): Verdict {
  const operand = (term: Term): Operand => ({
    id: term.cell,
    sign: term.sign,
    label: labels.get(`${equation.table}:${term.cell}`) ?? term.cell,
    cell: cells.get(`${equation.table}:${term.cell}`),
  })
  const left = equation.left.map(operand)
  const right = equation.right.map(operand)
  const judgement = judge(left, equation.op, right)
  return {
    check: equation.check,
    key: equation.key,
    state: judgement.state,
    severity: equation.severity,
    cells: [...left, ...right].map(({ id }) => id),
    expected: judgement.right,
    actual: judgement.left,
    message: judgement.message,
  }
}
