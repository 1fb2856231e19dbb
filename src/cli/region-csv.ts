/** Files of regions and of their population: CSV, UTF-8, header row; any fault refuses the file whole. */
import type { PopulationGiven } from '../../db/queries/population.ts'
import type { GivenRegion } from '../../db/queries/regions.ts'
import { isIsoDate } from '../domain/calendar.ts'
import { isRegionCode, regionCodeFault } from '../domain/region-code.ts'
import { type RosterFault, rosterError } from '../domain/roster-fault.ts'
import { type CsvLine, type CsvTable, parseCsvTable } from './csv-table.ts'

export const REGION_COLUMNS = ['code', 'name', 'valid_from', 'valid_to', 'successor_code'] as const
export const POPULATION_COLUMNS = ['region_code', 'year', 'population', 'source'] as const

type Judge = readonly [column: string, expected: (value: string) => string | null]

const date = (value: string) => (value === '' || isIsoDate(value) ? null : 'expected a date like 2021-01-31')
const filled = (value: string) => (value === '' ? 'expected a text' : null)

const REGION_JUDGES: readonly Judge[] = [
  ['code', regionCodeFault],
  ['name', filled],
  ['valid_from', date],
  ['valid_to', date],
  ['successor_code', (value) => (value === '' || isRegionCode(value) ? null : 'expected a region code')],
]

const POPULATION_JUDGES: readonly Judge[] = [
  ['region_code', regionCodeFault],
  ['year', (value) => (/^(?:19|20)\d\d$/u.test(value) ? null : 'expected a year like 2023')],
  [
    'population',
    (value) => (/^(?:[1-9]\d{0,8}|1\d{9})$/u.test(value) ? null : 'expected persons, a whole number above 0'),
  ],
  ['source', filled],
]

/** InputError with every fault. */
export function parseRegions(text: string, file: string): readonly GivenRegion[] {
  const table = parseCsvTable(text, file, { columns: REGION_COLUMNS, required: ['code', 'name'] })
  refuse(file, table, REGION_JUDGES, ['code'])
  return table.lines.map((line) => {
    const field = fieldOf(table, line)
    return {
      code: field('code'),
      name: field('name'),
      valid_from: field('valid_from') || null,
      valid_to: field('valid_to') || null,
      successor_code: field('successor_code') || null,
    }
  })
}

/** InputError with every fault. */
export function parsePopulation(text: string, file: string): readonly PopulationGiven[] {
  const table = parseCsvTable(text, file, { columns: POPULATION_COLUMNS, required: POPULATION_COLUMNS })
  refuse(file, table, POPULATION_JUDGES, ['region_code', 'year'])
  return table.lines.map((line) => {
    const field = fieldOf(table, line)
    return {
      region_code: field('region_code'),
      year: Number(field('year')),
      population: Number(field('population')),
      source: field('source'),
      line: line.line,
    }
  })
}

const fieldOf =
  ({ names }: CsvTable, { record }: CsvLine) =>
  (name: string): string =>
    record[names.indexOf(name)] ?? ''

function refuse(file: string, table: CsvTable, judges: readonly Judge[], key: readonly string[]): void {
  const own = table.lines.flatMap((line) => lineFaults(table, line, judges))
  const faults = [...own, ...repeated(table, key)]
  if (faults.length > 0) throw rosterError(file, faults, 'bad_regions')
}

function lineFaults(table: CsvTable, line: CsvLine, judges: readonly Judge[]): readonly RosterFault[] {
  if (line.misshapen !== null)
    return [{ line: line.line, column: null, value: line.misshapen, expected: 'expected one field a column' }]
  const field = fieldOf(table, line)
  const faults = judges.flatMap(([column, judge]) => {
    const expected = judge(field(column))
    return expected === null ? [] : [{ line: line.line, column, value: field(column), expected }]
  })
  const [from, to] = [field('valid_from'), field('valid_to')]
  const turned = from !== '' && to !== '' && from > to
  const expected = `expected a day not before valid_from (${from})`
  return turned ? [...faults, { line: line.line, column: 'valid_to', value: to, expected }] : faults
}

function repeated(table: CsvTable, key: readonly string[]): readonly RosterFault[] {
  const first = new Map<string, number>()
  return table.lines.flatMap((line): readonly RosterFault[] => {
    const value = key.map(fieldOf(table, line)).join(' ')
    const before = first.get(value)
    first.set(value, before ?? line.line)
    if (before === undefined) return []
    return [{ line: line.line, column: key[0] ?? null, value, expected: `which line ${before} has, too` }]
  })
}
