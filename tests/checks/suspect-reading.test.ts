/** Whose fault a failing sum is: the agency's where two readings agree, ours or nobody's to tell where they do not. */
import { describe, expect, it } from 'vitest'
import { T3_COLUMN_IDS, T3_ROW_IDS, T4_IDS } from '../../parsers/formats/index.ts'
import { type CheckedReport, checkReport, suspectReading } from '../../src/checks/index.ts'
import type { Cell, Place } from '../../src/domain/cell.ts'
import type { Era } from '../../src/domain/format.ts'
import { type Fill, report, SOUND } from './filled-form.ts'

const reasons = (read: CheckedReport): readonly string[] => suspectReading(read, checkReport(read))
const suspicion = (fill: Fill): readonly string[] => reasons(report({ ...SOUND, ...fill }))

/** SOUND with every figure of table three moved by `by` columns to the right, the last falling off. */
function shifted(by: number): Fill {
  const cells = T3_ROW_IDS.flatMap((row) =>
    T3_COLUMN_IDS.map(
      (column, at) => [`${row}__${column}`, SOUND[`${row}__${T3_COLUMN_IDS[at - by]}`] ?? 0] as const,
    ),
  )
  return Object.fromEntries(cells.filter(([id]) => !id.startsWith('other_outcomes_subtotal')))
}

/** Figures in every column and row; whatever is asked for may then be wrong. */
const NOISE: Fill = Object.fromEntries(
  [
    ...['granted', 'unable_not_held', 'new_requests', 'outcomes_total', 'carried_in', 'carried_out'],
    ...['refused_state_secret', 'partially_granted', 'other_miscellaneous'],
  ].flatMap((row, at) => T3_COLUMN_IDS.map((column, c) => [`${row}__${column}`, (at * 7 + c * 3) % 11])),
)

describe('sums that fail in numbers are doubted even where two readings agree', () => {
  it.each<[string, Fill, RegExp]>([
    [
      'two wrong totals of cases',
      { review_total: 9, litigation_direct_total: 2 },
      /^2 of 3 sums of table four/,
    ],
    ['a table in which hardly any sum is right', NOISE, /^\d\d of \d\d sums of table three/],
  ])('%s', (_, fill, reason) => {
    expect(suspicion(fill)).toContainEqual(expect.stringMatching(reason))
  })
})

describe('where two readings agree the agency’s own arithmetic leaves a reading sound', () => {
  it.each<[string, Fill]>([
    ['nothing wrong', {}],
    ['one wrong part', { granted__natural_person: 5 }],
    ['one wrong sum of outcomes', { outcomes_total__natural_person: 6 }],
    ['two wrong figures apart', { granted__natural_person: 5, carried_out__commercial_enterprise: 2 }],
    ['a wrong total of cases', { review_total: 9 }],
    ['blank totals', { granted__total: '', unable_not_held__total: '' }],
    ['equal columns that add up', { new_requests__commercial_enterprise: 1 }],
    [
      'small equal columns beside one wrong total',
      {
        new_requests__research_institution: 1,
        new_requests__total: 6,
        unable_not_held__research_institution: 1,
        unable_not_held__total: 3,
        outcomes_total__research_institution: 1,
        outcomes_total__total: 6,
        granted__total: 4,
      },
    ],
    [
      'equal columns of which one row misses its total',
      {
        new_requests__research_institution: 1,
        new_requests__total: 6,
        unable_not_held__research_institution: 1,
        outcomes_total__research_institution: 1,
        outcomes_total__total: 6,
      },
    ],
  ])('%s', (_, fill) => {
    expect(suspicion(fill)).toEqual([])
  })
})

describe('patterns of a table read or printed out of place', () => {
  it('every figure one column to the right', () => {
    expect(suspicion(shifted(1)).join()).toMatch(/miss their total while every column adds up/)
  })

  it('one row one column to the side', () => {
    expect(suspicion({ granted__natural_person: 0, granted__commercial_enterprise: 3 })).toEqual([
      expect.stringContaining('row granted'),
    ])
  })

  it('a column that equals its neighbour while sums fail', () => {
    const twin = Object.fromEntries(
      T3_ROW_IDS.filter((row) => `${row}__natural_person` in SOUND).map((row) => [
        `${row}__commercial_enterprise`,
        SOUND[`${row}__natural_person`] ?? 0,
      ]),
    )
    expect(suspicion(twin).join()).toMatch(/equals its neighbour natural_person/)
  })

  it('two rows in each other’s place', () => {
    const row = (id: string, figures: readonly number[]): Fill =>
      Object.fromEntries(T3_COLUMN_IDS.map((column, at) => [`${id}__${column}`, figures[at] ?? 0]))
    const fill = {
      ...row('new_requests', [2, 1, 0, 0, 0, 0, 3]),
      ...row('carried_in', [0, 0, 0, 0, 0, 0, 0]),
      ...row('granted', [6, 4, 0, 0, 0, 0, 10]),
      ...row('unable_not_held', [4, 3, 0, 0, 0, 0, 7]),
      ...row('outcomes_total', [6, 4, 0, 0, 0, 0, 10]),
      ...row('carried_out', [0, 0, 0, 0, 0, 0, 0]),
    }
    expect(suspicion(fill).join()).toMatch(/rows new_requests and granted of table three/)
  })

  it.each([
    ['right', 1],
    ['right', 2],
    ['left', -1],
  ] as const)('the figures of table four to the %s, by %i', (side, by) => {
    const figures = [2, 0, 0, 1, 3, 0, 0, 1, 0, 1, 4, 0, 0, 0, 4]
    const fill = Object.fromEntries(T4_IDS.map((id, at) => [id, figures[at - by] ?? 0]))
    expect(suspicion(fill).join()).toContain(`table four seem to stand ${Math.abs(by)} to the ${side}`)
  })

  it.each([
    [{ granted__natural_person: -3 }, /negative/],
    [{ granted__natural_person: 2.5 }, /whole number/],
    [{ normative_documents_issued: 25_380_363_300 }, /impossible/],
  ])('an impossible figure: %j', (fill, why) => {
    expect(suspicion(fill).join()).toMatch(why)
  })
})

