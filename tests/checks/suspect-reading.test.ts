import { describe, expect, it } from 'vitest'
import { T3_COLUMN_IDS, T3_ROW_IDS } from '../../parsers/formats/index.ts'
import { checkReport, suspectReading } from '../../src/checks/index.ts'
import { type Fill, report, SOUND } from './filled-form.ts'

const suspicion = (fill: Fill): readonly string[] => {
  const read = report({ ...SOUND, ...fill })
  return suspectReading(read, checkReport(read))
}

/** SOUND with every figure of table three moved by `by` columns to the right, the last falling off. */
function shifted(by: number): Fill {
  const cells = T3_ROW_IDS.flatMap((row) =>
    T3_COLUMN_IDS.map(
      (column, at) => [`${row}__${column}`, SOUND[`${row}__${T3_COLUMN_IDS[at - by]}`] ?? 0] as const,
    ),
  )
  return Object.fromEntries(cells.filter(([id]) => !id.startsWith('other_outcomes_subtotal')))
}

describe('the agency’s own arithmetic leaves a reading sound', () => {
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

describe('patterns of a table read out of place', () => {
  it('many sums of table three fail together', () => {
    const rows = ['granted', 'unable_not_held', 'new_requests', 'outcomes_total', 'carried_in', 'carried_out']
    const noise = Object.fromEntries(
      [...rows, 'refused_state_secret', 'partially_granted', 'other_miscellaneous'].flatMap((row, at) =>
        T3_COLUMN_IDS.map((column, c) => [`${row}__${column}`, (at * 7 + c * 3) % 11]),
      ),
    )
    expect(suspicion(noise).join()).toMatch(/sums of table three fail together/)
  })

  it('every figure one column to the right', () => {
    expect(suspicion(shifted(1))).not.toEqual([])
  })

  it('one row one column to the side', () => {
    const reasons = suspicion({ granted__natural_person: 0, granted__commercial_enterprise: 3 })
    expect(reasons).toEqual([expect.stringContaining('row granted')])
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

  it('two totals of table four fail together', () => {
    expect(suspicion({ review_total: 9, litigation_direct_total: 2 }).join()).toMatch(/table four/)
  })

  it.each([
    [{ granted__natural_person: -3 }, /negative/],
    [{ granted__natural_person: 2.5 }, /whole number/],
    [{ normative_documents_issued: 25_380_363_300 }, /impossible/],
  ])('an impossible figure: %j', (fill, why) => {
    expect(suspicion(fill).join()).toMatch(why)
  })
})
