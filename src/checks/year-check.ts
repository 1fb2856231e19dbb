/**
 * Equations between two years of one body. Law kept here: only the report of the year before, of the same known scope,
 * in forms that both have the cells, is compared; everything else is `not_assessable` with the reason.
 */

import type { Cell, TableId } from '../domain/cell.ts'
import type { Severity } from '../domain/finding.ts'
import type { Equation, Era } from '../domain/format.ts'
import type { Verdict, YearCheck, YearReport } from './check.ts'
import { formSlotsOf, NO_SLOT, slotted } from './form-slots.ts'
import { judge, printedFigures, type Side } from './judge.ts'

export interface YearTerm {
  readonly year: 'current' | 'previous'
  readonly cell: string
  readonly sign: 1 | -1
}

interface YearEquation {
  readonly key: string
  readonly table: TableId
  readonly op: Equation['op']
  readonly left: readonly YearTerm[]
  readonly right: readonly YearTerm[]
  readonly severity: Severity
}

interface YearCheckRows {
  readonly id: string
  readonly title: string
  /** Forms that have the cells of both sides. */
  readonly eras: readonly Era[]
  readonly equations: readonly YearEquation[]
}

/** The cell of this year's report. */
export function now(cell: string, sign: 1 | -1 = 1): YearTerm {
  return { year: 'current', cell, sign }
}

/** The cell of the report of the year before. */
export function before(cell: string): YearTerm {
  return { year: 'previous', cell, sign: 1 }
}

/** A year check that is nothing but equations. */
export function yearCheck({ id, title, eras, equations }: YearCheckRows): YearCheck {
  return {
    id,
    title,
    needs: 'previous-year',
    run: (current, previous) => {
      const obstacle = obstacleBetween(current, previous) ?? eraObstacle(eras, current, previous)
      const resolve = resolver(current, previous)
      return equations.map((equation) => verdictOf(id, equation, obstacle, resolve))
    },
  }
}

/** Why two reports cannot be set against each other at all; null where they can. */
export function obstacleBetween(current: YearReport, previous: YearReport): string | null {
  if (current.year === null || previous.year === null) return 'a report year is not known'
  if (previous.year !== current.year - 1) return `${previous.year} is not the year before ${current.year}`
  if (current.scope === 'unknown' || previous.scope === 'unknown') return 'the scope of a report is not known'
  if (current.scope !== previous.scope) return `the scope changed from ${previous.scope} to ${current.scope}`
  return null
}

/** Why a failure between two years may be our own: one of the readings is not whole. Null where both are. */
export function doubtBetween(...reports: readonly YearReport[]): string | null {
  const doubtful = reports.find(({ status }) => status !== 'complete')
  return doubtful ? `the reading of ${doubtful.year} is ${doubtful.status}` : null
}

function eraObstacle(eras: YearCheckRows['eras'], current: YearReport, previous: YearReport): string | null {
  if (current.era === null || !eras.includes(current.era)) return `the form ${current.era} has no such cells`
  if (previous.era === null || !eras.includes(previous.era)) {
    return `the form ${previous.era} of the year before has no such cells`
  }
  return null
}

interface Operand {
  /** As it stands in the finding's `cells`. */
  readonly id: string
  readonly label: string
  readonly sign: 1 | -1
  readonly cell: Cell | undefined
}

type Resolve = (table: TableId, term: YearTerm) => Operand

/** Cells of the year before carry their year in the finding: `2022:carried_out__total`. */
function resolver(current: YearReport, previous: YearReport): Resolve {
  const years = {
    current: { ...printedOf(current), mark: '' },
    previous: { ...printedOf(previous), mark: `${previous.year ?? 'previous'}:` },
  }
  return (table, { year, cell, sign }) => {
    const { form, cells, mark } = years[year]
    const slot = form?.slots.get(`${table}:${cell}`) ?? NO_SLOT
    return { id: `${mark}${cell}`, sign, label: `${mark}${form?.labels[slot] ?? cell}`, cell: cells[slot] }
  }
}

function printedOf({ era, cells }: YearReport) {
  const form = formSlotsOf(era)
  return { form, cells: slotted(form, cells) }
}

/** Terms as one side over a list of cells in which the side begins at `from`. */
function sideOf(operands: readonly Operand[], from: number): Side {
  return {
    slots: operands.map((_, at) => from + at),
    signs: operands.map(({ sign }) => sign),
    labels: operands.map(({ label }) => label),
  }
}

function verdictOf(
  check: string,
  equation: YearEquation,
  obstacle: string | null,
  resolve: Resolve,
): Verdict {
  const left = equation.left.map((term) => resolve(equation.table, term))
  const right = equation.right.map((term) => resolve(equation.table, term))
  const cells = [...left, ...right].map(({ id }) => id)
  const base = { check, key: equation.key, severity: equation.severity, cells }
  if (obstacle !== null) {
    return {
      ...base,
      state: 'not_assessable',
      expected: null,
      actual: null,
      message: `cannot be assessed: ${obstacle}`,
    }
  }
  const judgement = judge(
    sideOf(left, 0),
    equation.op,
    sideOf(right, left.length),
    printedFigures([...left, ...right].map(({ cell }) => cell)),
  )
  const { state, left: actual, right: expected, message } = judgement
  return { ...base, state, expected, actual, message }
}
