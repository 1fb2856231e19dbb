/**
 * Whether two readings of a table agree: the one by places in the grid and the one by labels and figures in document
 * order. Law kept here: they give the same cells exactly where each row of the form is one row of the grid, each column
 * one column of it, and no two share a place; where that cannot be shown, only one reading speaks for the figures.
 */
import { T4_FAMILIES, T4_RESULTS } from '../../parsers/formats/index.ts'
import type { Place, TableId } from '../domain/cell.ts'
import { type FormSlots, NO_SLOT, type SlottedCells } from './form-slots.ts'

/** Place of a cell as lines of its block: its row and its column, or the reverse for a rotated table. */
interface Lines {
  readonly along: string
  readonly across: number
}

type Turn = (place: Place) => Lines | null

const upright: Turn = ({ block, row, col }) =>
  row === undefined || col === undefined ? null : { along: `${block}:${row}`, across: col }
const rotated: Turn = ({ block, row, col }) =>
  row === undefined || col === undefined ? null : { along: `${block}:${col}`, across: row }

/** True where both readings give every cell of a table the same figure. */
export function readingsAgree(form: FormSlots, cells: SlottedCells, table: TableId): boolean {
  if (table === 't3') return requestsAgree(form, cells, upright) || requestsAgree(form, cells, rotated)
  if (table === 't4') return casesAgree(form, cells, upright) || casesAgree(form, cells, rotated)
  return ownPlaces(form, cells, table)
}

/** One line a row, the same column for the same head in each block, no line and no column twice. */
function requestsAgree(form: FormSlots, cells: SlottedCells, turn: Turn): boolean {
  const lineOfRow = new Set<string>()
  const headAt = new Map<string, number>()
  const placeOf = new Map<string, number>()
  for (const { slots } of form.requests) {
    let line: string | null = null
    for (const [column, slot] of slots.entries()) {
      const cell = cells[slot]
      if (cell === undefined) continue
      const at = turn(cell.source)
      if (at === null || (line !== null && at.along !== line)) return false
      line = at.along
      const { block } = cell.source
      if ((headAt.get(`${block}:${at.across}`) ?? column) !== column) return false
      if ((placeOf.get(`${block}:${column}`) ?? at.across) !== at.across) return false
      headAt.set(`${block}:${at.across}`, column)
      placeOf.set(`${block}:${column}`, at.across)
    }
    if (line === null) continue
    if (lineOfRow.has(line)) return false
    lineOfRow.add(line)
  }
  return true
}

/** The five results of a family stand in one line, in the order of the form. */
function casesAgree(form: FormSlots, cells: SlottedCells, turn: Turn): boolean {
  return T4_FAMILIES.every(({ id }) => {
    const places = T4_RESULTS.flatMap((result) => {
      const cell = cells[form.slots.get(`t4:${id}_${result.id}`) ?? NO_SLOT]
      return cell === undefined ? [] : [turn(cell.source)]
    })
    return places.every((place, at) => {
      const before = places[at - 1]
      if (place === null || before === null) return false
      return before === undefined || (before.along === place.along && before.across < place.across)
    })
  })
}

/** A statistics table has one figure a label: nothing can be mixed up where each stands in a place of its own. */
function ownPlaces({ tables }: FormSlots, cells: SlottedCells, table: TableId): boolean {
  const { from, to } = tables.find(({ def }) => def.id === table) ?? { from: 0, to: 0 }
  const own = cells.slice(from, to).filter((cell) => cell !== undefined)
  const places = own.map(({ source }) => upright(source))
  if (places.includes(null)) return false
  return new Set(places.map((place) => `${place?.along}:${place?.across}`)).size === own.length
}
