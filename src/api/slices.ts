/** Windows over lists that are whole in memory, and whole lists out of windows. */
import type { MatrixAnswer, MatrixCell } from '../domain/answer.ts'
import { DUTY_STATES, type DutyState } from '../domain/duty.ts'
import { AppError } from '../domain/errors.ts'
import type { MatrixFilter, MatrixSlice, Slice, Window } from './answers.ts'

export function sliceOf<T>(rows: readonly T[], window: Window): Slice<T> {
  return { rows: rows.slice(window.offset, window.offset + window.limit), total: rows.length }
}

/** A window of a matrix, its rows filtered by name and state, its cells counted before the state filter. */
export function matrixSlice(
  matrix: MatrixAnswer,
  filter: Pick<MatrixFilter, 'q' | 'states'>,
  window: Window,
): MatrixSlice {
  const { q, states } = filter
  const named =
    q === null
      ? matrix.rows
      : matrix.rows.filter((row) => row.agency.includes(q) || row.agency_key.includes(q))
  const cells = named.flatMap((row) => row.cells)
  const rows =
    states === null ? named : named.filter((row) => row.cells.some((cell) => states.includes(cell.state)))
  return {
    ...sliceOf(rows, window),
    years: matrix.years,
    counts: countStates(cells),
    partial: cells.filter((cell) => cell.read_status === 'partial').length,
    errors: cells.filter((cell) => cell.findings.error > 0).length,
  }
}

function countStates(cells: readonly MatrixCell[]): Record<DutyState, number> {
  const counts = Object.fromEntries(DUTY_STATES.map((state) => [state, 0])) as Record<DutyState, number>
  for (const cell of cells) counts[cell.state] += 1
  return counts
}

const STRETCH = 5_000

/**
 * Every row of a list, a stretch at a time. Where the list grows or shrinks meanwhile the rows can no longer be told
 * whole, so the reading breaks off instead of losing or repeating some.
 */
export async function* everyRow<T>(load: (window: Window) => Promise<Slice<T>>): AsyncGenerator<T> {
  let offset = 0
  let total: number | null = null
  while (total === null || offset < total) {
    const slice = await load({ offset, limit: STRETCH })
    total ??= slice.total
    if (slice.total !== total || slice.rows.length !== Math.min(STRETCH, total - offset))
      throw new AppError(
        'changed_meanwhile',
        `the list changed while it was read: ${total} rows, now ${slice.total}`,
        {
          hint: 'ask again',
        },
      )
    yield* slice.rows
    offset += slice.rows.length
  }
}
