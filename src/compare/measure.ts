/**
 * Evaluates the one table of formulas (`MEASURES`) over the cells of a report. Law: an operand that is not a number
 * makes the measure null; a zero denominator makes it null; nothing is ever taken as 0 that was not printed as 0.
 */
import type { Measure } from '../../parsers/formats/index.ts'
import { type FigureSource, figureOf } from './figure.ts'

export interface MeasureValue {
  readonly value: number | null
  /** Numerator and denominator; each null where one of its operands is not a number. */
  readonly n: number | null
  readonly d: number | null
  readonly cells: readonly string[]
  readonly notes: readonly string[]
  /** True where a form involved does not have an operand at all, or no earlier report is there to compare with. */
  readonly absent: boolean
}

/** Below this denominator a ratio moves by 10 points and more with one case; such bodies are not ranked. */
export const SMALL_DENOMINATOR = 10

/** Σ numerator / Σ denominator. */
export function ratioOf(
  source: FigureSource,
  formula: { readonly numerator: readonly string[]; readonly denominator: readonly string[] },
): MeasureValue {
  const n = sum(source, formula.numerator)
  const d = sum(source, formula.denominator)
  return {
    value: quotient(n.value, d.value),
    n: n.value,
    d: d.value,
    cells: [...new Set([...n.cells, ...d.cells])],
    notes: [...new Set([...n.notes, ...d.notes, ...denominatorNotes(d.value)])],
    absent: n.absent || d.absent,
  }
}

/** (x of this report − x of the report before) / x of the report before; `n` is the absolute change. */
export function changeOf(source: FigureSource, before: FigureSource | null, id: string): MeasureValue {
  const now = sum(source, [id])
  if (before === null)
    return { ...now, value: null, n: null, d: null, notes: ['previous_year_needed'], absent: true }
  const then = sum(before, [id])
  const differs = now.value !== null && then.value !== null && now.unit !== then.unit
  const n = now.value === null || then.value === null || differs ? null : now.value - then.value
  return {
    value: quotient(n, then.value),
    n,
    d: then.value,
    cells: now.cells,
    notes: [
      ...new Set([
        ...now.notes,
        ...then.notes,
        ...(differs ? ['unit_differs'] : []),
        ...denominatorNotes(then.value),
      ]),
    ],
    absent: now.absent || then.absent,
  }
}

/** Requests per 10,000 residents: of regional summaries only, and only where somebody imported the population. */
export function perResidents(
  source: FigureSource,
  measure: Measure,
  population: number | null | 'not_a_summary',
): MeasureValue {
  const n = sum(source, measure.numerator)
  const { cells, absent } = n
  const d = typeof population === 'number' ? population / 10_000 : null
  const why = population === 'not_a_summary' ? ['regional_summary_needed'] : []
  const notes = [...n.notes, ...(population === null ? ['population_needed'] : why)]
  return { value: quotient(n.value, d), n: n.value, d, cells, notes, absent }
}

interface Sum {
  readonly value: number | null
  readonly unit: string
  readonly cells: readonly string[]
  readonly notes: readonly string[]
  readonly absent: boolean
}

function sum(source: FigureSource, ids: readonly string[]): Sum {
  const figures = ids.map((id) => figureOf(source, id))
  const values = figures.map((figure) => figure.value)
  const complete = values.every((value) => value !== null)
  return {
    value: complete ? values.reduce((total, value) => total + value, 0) : null,
    unit: figures[0]?.unit ?? '',
    cells: figures.flatMap((figure) => figure.cells),
    notes: figures.flatMap((figure) => operandNotes(figure.notes)),
    absent: figures.some((figure) => figure.kind === 'absent'),
  }
}

/** A blank operand is one thing to say of a measure, whatever kind of blank it was. */
function operandNotes(notes: readonly string[]): string[] {
  const kinds = new Set(['blank', 'not_applicable', 'text', 'image'])
  return notes.map((note) => (kinds.has(note) ? 'operand_not_a_number' : note))
}

function quotient(n: number | null, d: number | null): number | null {
  return n === null || d === null || d === 0 ? null : n / d
}

function denominatorNotes(d: number | null): string[] {
  if (d === null) return []
  if (d === 0) return ['zero_denominator']
  return Math.abs(d) < SMALL_DENOMINATOR ? ['small_denominator'] : []
}
