/**
 * Candidates → cells of one form. The era is what the layout says, never the year. A cell claimed twice is claimed by
 * none, unless both say the same; a figure the form has no cell for is left over.
 */
import type { Cell } from '../../src/domain/cell.ts'
import type { CellDef, Era, Format } from '../../src/domain/format.ts'
import type { Leftover } from '../../src/domain/report.ts'
import { FORMATS } from '../formats/index.ts'
import { plainCount } from '../plain-count.ts'
import { headUnit, isMoneyUnit, readValue, type Value } from '../values.ts'
import {
  type Candidate,
  type Figure,
  type FormTable,
  figureLeftover,
  keyOf,
  type TableClaim,
} from './candidate.ts'

export interface Settled {
  readonly era: Era | null
  readonly format: Format | null
  readonly cells: readonly Cell[]
  readonly leftovers: readonly Leftover[]
  /** Ids of the form's cells that nothing claimed, as `table:id`. */
  readonly missing: readonly string[]
}

/** The form whose own heads and rows are seen most; where they do not tell, `otherwise`. */
function formOf(candidates: readonly Candidate[], otherwise: () => Era | null): Format | null {
  const seen = new Map<string, number>()
  for (const { eras } of candidates)
    if (eras.length === 1) for (const era of eras) seen.set(era, (seen.get(era) ?? 0) + 1)
  const ranked = [...seen].sort((a, b) => b[1] - a[1])
  const [first, second] = ranked
  const era = first === undefined || first[1] === second?.[1] ? otherwise() : first[0]
  return FORMATS.find((format) => format.id === era) ?? null
}

interface Slot {
  readonly table: FormTable
  readonly def: CellDef
}

/** The cells of a form in its order, and the place of each by table, row and column. */
interface Slots {
  readonly list: readonly Slot[]
  readonly byRow: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>
}

const isFormTable = (table: string): table is FormTable => table === 't2' || table === 't3' || table === 't4'

function slotsOf(format: Format): Slots {
  const list: Slot[] = []
  const byRow = new Map<string, Map<string, Map<string, number>>>()
  for (const { id: table, cells } of format.tables) {
    if (!isFormTable(table)) continue
    const rows = byRow.get(table) ?? new Map<string, Map<string, number>>()
    byRow.set(table, rows)
    for (const def of cells) {
      const columns = rows.get(def.row) ?? new Map<string, number>()
      rows.set(def.row, columns.set(def.column, list.length))
      list.push({ table, def })
    }
  }
  return { list, byRow }
}

const SLOTS: ReadonlyMap<Era, Slots> = new Map(FORMATS.map((format) => [format.id, slotsOf(format)]))

function readCell(def: CellDef, candidate: Candidate): Value {
  const { figure } = candidate
  if (figure.images > 0) return { kind: 'image', value: null }
  if (figure.onlyMark) return { kind: 'text', value: null }
  const { unit } = def
  return readValue(figure.text, isMoneyUnit(unit) ? { unit, headUnit: headUnit(candidate.head) } : { unit })
}

function cellOf({ table, def }: Slot, candidate: Candidate): Cell {
  const { text: raw, place: source, images, onlyMark } = candidate.figure
  const count = isMoneyUnit(def.unit) || images > 0 || onlyMark ? -1 : plainCount(raw)
  if (count >= 0) return { table, id: def.id, kind: 'number', value: count, raw, unit: def.unit, source }
  const { kind, value, unit_printed, note } = readCell(def, candidate)
  const { id, unit } = def
  // Nearly every cell has neither a printed unit nor a note.
  if (unit_printed === undefined && note === undefined) return { table, id, kind, value, raw, unit, source }
  return {
    table,
    id,
    kind,
    value,
    ...(unit_printed === undefined ? {} : { unit_printed }),
    ...(note === undefined ? {} : { note }),
    raw,
    unit,
    source,
  }
}

const sameFigure = (a: Figure, b: Figure): boolean => a.text === b.text && a.images === b.images

