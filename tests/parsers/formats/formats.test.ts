import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  CROSSWALK,
  cellDefsOf,
  cellsOf,
  FORMATS,
  formatOf,
  GROUPS,
  MEASURES,
  T3_COLUMN_IDS,
  T3_ROW_IDS,
  T4_IDS,
} from '../../../parsers/formats/index.ts'
import type { Format, TableDef } from '../../../src/domain/format.ts'

const form = (era: string): Format => {
  const format = formatOf(era)
  if (format === undefined) throw new Error(`no format ${era}`)
  return format
}

const counts = (format: Format): number[] => format.tables.map((table) => table.cells.length)

/** How often each grid place is covered by a printed cell, label or figure. */
function coverage(table: TableDef): number[] {
  const times = new Array<number>(table.rows * table.cols).fill(0)
  const cover = (row: number, col: number, rowspan: number, colspan: number): void => {
    for (let r = row; r < row + rowspan; r += 1)
      for (let c = col; c < col + colspan; c += 1)
        times[r * table.cols + c] = (times[r * table.cols + c] ?? 0) + 1
  }
  for (const cell of table.skeleton) cover(cell.row, cell.col, cell.rowspan, cell.colspan)
  for (const cell of table.cells) cover(cell.grid.row, cell.grid.col, 1, cell.grid.colspan)
  return times
}

describe('forms', () => {
  test.each([
    ['era_2021', [10, 175, 15], 42],
    ['era_2019', [22, 161, 15], 40],
  ] as const)('%s has its cells and error-level equations', (era, cells, errors) => {
    const format = form(era)
    expect(counts(format)).toEqual(cells)
    expect(format.equations.filter((equation) => equation.severity === 'error')).toHaveLength(errors)
    expect(format.sections).toHaveLength(6)
  })

  test.each([
    ['era_2014', 58, 7],
    ['local_2008', 35, 3],
  ] as const)('%s has %i figures and %i sums', (era, cells, sums) => {
    const format = form(era)
    expect(counts(format)).toEqual([cells])
    expect(format.equations).toHaveLength(sums)
    expect(new Set(format.equations.map(({ check }) => check))).toEqual(new Set(['stat_sum']))
    expect(cellDefsOf(format).every(({ confidence }) => confidence !== undefined)).toBe(true)
  })

  test('how well the rows of 2014 are known', () => {
    const times = Map.groupBy(cellDefsOf(form('era_2014')), ({ confidence }) => confidence)
    expect(times.get('verbatim')).toHaveLength(6)
    expect(times.get('structure_corroborated')).toHaveLength(15)
    expect(times.get('recalled')).toHaveLength(37)
  })

  test.each(FORMATS.flatMap((format) => format.tables.map((table) => [format.id, table.id, table] as const)))(
    '%s %s tiles its grid exactly',
    (_era, _id, table) => {
      const times = coverage(table)
      expect(times).toHaveLength(table.rows * table.cols)
      expect(new Set(times)).toEqual(new Set([1]))
    },
  )

  test.each(FORMATS.map((format) => [format.id, format] as const))(
    '%s names each thing once',
    (_id, format) => {
      const cells = cellDefsOf(format)
      expect(new Set(cells.map((cell) => `${cell.table}:${cell.id}`)).size).toBe(cells.length)
      const known = new Set(cells.map((cell) => cell.id))
      for (const { left, right, check, key } of format.equations)
        for (const term of [...left, ...right]) expect(known, `${check} ${key}`).toContain(term.cell)
      const keys = format.equations.map((equation) => `${equation.check}:${equation.key}`)
      expect(new Set(keys).size).toBe(keys.length)
    },
  )

  test('ids of rows, columns and cases', () => {
    expect(T3_ROW_IDS).toHaveLength(26)
    expect(T3_COLUMN_IDS).toEqual([
      'natural_person',
      'commercial_enterprise',
      'research_institution',
      'social_welfare_organization',
      'legal_service_organization',
      'other_organization',
      'total',
    ])
    expect(T4_IDS).toHaveLength(15)
    expect(T4_IDS[6]).toBe('litigation_direct_corrected')
    expect(formatOf('narrative')).toBeUndefined()
  })

  test('bounds of table two', () => {
    const of = (era: string): Record<string, number> => {
      const times: Record<string, number> = {}
      for (const { check, severity } of form(era).equations)
        if (severity !== 'error') times[check] = (times[check] ?? 0) + 1
      return times
    }
    expect(of('era_2021')).toEqual({ t2_in_force_bound: 2 })
    expect(of('era_2019')).toEqual({
      t2_stock_bound: 2,
      t2_published_not_more_than_made: 2,
      t2_items_not_negative: 5,
    })
  })
})

