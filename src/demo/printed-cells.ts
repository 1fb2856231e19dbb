/** From the hand-kept figures of a body and year to every cell of its form as the page prints it. */
import { formatOf, T3_COLUMN_IDS, T4_FAMILIES } from '../../parsers/formats/index.ts'
import type { Format, TableDef } from '../domain/format.ts'
import { FIGURES, type YearFigures } from './figures.ts'
import {
  BLANK_TOTALS,
  CARRY_BREAK,
  OLD_FORM,
  PRINTED,
  type PrintedCell,
  REVISED,
  type Revision,
  WRONG_SUM,
} from './planted.ts'

type Counts = readonly number[]
const APPLICANTS = T3_COLUMN_IDS.slice(0, -1)
const NOT_OUTCOMES = new Set(['new_requests', 'carried_in', 'outcomes_total', 'carried_out'])

/** The form a body used for a report year. */
export function formOf(id: string, year: number): Format {
  const old = year < 2021 || (id === OLD_FORM.id && (OLD_FORM.years as readonly number[]).includes(year))
  const format = formatOf(old ? 'era_2019' : 'era_2021')
  if (format === undefined) throw new Error('the forms of 2019 and 2021 are part of this product')
  return format
}

/** Cell id → what the page prints, for every cell of the form. */
export function printedCells(id: string, year: number, revision: Revision): ReadonlyMap<string, PrintedCell> {
  const format = formOf(id, year)
  const figures = yearOf(id, year)
  const numbers = new Map([
    ...disclosure(tableOf(format, 't2'), figures),
    ...requests(tableOf(format, 't3'), figures, carriedIn(id, year)),
    ...disputes(figures),
  ])
  const plain = [...numbers].map(([cell, value]): [string, PrintedCell] => [cell, plainCell(id, cell, value)])
  return new Map([...plain, ...Object.entries(overlay(id, year, revision, numbers))])
}

function yearOf(id: string, year: number): YearFigures {
  const figures = FIGURES[id]?.years[year]
  if (figures === undefined) throw new Error(`the sample portal has no figures for ${id} in ${year}`)
  return figures
}

function tableOf(format: Format, id: string): TableDef {
  const table = format.tables.find((one) => one.id === id)
  if (table === undefined) throw new Error(`the form ${format.id} has no table ${id}`)
  return table
}

function numbersIn(text: string): Counts {
  return text.trim().split(/\s+/).map(Number)
}

function carriedIn(id: string, year: number): Counts {
  const before = FIGURES[id]?.years[year - 1]?.carriedOut ?? FIGURES[id]?.carriedIn ?? ''
  const counts = numbersIn(before)
  if (id !== CARRY_BREAK.id || year !== CARRY_BREAK.year) return counts
  return counts.map((count, i) => (APPLICANTS[i] === CARRY_BREAK.column ? count + CARRY_BREAK.by : count))
}

function disclosure(table: TableDef, figures: YearFigures): [string, number][] {
  const values = numbersIn(figures.disclosure)
  return table.cells.map((cell, i) => [cell.id, values[i] ?? Number.NaN])
}

/** New requests follow from the balance, totals from their parts. */
function requests(table: TableDef, figures: YearFigures, before: Counts): [string, number][] {
  const given = new Map(
    figures.outcomes
      .trim()
      .split('\n')
      .map((line) => [line.split(':')[0]?.trim() ?? '', numbersIn(line.split(':')[1] ?? '')] as const),
  )
  const rows = table.rowDefs.map((row) => row.id)
  const none: Counts = APPLICANTS.map(() => 0)
  const outcomes = rows.filter((row) => !NOT_OUTCOMES.has(row)).map((row) => given.get(row) ?? none)
  const total = none.map((_, i) => sum(outcomes.map((counts) => counts[i] ?? 0)))
  const after = numbersIn(figures.carriedOut)
  const received = total.map((count, i) => count + (after[i] ?? 0) - (before[i] ?? 0))
  const fixed = new Map([
    ['new_requests', received],
    ['carried_in', before],
    ['outcomes_total', total],
    ['carried_out', after],
  ])
  return rows.flatMap((row) => {
    const counts = fixed.get(row) ?? given.get(row) ?? none
    return [...counts, sum(counts)].map((count, i): [string, number] => [
      `${row}__${T3_COLUMN_IDS[i]}`,
      count,
    ])
  })
}

function disputes(figures: YearFigures): [string, number][] {
  const values = numbersIn(figures.disputes)
  return T4_FAMILIES.flatMap((family, f) => {
    const counts = values.slice(f * 4, f * 4 + 4)
    const results = ['upheld', 'corrected', 'other', 'pending', 'total']
    return [...counts, sum(counts)].map((count, i): [string, number] => [`${family.id}_${results[i]}`, count])
  })
}

function sum(counts: Counts): number {
  return counts.reduce((total, count) => total + count, 0)
}

/** Ways of printing a number that some bodies have: a sign, a unit, thousands apart. */
function plainCell(id: string, cell: string, value: number): PrintedCell {
  const number = { kind: 'number', value, raw: String(value) } as const
  if (cell === 'procurement_amount') return procurement(id, value)
  if (cell.endsWith('_change') && value > 0) return { ...number, raw: `+${value}` }
  if (id === 'market' && value >= 1000) return { ...number, raw: value.toLocaleString('en-US') }
  return number
}

function procurement(id: string, yuan: number): PrintedCell {
  if (id === 'town') return { kind: 'number', value: yuan, raw: String(yuan), unit_printed: 'unknown' }
  if (id !== 'finance') return { kind: 'number', value: yuan, raw: `${yuan}元`, unit_printed: 'yuan' }
  return { kind: 'number', value: yuan / 10_000, raw: `${yuan / 10_000}万元`, unit_printed: 'wan_yuan' }
}

function overlay(
  id: string,
  year: number,
  revision: Revision,
  numbers: ReadonlyMap<string, number>,
): Readonly<Record<string, PrintedCell>> {
  const cells: Record<string, PrintedCell> = { ...PRINTED[`${id}/${year}`] }
  const shift = (cell: string, by: number): void => {
    cells[cell] = plainCell(id, cell, (numbers.get(cell) ?? Number.NaN) + by)
  }
  if (id === WRONG_SUM.id && year === WRONG_SUM.year) shift(WRONG_SUM.cell, WRONG_SUM.by)
  if (id === REVISED.id && year === REVISED.year && revision === 2) {
    for (const [cell, by] of Object.entries(REVISED.by)) shift(cell, by)
  }
  if (id === BLANK_TOTALS.id && year === BLANK_TOTALS.year) {
    for (const cell of numbers.keys()) {
      const [row = '', column] = cell.split('__')
      if (column === 'total' && !NOT_OUTCOMES.has(row)) cells[cell] = { kind: 'blank', value: null, raw: '' }
    }
  }
  return cells
}
