/**
 * What a cell says, as the text that tells versions apart: JSON of `[name, kind, value, raw, unit, unit_printed, note]`, cells
 * in the order of their names. Law: the text never changes for the same content, or every stored report would seem changed.
 */
import type { Cell, TableId } from '../src/domain/cell.ts'
import { FIGURE_COLUMNS, TABLE_IDS } from './figure-columns.ts'

const NAMES = TABLE_IDS.flatMap((table) => FIGURE_COLUMNS[table].map((id) => `${table}.${id}`)).sort(
  (a, b) => (a < b ? -1 : 1),
)
const PLACES: ReadonlyMap<TableId, ReadonlyMap<string, number>> = new Map(
  TABLE_IDS.map((table) => [
    table,
    new Map(FIGURE_COLUMNS[table].map((id) => [id, NAMES.indexOf(`${table}.${id}`)])),
  ]),
)

/** Cells are put in their places: to compare their names costs more than all else. Each has a column of its own. */
export function contentOfCells(cells: readonly Cell[]): string {
  const placed = new Array<string | undefined>(NAMES.length).fill(undefined)
  for (const cell of cells) {
    const place = PLACES.get(cell.table)?.get(cell.id)
    if (place === undefined) throw new Error(`the cell ${cell.table}.${cell.id} has no column`)
    placed[place] = contentOf(NAMES[place] ?? '', cell)
  }
  return `[${placed.filter((content) => content !== undefined).join(',')}]`
}

function contentOf(name: string, { kind, value, raw, unit, unit_printed, note }: Cell): string {
  // Most cells are a plain number, whose text needs no escape.
  if (kind === 'number' && raw === String(value) && unit_printed === undefined && note === undefined)
    return `["${name}","number",${raw},"${raw}",${quoted(unit)},null,null]`
  return JSON.stringify([name, kind, value, raw, unit, unit_printed ?? null, note ?? null])
}

const QUOTED = new Map<string, string>()
const MOST_QUOTED = 100

/** Units are few. */
function quoted(text: string): string {
  const known = QUOTED.get(text)
  if (known !== undefined) return known
  const made = JSON.stringify(text)
  if (QUOTED.size < MOST_QUOTED) QUOTED.set(text, made)
  return made
}
