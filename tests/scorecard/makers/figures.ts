/**
 * Figures for one report: every cell a number of its own, so that any shift shows, and every sum of the form holds, so that
 * nothing but the layout is in question. Deterministic by seed.
 */
import { T4_FAMILIES } from '../../../parsers/formats/index.ts'
import type { Format, TableDef } from '../../../src/domain/format.ts'

/** Cell id → number as printed. */
export type Figures = ReadonlyMap<string, number>

type Next = () => number

/** A small linear generator: the same seed gives the same figures on every machine. */
function generator(seed: number): Next {
  let state = (seed * 2_654_435_761 + 97) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const SUMS = ['new_requests', 'outcomes_total']

function addRow(figures: Map<string, number>, row: string, parts: readonly [string, number][]): void {
  for (const [column, value] of parts) figures.set(`${row}__${column}`, value)
  figures.set(
    `${row}__total`,
    parts.reduce((sum, [, value]) => sum + value, 0),
  )
}

function requests(table: TableDef, draw: () => number): Map<string, number> {
  const figures = new Map<string, number>()
  const columns = table.columnDefs.map((column) => column.id).filter((id) => id !== 'total')
  const at = (row: string, column: string): number => figures.get(`${row}__${column}`) ?? 0
  const rows = table.rowDefs.map((row) => row.id)
  for (const row of rows)
    if (!SUMS.includes(row))
      addRow(
        figures,
        row,
        columns.map((column) => [column, draw()]),
      )
  const leaves = rows.filter((row) => ![...SUMS, 'carried_in', 'carried_out'].includes(row))
  const outcomes = (column: string): number => leaves.reduce((sum, row) => sum + at(row, column), 0)
  addRow(
    figures,
    'outcomes_total',
    columns.map((column) => [column, outcomes(column)]),
  )
  addRow(
    figures,
    'new_requests',
    columns.map((column) => [
      column,
      outcomes(column) + at('carried_out', column) - at('carried_in', column),
    ]),
  )
  return figures
}

function cases(draw: () => number): [string, number][] {
  return T4_FAMILIES.flatMap(({ id }) => {
    const parts = ['upheld', 'corrected', 'other', 'pending'].map((result): [string, number] => [
      `${id}_${result}`,
      draw(),
    ])
    return [...parts, [`${id}_total`, parts.reduce((sum, [, value]) => sum + value, 0)]]
  })
}

/** Table two: what is in force exceeds what was issued; money of 2021 has decimals. */
function disclosure(table: TableDef, draw: () => number): [string, number][] {
  return table.cells.map((cell) => {
    const rank = /issued|prior_year/.test(cell.id) ? 1 : /repealed|change|newly/.test(cell.id) ? 0 : 2
    const value = draw() + rank * 2_000
    return [cell.id, cell.value_type === 'decimal' && cell.unit === 'wan_yuan' ? value + 0.25 : value]
  })
}

const MAX_TRIES = 200

/** Figures of a form that are all different and whose sums all hold. */
export function distinctFigures(format: Format, seed: number): Figures {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const figures = filled(format, generator(seed * MAX_TRIES + attempt + 1))
    if (new Set(figures.values()).size === figures.size) return figures
  }
  throw new Error(`no distinct figures for seed ${seed}`)
}

function filled(format: Format, next: Next): Figures {
  const used = new Set<number>()
  const draw = (): number => {
    for (;;) {
      const value = 3 + Math.floor(next() * 1_900)
      if (used.has(value)) continue
      used.add(value)
      return value
    }
  }
  const [t2, t3] = ['t2', 't3'].map((id) => format.tables.find((table) => table.id === id))
  if (t2 === undefined || t3 === undefined) throw new Error(`${format.id} lacks a table`)
  return new Map([...disclosure(t2, draw), ...requests(t3, draw), ...cases(draw)])
}

/** Mostly zeros, as in most real reports: sums hold, shifts may hide, so it is only used beside distinct figures. */
export function smallFigures(format: Format, seed: number): Figures {
  const next = generator(seed)
  const draw = (): number => (next() < 0.75 ? 0 : 1 + Math.floor(next() * 4))
  const t2 = format.tables.find((table) => table.id === 't2')
  const t3 = format.tables.find((table) => table.id === 't3')
  if (t2 === undefined || t3 === undefined) throw new Error(`${format.id} lacks a table`)
  const made = new Map([...requests(t3, draw), ...cases(draw)])
  const columns = t3.columnDefs.map((column) => column.id).filter((id) => id !== 'total')
  // What came in must not be negative: then nothing was carried in.
  for (const column of columns) {
    const key = `new_requests__${column}`
    const value = made.get(key) ?? 0
    if (value >= 0) continue
    made.set(key, 0)
    made.set(`carried_in__${column}`, (made.get(`carried_in__${column}`) ?? 0) + value)
  }
  for (const row of ['new_requests', 'carried_in'])
    made.set(
      `${row}__total`,
      columns.reduce((sum, column) => sum + (made.get(`${row}__${column}`) ?? 0), 0),
    )
  return new Map([...t2.cells.map((cell, i): [string, number] => [cell.id, i % 3]), ...made])
}

/** Nothing but zeros. */
export function zeroFigures(format: Format): Figures {
  return new Map(format.tables.flatMap((table) => table.cells.map((cell): [string, number] => [cell.id, 0])))
}
