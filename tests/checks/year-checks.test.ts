import { describe, expect, it } from 'vitest'
import { checkYears, type YearReport } from '../../src/checks/index.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { type Fill, report, SOUND } from './filled-form.ts'

const year = (
  at: number,
  fill: Fill,
  rest: Partial<YearReport> & { era?: 'era_2021' | 'era_2019' } = {},
): YearReport => ({
  ...report({ ...SOUND, ...fill }, { year: at, era: rest.era ?? 'era_2021' }),
  ...rest,
})
const find = (findings: readonly Finding[], check: string, key: string): Finding => {
  const found = findings.find((finding) => finding.check === check && finding.key === key)
  if (found === undefined) throw new Error(`no finding ${check} ${key}`)
  return found
}

describe('x_carry', () => {
  it('holds where the year before carried over what came in', () => {
    const own = checkYears(year(2023, {}), year(2022, {})).filter(({ check }) => check === 'x_carry')
    expect(own).toHaveLength(7)
    expect(own.map(({ state }) => state)).toEqual(Array(7).fill('pass'))
    expect(own.filter(({ severity }) => severity === 'error').map(({ key }) => key)).toEqual(['total'])
  })

  it('fails with both years named', () => {
    const finding = find(checkYears(year(2023, { carried_in__total: 3 }), year(2022, {})), 'x_carry', 'total')
    expect(finding).toMatchObject({ state: 'fail', severity: 'error', actual: 3, expected: 1 })
    expect(finding.cells).toEqual(['carried_in__total', '2022:carried_out__total'])
    expect(finding.message).toContain('2022:')
  })

  it('is only a warning for a column', () => {
    const findings = checkYears(
      year(2023, { carried_in__natural_person: 0, carried_in__commercial_enterprise: 1 }),
      year(2022, {}),
    )
    expect(find(findings, 'x_carry', 'natural_person')).toMatchObject({ state: 'fail', severity: 'warning' })
    expect(find(findings, 'x_carry', 'total').state).toBe('pass')
  })

  it('works from the trial form to the present one', () => {
    expect(
      find(checkYears(year(2021, {}), year(2020, {}, { era: 'era_2019' })), 'x_carry', 'total').state,
    ).toBe('pass')
  })

  it('tries a blank as 0 and fails by none', () => {
    const blank = { carried_in__total: '' } as const
    const nothing = { carried_out__total: 0 }
    expect(find(checkYears(year(2023, blank), year(2022, nothing)), 'x_carry', 'total').state).toBe(
      'pass_with_blanks',
    )
    expect(find(checkYears(year(2023, blank), year(2022, {})), 'x_carry', 'total').state).toBe(
      'not_assessable',
    )
  })
})

describe('guards', () => {
  const bad = { carried_in__total: 9 }
  it.each<[string, YearReport, YearReport, RegExp]>([
    ['a gap of two years', year(2023, bad), year(2021, {}), /not the year before/],
    ['the same year', year(2023, bad), year(2023, {}), /not the year before/],
    ['an unknown year', year(2023, bad, { year: null }), year(2022, {}), /year is not known/],
    ['another scope', year(2023, bad), year(2022, {}, { scope: 'regional_summary' }), /scope changed/],
    [
      'an unknown scope',
      year(2023, bad, { scope: 'unknown' }),
      year(2022, {}, { scope: 'unknown' }),
      /scope of a report/,
    ],
    [
      'the old statistics table',
      year(2019, bad, { era: 'era_2019' }),
      { ...year(2018, {}), era: 'era_2014', cells: [] },
      /no such cells/,
    ],
  ])('%s makes every year check not assessable', (_, current, previous, why) => {
    const findings = checkYears(current, previous)
    expect(findings.filter(({ state }) => state !== 'not_assessable')).toEqual([])
    expect(find(findings, 'x_carry', 'total').message).toMatch(why)
  })
})

describe('x_in_force', () => {
  const before = { normative_documents_in_force: 10, normative_documents_issued: 10 }
  it.each([
    [
      { normative_documents_in_force: 12, normative_documents_issued: 5, normative_documents_repealed: 3 },
      'pass',
      12,
    ],
    [
      { normative_documents_in_force: 13, normative_documents_issued: 5, normative_documents_repealed: 3 },
      'fail',
      12,
    ],
    [
      { normative_documents_in_force: 12, normative_documents_issued: 5, normative_documents_repealed: '' },
      'not_assessable',
      null,
    ],
    [
      { normative_documents_in_force: 15, normative_documents_issued: 5, normative_documents_repealed: '/' },
      'pass_with_blanks',
      15,
    ],
  ] as const)('%j: %s', (fill, state, expected) => {
    const finding = find(
      checkYears(year(2023, fill), year(2022, before)),
      'x_in_force',
      'normative_documents',
    )
    expect(finding).toMatchObject({ state, expected, severity: 'warning' })
  })

  it('needs the present form on both sides', () => {
    const finding = find(
      checkYears(year(2021, {}), year(2020, {}, { era: 'era_2019' })),
      'x_in_force',
      'regulations',
    )
    expect(finding).toMatchObject({ state: 'not_assessable', message: expect.stringContaining('era_2019') })
  })
})

describe('x_items', () => {
  it('follows the items of the trial form', () => {
    const previous = year(
      2019,
      { licensing_items_prior_year: 20, licensing_items_change: -8 },
      { era: 'era_2019' },
    )
    const now = (items: number): YearReport =>
      year(2020, { licensing_items_prior_year: items }, { era: 'era_2019' })
    expect(find(checkYears(now(12), previous), 'x_items', 'licensing_items').state).toBe('pass')
    expect(find(checkYears(now(20), previous), 'x_items', 'licensing_items')).toMatchObject({
      state: 'fail',
      expected: 12,
    })
  })
})

describe('x_pending', () => {
  it.each([
    [3, 'pass'],
    [1, 'pass'],
    [0, 'fail'],
    ['', 'not_assessable'],
  ] as const)('a total of %s after 1 pending: %s', (total, state) => {
    const finding = find(
      checkYears(year(2023, { review_total: total }), year(2022, {})),
      'x_pending',
      'review',
    )
    expect(finding).toMatchObject({
      state,
      severity: 'warning',
      cells: ['review_total', '2022:review_pending'],
    })
  })
})

describe('x_unit_jump', () => {
  it.each([
    [2.5, 25_000, 'fail'],
    [25_000, 2.5, 'fail'],
    [2.5, 10_000, 'pass'],
    [2.5, 200_000, 'pass'],
    [2.5, 3, 'pass'],
    [0, 25_000, 'not_assessable'],
    ['', 25_000, 'not_assessable'],
    [2.5, '/', 'not_assessable'],
  ] as const)('%s after %s: %s', (now, before, state) => {
    const findings = checkYears(
      year(2023, { administrative_fee_amount: now }),
      year(2022, { administrative_fee_amount: before }),
    )
    expect(find(findings, 'x_unit_jump', 'administrative_fee_amount')).toMatchObject({
      state,
      severity: 'warning',
    })
  })
})

it('gives findings of two years a fingerprint of the later year', () => {
  const findings = checkYears(year(2023, {}), year(2022, {}), { agency_key: '990105:审计局' })
  const doubts = findings.filter(({ state }) => state !== 'pass')
  expect(doubts.length).toBeGreaterThan(0)
  expect(new Set(doubts.map(({ fingerprint }) => fingerprint)).size).toBe(doubts.length)
  expect(checkYears(year(2023, {}), year(2022, {})).some((one) => 'fingerprint' in one)).toBe(false)
})