describe('computed figures', () => {
  test.each([
    ['era_2021', 'granted__total', ['granted__total']],
    [
      'era_2021',
      'other_outcomes_subtotal__total',
      ['other_correction_overdue__total', 'other_fee_unpaid__total', 'other_miscellaneous__total'],
    ],
    ['era_2019', 'other_outcomes_subtotal__total', ['other_outcomes_subtotal__total']],
    ['era_2019', 'regulations_in_force', null],
    ['era_2021', 'nonsense__total', null],
    [
      'era_2021',
      'new_requests__legal_person_subtotal',
      [
        'new_requests__commercial_enterprise',
        'new_requests__research_institution',
        'new_requests__social_welfare_organization',
        'new_requests__legal_service_organization',
        'new_requests__other_organization',
      ],
    ],
  ] as const)('%s %s', (era, id, cells) => {
    expect(cellsOf(form(era), id)).toEqual(cells)
  })

  test('a group by the computed column has every crossing', () => {
    expect(cellsOf(form('era_2021'), 'refused_subtotal__legal_person_subtotal')).toHaveLength(40)
    expect(cellsOf(form('era_2019'), 'other_outcomes_subtotal__legal_person_subtotal')).toHaveLength(5)
  })

  test('measures and crosswalk name figures that exist', () => {
    expect(CROSSWALK).toHaveLength(70)
    expect(MEASURES).toHaveLength(23)
    for (const measure of MEASURES)
      for (const id of [...measure.numerator, ...measure.denominator])
        expect(cellsOf(form('era_2021'), id), `${measure.id} ${id}`).not.toBeNull()
    for (const link of CROSSWALK)
      for (const era of ['era_2019', 'era_2021'] as const)
        for (const id of link[era] ?? [])
          expect(cellsOf(form(era), id.replace('__*', '__total')), `${link.concept} ${id}`).not.toBeNull()
  })
})

const DICTIONARY = '../shared/indicators.json'

describe.skipIf(!existsSync(DICTIONARY))('the dictionary', () => {
  const dictionary = existsSync(DICTIONARY) ? JSON.parse(readFileSync(DICTIONARY, 'utf8')) : {}

  test.each(['era_2014', 'local_2008'])('%s agrees row for row', (era) => {
    const [table] = form(era).tables
    const theirs = (
      dictionary.indicators as {
        era: string
        id: string
        label_zh: string
        unit: string
        value_type: string
        row: string
        row_path: string[]
        variants: string[]
        confidence: string
        grid?: { row: number }
      }[]
    ).filter((indicator) => indicator.era === era)
    expect(table?.cells.map(({ id }) => id)).toEqual(theirs.map(({ id }) => id))
    theirs.forEach((indicator, at) => {
      const cell = table?.cells[at]
      const { label_zh, unit, value_type, row, confidence } = indicator
      expect(cell).toMatchObject({ label_zh, unit, value_type, row, confidence })
      expect(table?.rowDefs[at]).toMatchObject({ id: row, path: indicator.row_path })
      expect(table?.rowDefs[at]?.variants).toEqual(expect.arrayContaining(indicator.variants))
      if (indicator.grid !== undefined) expect(cell?.grid.row).toBe(indicator.grid.row)
    })
  })

  test.each(['era_2021', 'era_2019'])('%s agrees cell for cell', (era) => {
    const ours = cellDefsOf(form(era)).map((cell) => ({
      table: cell.table,
      id: cell.id,
      label_zh: cell.label_zh,
      label_en: cell.label_en,
      unit: cell.unit,
      value_type: cell.value_type,
      signed: cell.signed,
      grid: cell.grid,
    }))
    type Indicator = (typeof ours)[number] & { era: string; order: number }
    const theirs = (dictionary.indicators as Indicator[])
      .filter((indicator) => indicator.era === era)
      .map(({ table, id, label_zh, label_en, unit, value_type, signed, grid }) => ({
        table,
        id,
        label_zh,
        label_en,
        unit,
        value_type,
        signed,
        grid,
      }))
    expect(ours).toEqual(theirs)
  })

  test.each(['era_2021', 'era_2019'])('%s agrees with row paths and variants', (era) => {
    const format = form(era)
    for (const indicator of dictionary.indicators as {
      era: string
      table: string
      id: string
      row_path: string[]
      variants: string[]
    }[]) {
      if (indicator.era !== era || indicator.table === 't4') continue
      const table = format.tables.find((candidate) => candidate.id === indicator.table)
      const cell = table?.cells.find((candidate) => candidate.id === indicator.id)
      const row = table?.rowDefs.find((candidate) => candidate.id === cell?.row)
      expect(row?.path).toEqual(indicator.row_path)
      expect(row?.variants).toEqual(expect.arrayContaining(indicator.variants))
    }
  })

  test.each(['era_2021', 'era_2019'])('%s agrees with the printed skeleton', (era) => {
    const order = (a: { row: number; col: number }, b: { row: number; col: number }): number =>
      a.row - b.row || a.col - b.col
    for (const table of form(era).tables) {
      const printed = (
        dictionary.tables as { era: string; id: string; header_cells: TableDef['skeleton'] }[]
      ).find((candidate) => candidate.era === era && candidate.id === table.id)
      expect([...table.skeleton].sort(order)).toEqual([...(printed?.header_cells ?? [])].sort(order))
    }
  })

  test('crosswalk, groups and measures agree', () => {
    const byConcept = (a: { concept: string }, b: { concept: string }): number =>
      a.concept < b.concept ? -1 : 1
    expect([...CROSSWALK].sort(byConcept)).toEqual([...dictionary.crosswalk].sort(byConcept))
    expect(GROUPS.map(({ id, sum_of }) => ({ id, sum_of }))).toEqual(
      dictionary.groups.map(({ id, sum_of }: { id: string; sum_of: string[] }) => ({ id, sum_of })),
    )
    expect(MEASURES.map(({ id, label_zh }) => [id, label_zh])).toEqual(
      dictionary.derived_measures.map(({ id, label_zh }: { id: string; label_zh: string }) => [id, label_zh]),
    )
  })
})
