/** Equations of a form with their terms as slots, spelled out once; findings share their lists of cells. */
import type { Equation } from '../domain/format.ts'
import type { Verdict } from './check.ts'
import { type FormSlots, NO_SLOT, perForm } from './form-slots.ts'
import { judge, type PrintedFigures, type Side } from './judge.ts'

export interface CompiledEquation {
  readonly equation: Equation
  readonly left: Side
  readonly right: Side
  /** Ids of all terms, left before right: the `cells` of its findings. */
  readonly ids: readonly string[]
}

function sideOf(form: FormSlots, { table }: Equation, terms: Equation['left']): Side {
  const slots = terms.map(({ cell }) => form.slots.get(`${table}:${cell}`) ?? NO_SLOT)
  return {
    slots,
    signs: terms.map(({ sign }) => sign),
    labels: terms.map(({ cell }, at) => form.labels[slots[at] ?? NO_SLOT] ?? cell),
  }
}

/** The equations of a form, in the form's order. */
export const equationsOf: (form: FormSlots) => readonly CompiledEquation[] = perForm((form) =>
  form.format.equations.map((equation) => ({
    equation,
    left: sideOf(form, equation, equation.left),
    right: sideOf(form, equation, equation.right),
    ids: Object.freeze([...equation.left, ...equation.right].map(({ cell }) => cell)),
  })),
)

/** What one equation says of the figures of a report. */
export function judgeEquation(compiled: CompiledEquation, printed: PrintedFigures): Verdict {
  const { equation, left, right, ids } = compiled
  const judgement = judge(left, equation.op, right, printed)
  return {
    check: equation.check,
    key: equation.key,
    state: judgement.state,
    severity: equation.severity,
    cells: ids,
    expected: judgement.right,
    actual: judgement.left,
    message: judgement.message,
  }
}
