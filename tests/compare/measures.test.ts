import { describe, expect, it } from 'vitest'
import { MEASURES } from '../../parsers/formats/index.ts'
import { compareReports } from '../../src/compare/compare-reports.ts'
import { displayValue } from '../../src/compare/display-value.ts'
import { reportOf } from './report-fixture.ts'

const blank = { kind: 'blank', value: null, raw: '' } as const

/** A city of 2025, from the published figures of a test vector; split over rows where only the sum is known. */
const CITY = {
  new_requests__total: 14069,
  new_requests__commercial_enterprise: 252,
  carried_in__total: 560,
  granted__total: 6000,
  partially_granted__total: 1716,
  refused_third_party_rights__total: 400,
  refused_internal_affairs__total: 330,
  unable_not_held__total: 3000,
  unable_requires_creation__total: 421,
  not_processed_repeat_request__total: 457,
  other_correction_overdue__total: 1000,
  other_miscellaneous__total: 486,
  outcomes_total__total: 13810,
  carried_out__total: 819,
  review_upheld: 500,
  review_corrected: 97,
  review_other: 72,
  review_pending: 40,
  review_total: 709,
  litigation_direct_upheld: 60,
  litigation_direct_corrected: 1,
  litigation_direct_other: 9,
  litigation_after_review_upheld: 60,
  litigation_after_review_corrected: 1,
  litigation_after_review_other: 3,
}

function measured(id: string, printed: Parameters<typeof reportOf>[2]) {
  const request = { agencies: [{ key: 'a', name: 'a' }], years: [2025], indicators: [id] }
  const [point] = compareReports([reportOf('a', 2025, printed)], request).points
  if (point === undefined) throw new Error('no point')
  return point
}

describe('measures', () => {
  it.each([
    ['disclosure_rate', 7716, 13810, '55.87%'],
    ['refusal_rate', 730, 13810, '5.29%'],
    ['unable_rate', 3421, 13810, '24.77%'],
    ['not_processed_rate', 457, 13810, '3.31%'],
    ['other_outcome_rate', 1486, 13810, '10.76%'],
    ['carry_over_ratio', 819, 14629, '5.60%'],
    ['completion_rate', 13810, 14629, '94.40%'],
    ['review_correction_rate', 97, 669, '14.50%'],
    ['litigation_correction_rate', 2, 134, '1.49%'],
    ['corporate_share', 252, 14069, '1.79%'],
    ['disclosure_rate_on_merits', 7716, 8446, '91.36%'],
    ['refusal_reason_share__refused_third_party_rights', 400, 730, '54.79%'],
  ])('%s of the test vector is %i / %i', (id, n, d, shown) => {
    const point = measured(id, CITY)
    expect(point).toMatchObject({ kind: 'computed', n, d, value: n / d, unit: 'ratio', notes: [] })
    expect(displayValue(point.value, point.unit)).toBe(shown)
  })

  it('gives the eight shares of a bare refusal_reason_share, which sum to 1', () => {
    const request = {
      agencies: [{ key: 'a', name: 'a' }],
      years: [2025],
      indicators: ['refusal_reason_share'],
    }
    const { points } = compareReports([reportOf('a', 2025, CITY)], request)
    expect(points).toHaveLength(8)
    expect(points.reduce((sum, point) => sum + (point.value ?? Number.NaN), 0)).toBeCloseTo(1, 12)
  })

  it('is null where the denominator is zero, and shown as a dash', () => {
    const point = measured('disclosure_rate', {})
    expect(point).toMatchObject({ value: null, n: 0, d: 0, notes: ['zero_denominator'] })
    expect(displayValue(point.value, point.unit)).toBe('—')
  })

  it('marks a small denominator', () => {
    expect(measured('disclosure_rate', { outcomes_total__total: 9, granted__total: 3 }).notes).toEqual([
      'small_denominator',
    ])
    expect(measured('disclosure_rate', { outcomes_total__total: 10, granted__total: 3 }).notes).toEqual([])
  })

  it.each([
    ['disclosure_rate', 'granted__total'],
    ['refusal_rate', 'refused_state_secret__total'],
    ['disclosure_rate', 'outcomes_total__total'],
    ['review_correction_rate', 'review_other'],
  ])('%s is null where %s is blank, never a sum of the rest', (id, cell) => {
    const point = measured(id, { ...CITY, [cell]: blank })
    expect(point).toMatchObject({ value: null, kind: 'computed' })
    expect(point.notes).toContain('operand_not_a_number')
  })

  it('says that residents are not in any report', () => {
    expect(measured('requests_per_10k', CITY)).toMatchObject({
      value: null,
      n: 14069,
      d: null,
      notes: ['regional_summary_needed'],
    })
  })

  it('evaluates every measure of the table to a number or to null with a note', () => {
    for (const measure of MEASURES) {
      const id = measure.kind === 'change' ? `${measure.id}__new_requests` : measure.id
      const request = { agencies: [{ key: 'a', name: 'a' }], years: [2025], indicators: [id] }
      for (const point of compareReports([reportOf('a', 2025, CITY)], request).points) {
        expect(point.value !== null || point.notes.length > 0, point.indicator).toBe(true)
      }
    }
  })
})
