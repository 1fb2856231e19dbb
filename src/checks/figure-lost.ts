/**
 * Signs that a figure was lost and others moved up to take its place: blanks where a total should stand, or parts that
 * exceed their total whatever a blank among them holds. Law kept here: blanks alone are a habit of agencies and say nothing.
 */
import { T4_FAMILIES, T4_RESULTS } from '../../parsers/formats/index.ts'
import type { Cell } from '../domain/cell.ts'
import type { Finding } from '../domain/finding.ts'
import { type FormSlots, NO_SLOT, type SlottedCells } from './form-slots.ts'

const isBlank = (cell: Cell | undefined): boolean => cell?.kind === 'blank'

/** The five cells of a kind of dispute, its total last. */
const casesOf = (form: FormSlots, cells: SlottedCells, family: string): readonly (Cell | undefined)[] =>
  T4_RESULTS.map(({ id }) => cells[form.slots.get(`t4:${family}_${id}`) ?? NO_SLOT])

/** A sum of table four fails while the last total of its row is blank beside figures. */
export function figuresMovedUp(
  form: FormSlots,
  cells: SlottedCells,
  failing: readonly Finding[],
): readonly string[] {
  if (!failing.some(({ check }) => check === 't4_total')) return []
  const last = casesOf(form, cells, T4_FAMILIES.at(-1)?.id ?? '')
  return isBlank(last.at(-1)) && last.some((cell) => (cell?.value ?? 0) > 0)
    ? [
        'a sum of table four fails and its last total is blank, as when a figure is lost and the others move up',
      ]
    : []
}

/** So many rows without a total are a lost figure or two; more are a habit. */
const MOST_ROWS = 3

/** A column of table three does not add up while one of few rows has figures and no total. */
export function rowMovedUp(
  form: FormSlots,
  cells: SlottedCells,
  failing: readonly Finding[],
): readonly string[] {
  if (!failing.some(({ check }) => check === 't3_outcome_sum' || check === 't3_balance')) return []
  const rows = form.requests.filter(({ slots }) => {
    const own = slots.map((slot) => cells[slot])
    return isBlank(own.at(-1)) && own.some((cell) => (cell?.value ?? 0) > 0)
  })
  if (rows.length > MOST_ROWS) return []
  return rows.map(
    ({ row }) =>
      `columns of table three do not add up and row ${row} has figures without a total, as when a figure is lost and the others move up`,
  )
}

/** Rows of tables three and four whose figures exceed their total, though one of them is blank. */
export function partsBeyondTotal(form: FormSlots, cells: SlottedCells): readonly string[] {
  const rows = [
    ...form.requests.map(({ row, slots }) => ({ name: row, own: slots.map((slot) => cells[slot]) })),
    ...T4_FAMILIES.map(({ id }) => ({ name: id, own: casesOf(form, cells, id) })),
  ]
  return rows.flatMap(({ name, own }) => {
    const total = own.at(-1)
    const parts = own.slice(0, -1)
    if (total?.kind !== 'number' || total.value === null || !parts.some(isBlank)) return []
    const sum = parts.reduce((known, cell) => known + (cell?.value ?? 0), 0)
    return sum > total.value
      ? [`the parts of ${name} exceed their total though one is blank, as when a figure is lost or moved`]
      : []
  })
}