describe('where only one reading speaks for the figures a failing sum cannot be told to be the agency’s', () => {
  const placed = (fill: Fill, move: (cell: Cell) => Place, era: Era = 'era_2021'): CheckedReport => {
    const made = report({ ...(era === 'era_2021' ? SOUND : {}), ...fill }, { era })
    return { ...made, cells: made.cells.map((cell) => ({ ...cell, source: move(cell) })) }
  }
  const as = (cell: Cell): Place => cell.source
  const WRONG: Fill = { granted__natural_person: 5 }
  const CASES: Fill = { review_total: 9 }
  const turned = ({ source: { block, row, col } }: Cell): Place => ({ block, row: col ?? 0, col: row ?? 0 })

  it.each<[string, Fill, (cell: Cell) => Place, boolean]>([
    ['each row and column in its own line', WRONG, as, true],
    ['table three turned over', WRONG, turned, true],
    ['table four turned over', CASES, turned, true],
    [
      'table three cut in two tables',
      WRONG,
      (cell) =>
        Number(cell.source.row) > 12
          ? { ...cell.source, block: 9, row: 1 + Number(cell.source.row) }
          : as(cell),
      true,
    ],
    [
      'columns in another order',
      WRONG,
      (cell) => ({ ...cell.source, col: 20 - Number(cell.source.col) }),
      true,
    ],
    ['no places at all', WRONG, () => ({ block: 0 }), false],
    [
      'one row a place to the side',
      WRONG,
      (cell) =>
        cell.id.startsWith('unable_not_held')
          ? { ...cell.source, col: 1 + Number(cell.source.col) }
          : as(cell),
      false,
    ],
    [
      'two rows of the form in one row of the grid',
      WRONG,
      (cell) => (cell.id.startsWith('carried_in') ? { ...cell.source, row: 3 } : as(cell)),
      false,
    ],
    [
      'two columns of the form in one column of the grid',
      WRONG,
      (cell) =>
        cell.table === 't3' ? { ...cell.source, col: Math.min(8, Number(cell.source.col)) } : as(cell),
      false,
    ],
    [
      'results of a family out of order',
      CASES,
      (cell) => (cell.id === 'review_upheld' ? { ...cell.source, col: 9 } : as(cell)),
      false,
    ],
    [
      'results of a family in two rows',
      CASES,
      (cell) => (cell.id === 'review_pending' ? { ...cell.source, row: 9 } : as(cell)),
      false,
    ],
  ])('%s', (_, fill, move, agree) => {
    const said = reasons(placed(fill, move))
    expect(said).toEqual(agree ? [] : [expect.stringContaining('cannot be told')])
    // Where every sum holds, the sums are the second witness.
    expect(reasons(placed({}, move))).toEqual([])
  })

  it.each<[string, (cell: Cell) => Place, boolean]>([
    ['a figure a row', as, true],
    ['figures without places', () => ({ block: 0 }), false],
    ['two figures in one place', (cell) => ({ ...cell.source, row: 1 }), false],
  ])('a statistics table with %s', (_, move, agree) => {
    const said = reasons(placed({ requests_concluded: 3 }, move, 'era_2014'))
    expect(said).toEqual(agree ? [] : [expect.stringContaining('the statistics table')])
    expect(reasons(placed({}, move, 'era_2014'))).toEqual([])
  })
})

describe('figures that move up to take the place of a lost one', () => {
  it.each<[string, Fill, RegExp]>([
    [
      'a row of table three',
      {
        unable_not_held__natural_person: 1,
        unable_not_held__commercial_enterprise: 2,
        unable_not_held__total: '',
      },
      /row unable_not_held has figures without a total/,
    ],
    [
      'table four',
      { review_total: 4, litigation_after_review_upheld: 1, litigation_after_review_total: '' },
      /its last total is blank/,
    ],
    [
      'a blank among parts above their total',
      { review_upheld: 5, review_other: '' },
      /parts of review exceed/,
    ],
  ])('%s', (_, fill, reason) => {
    expect(reasons(report({ ...SOUND, ...fill })).join('\n')).toMatch(reason)
  })

  it.each<[string, Fill]>([
    ['a blank total where all adds up', { unable_not_held__total: '' }],
    [
      'blank totals of many rows beside a wrong sum',
      {
        granted__total: '',
        unable_not_held__total: '',
        new_requests__total: '',
        carried_in__total: '',
        outcomes_total__commercial_enterprise: 2,
      },
    ],
    ['a blank part below its total', { review_other: '' }],
  ])('%s is no sign of it', (_, fill) => {
    expect(reasons(report({ ...SOUND, ...fill })).join('\n')).not.toMatch(/move up|exceed/)
  })
})
