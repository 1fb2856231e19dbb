/**
 * Cells to columns and back without loss. Numbers go to the wide figure rows; what else is known of a cell is kept per
 * table in column order: one letter for its kind, its place as the difference from the cell before, and by position
 * only what cannot be told from the rest (a raw text that is not the plain number, a note, a printed unit).
 */
import type { Cell, CellKind, Place, TableId } from '../src/domain/cell.ts'
import { InputError } from '../src/domain/errors.ts'
import { FIGURE_COLUMNS, FIGURE_POSITIONS, TABLE_IDS, unitsOf } from './figure-columns.ts'

type ByPosition = Record<string, string>

/** k kinds, p places, r raw texts, n notes, u printed units, x units other than the indicator's. Positions count from 1. */
export interface TableRecord {
  readonly k: string
  readonly p: string
  readonly r?: ByPosition
  readonly n?: ByPosition
  readonly u?: ByPosition
  readonly x?: ByPosition
}

export type Provenance = { readonly [table in TableId]?: TableRecord }
export type Figures = { readonly [table in TableId]?: Readonly<Record<string, number>> }

const LETTERS: Readonly<Record<CellKind, string>> = {
  number: 'n',
  blank: 'b',
  not_applicable: 'x',
  text: 't',
  image: 'i',
}
const KINDS: ReadonlyMap<string, CellKind> = new Map(
  (Object.keys(LETTERS) as CellKind[]).map((kind) => [LETTERS[kind], kind]),
)
const ABSENT = '.'
const PLACE_FIELDS = ['block', 'row', 'col', 'start', 'end'] as const

/** InputError where a cell has no column, stands twice, or is a number without one. */
export function encodeCells(
  cells: readonly Cell[],
  era: string | null,
): { readonly figures: Figures; readonly provenance: Provenance } {
  const figures: Partial<Record<TableId, Record<string, number>>> = {}
  const provenance: Partial<Record<TableId, TableRecord>> = {}
  for (const [table, placed] of byTable(cells)) {
    figures[table] = numbersOf(placed)
    provenance[table] = recordOf(placed, table, era)
  }
  return { figures, provenance }
}

function byTable(cells: readonly Cell[]): ReadonlyMap<TableId, readonly (Cell | undefined)[]> {
  const tables = new Map<TableId, (Cell | undefined)[]>()
  for (const cell of cells) {
    const position = FIGURE_POSITIONS.get(cell.table)?.get(cell.id)
    if (position === undefined) throw badCell(cell, 'has no column: a migration must add it first')
    const placed =
      tables.get(cell.table) ?? new Array<undefined>(FIGURE_COLUMNS[cell.table].length).fill(undefined)
    if (placed[position]) throw badCell(cell, 'stands twice')
    if ((cell.kind === 'number') !== Number.isFinite(cell.value))
      throw badCell(cell, `has kind ${cell.kind} and value ${cell.value}`)
    placed[position] = cell
    tables.set(cell.table, placed)
  }
  return tables
}

function badCell(cell: Cell, what: string): InputError {
  return new InputError('bad_cell', `the cell ${cell.table}.${cell.id} ${what}`)
}

function numbersOf(placed: readonly (Cell | undefined)[]): Record<string, number> {
  const numbers: Record<string, number> = {}
  for (const cell of placed) if (cell?.kind === 'number' && cell.value !== null) numbers[cell.id] = cell.value
  return numbers
}

/** One walk: this runs for every cell of every report. */
function recordOf(placed: readonly (Cell | undefined)[], table: TableId, era: string | null): TableRecord {
  const units = unitsOf(era, table)
  const record: { k: string; p: string; r?: ByPosition; n?: ByPosition; u?: ByPosition; x?: ByPosition } = {
    k: '',
    p: '',
  }
  const places: Place[] = []
  const keep = (what: 'r' | 'n' | 'u' | 'x', at: number, text: string | undefined): void => {
    if (text === undefined) return
    record[what] ??= {}
    record[what][String(at + 1)] = text
  }
  for (let at = 0; at < placed.length; at += 1) {
    const cell = placed[at]
    record.k += cell ? LETTERS[cell.kind] : ABSENT
    if (cell === undefined) continue
    places.push(cell.source)
    if (cell.raw !== plainRaw(cell.kind, cell.value)) keep('r', at, cell.raw)
    keep('n', at, cell.note)
    keep('u', at, cell.unit_printed)
    if (cell.unit !== units.get(cell.id)) keep('x', at, cell.unit)
  }
  record.p = encodePlaces(places)
  return record
}

/** The printed text that need not be kept. */
function plainRaw(kind: CellKind, value: number | null): string {
  return kind === 'number' ? String(value) : ''
}

function encodePlaces(places: readonly Place[]): string {
  const last = { block: 0, row: 0, col: 0, start: 0, end: 0 }
  let text = ''
  for (const [at, place] of places.entries()) {
    if (at > 0) text += ';'
    for (const field of PLACE_FIELDS) {
      if (field !== 'block') text += ','
      const value = place[field]
      if (value === undefined) continue
      text += value - last[field]
      last[field] = value
    }
  }
  return text
}

function decodePlaces(text: string): readonly Place[] {
  const last = { block: 0, row: 0, col: 0, start: 0, end: 0 }
  return text.split(';').map((entry) => {
    const place: { block: number; row?: number; col?: number; start?: number; end?: number } = { block: 0 }
    const steps = entry.split(',')
    for (let at = 0; at < PLACE_FIELDS.length; at += 1) {
      const field = PLACE_FIELDS[at]
      const step = steps[at]
      if (field === undefined || step === undefined || step === '') continue
      last[field] += Number(step)
      place[field] = last[field]
    }
    return place
  })
}

/** The cells in form order, exactly as they were saved. */
export function decodeCells(
  provenance: Provenance,
  figures: { readonly [table in TableId]?: Readonly<Record<string, number | null>> },
  era: string | null,
): readonly Cell[] {
  return TABLE_IDS.flatMap((table) => {
    const record = provenance[table]
    return record ? decodeTable(record, table, figures[table] ?? {}, era) : []
  })
}

function decodeTable(
  record: TableRecord,
  table: TableId,
  numbers: Readonly<Record<string, number | null>>,
  era: string | null,
): readonly Cell[] {
  const places = decodePlaces(record.p)
  const units = unitsOf(era, table)
  let seen = 0
  return FIGURE_COLUMNS[table].flatMap((id, at) => {
    const kind = KINDS.get(record.k[at] ?? ABSENT)
    if (!kind) return []
    const position = String(at + 1)
    const value = kind === 'number' ? (numbers[id] ?? null) : null
    const note = record.n?.[position]
    const unitPrinted = record.u?.[position] as Cell['unit_printed']
    return {
      table,
      id,
      kind,
      value,
      raw: record.r?.[position] ?? plainRaw(kind, value),
      unit: record.x?.[position] ?? units.get(id) ?? '',
      ...(unitPrinted && { unit_printed: unitPrinted }),
      ...(note !== undefined && { note }),
      source: places[seen++] ?? { block: 0 },
    }
  })
}