/** What becomes of all candidates of one cell: the cell, or null; leftovers are added. */
function settleCell(
  slot: Slot,
  [first, ...others]: readonly [Candidate, ...Candidate[]],
  contested: boolean,
  leftovers: Leftover[],
): Cell | null {
  if (contested || !others.every((other) => sameFigure(other.figure, first.figure))) {
    leftovers.push(...[first, ...others].map((one) => figureLeftover('doubtful', one)))
    return null
  }
  leftovers.push(...others.map((one) => figureLeftover('duplicate', one)))
  return cellOf(slot, first)
}

interface Sorted {
  /** By slot: the first that claims it; undefined where nothing does. */
  readonly first: readonly (Candidate | undefined)[]
  /** Slots that others claim too. */
  readonly more: ReadonlyMap<number, readonly Candidate[]>
  /** Candidates of cells the form does not have. */
  readonly strangers: readonly Candidate[]
}

const isCellOf = (slot: Slot | undefined, { table, row, column }: Candidate): boolean =>
  slot !== undefined && slot.def.column === column && slot.def.row === row && slot.table === table

function sorted(candidates: readonly Candidate[], { list, byRow }: Slots): Sorted {
  const first = new Array<Candidate | undefined>(list.length).fill(undefined)
  const more = new Map<number, Candidate[]>()
  const strangers: Candidate[] = []
  let last = -1
  for (const candidate of candidates) {
    const { table, row, column } = candidate
    // Figures mostly come in the order of the form: the next cell is then the right one.
    const at = isCellOf(list[last + 1], candidate) ? last + 1 : byRow.get(table)?.get(row)?.get(column)
    last = at ?? last
    if (at === undefined) strangers.push(candidate)
    else if (first[at] === undefined) first[at] = candidate
    else more.set(at, [...(more.get(at) ?? []), candidate])
  }
  return { first, more, strangers }
}

/**
 * Whether a row of that name stands elsewhere, too, under heads that the form never sets over it: then nobody knows which
 * of the two is the row of the form. Rows of tables three and four are told by their own claims.
 */
function standsElsewhere(
  { table, row, figure: { place } }: Candidate,
  strangers: readonly Candidate[],
): boolean {
  return strangers.some(
    (other) =>
      table === 't2' &&
      other.table === table &&
      other.row === row &&
      other.figure.text !== '' &&
      (other.figure.place.row !== place.row || other.figure.place.block !== place.block),
  )
}

const nothingOf = (candidates: readonly Candidate[]): Settled => ({
  era: null,
  format: null,
  cells: [],
  leftovers: candidates.filter((one) => one.figure.text !== '').map((one) => figureLeftover('doubtful', one)),
  missing: [],
})

/**
 * Settles all candidates of a document. `otherwise` gives the era where no claimed cell tells it; without any form
 * nothing is claimed and every figure is left over.
 */
export function settle(
  { candidates, contested }: Pick<TableClaim, 'candidates' | 'contested'>,
  otherwise: () => Era | null,
): Settled {
  const format = formOf(candidates, otherwise)
  const slots = format === null ? undefined : SLOTS.get(format.id)
  if (format === null || slots === undefined) return nothingOf(candidates)
  const { first, more, strangers } = sorted(candidates, slots)
  const disputed = new Set(contested)
  const isDisputed = ({ table, def: { row, column } }: Slot): boolean =>
    disputed.size > 0 && (disputed.has(`${table}:${row}:${column}`) || disputed.has(`${table}:${row}`))
  const cells: Cell[] = []
  const leftovers: Leftover[] = []
  const missing: string[] = []
  slots.list.forEach((slot, at) => {
    const only = first[at]
    const others = more.get(at)
    const contested = only !== undefined && (isDisputed(slot) || standsElsewhere(only, strangers))
    const cell =
      only === undefined
        ? null
        : others === undefined && !contested
          ? cellOf(slot, only)
          : settleCell(slot, [only, ...(others ?? [])], contested, leftovers)
    if (cell === null) missing.push(`${slot.table}:${slot.def.id}`)
    else cells.push(cell)
  })
  // Rows the other form has (其他处理 with figures of its own beside its three rows) are local to this one.
  for (const group of Map.groupBy(strangers, keyOf).values())
    leftovers.push(
      ...group.filter((one) => one.figure.text !== '').map((one) => figureLeftover('unknown_row', one)),
    )
  return { era: format.id, format, cells, leftovers, missing }
}
