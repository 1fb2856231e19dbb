/** The figures that summaries hold, and how a query names their parts. */
import { type RawBuilder, sql } from 'kysely'
import { InputError } from '../../src/domain/errors.ts'
import { RANKED_FROM_1, SUMMARY_FIGURES_1, type SummaryFigure } from '../migrations/summary-source-1.ts'

export const RANKED_FROM = RANKED_FROM_1

export const SUMMARY_FIGURES: readonly SummaryFigure[] = SUMMARY_FIGURES_1

export interface FigureParts {
  readonly id: string
  readonly isRatio: boolean
  /** Over a row of `report_summary` under this name. */
  readonly n: (row: string) => RawBuilder<unknown>
  readonly d: (row: string) => RawBuilder<unknown>
  /** Exactly as the index of the rank has it. */
  readonly value: (row: string) => RawBuilder<unknown>
  readonly change: (row: string) => RawBuilder<unknown>
  /** Cells that a failed check must touch to limit the figure. */
  readonly cells: readonly string[]
}

/** InputError where the summaries do not hold the figure. */
export function figureParts(id: string): FigureParts {
  const figure = SUMMARY_FIGURES.find((one) => one.id === id)
  if (figure === undefined)
    throw new InputError('not_summarised', `"${id}" is not kept in the summaries`, {
      hint: `expected one of ${SUMMARY_FIGURES.map((one) => one.id).join(', ')}`,
    })
  const isRatio = figure.denominator.length > 0
  const part = (name: string) => (row: string) => sql.ref(`${row}.${id}_${name}`)
  const n = part('n')
  const d = part('d')
  return {
    id,
    isRatio,
    n,
    d: (row) => (isRatio ? d(row) : sql`null::numeric`),
    value: (row) =>
      isRatio ? sql`(${n(row)} / ${d(row)})::double precision` : sql`(${n(row)})::double precision`,
    change: part('change'),
    cells: [...figure.numerator, ...figure.denominator],
  }
}
