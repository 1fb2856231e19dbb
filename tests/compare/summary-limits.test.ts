/** What travels with ranks, changes and totals: forms of another time, series that break. */
import { expect, test } from 'vitest'
import { changeLimits, figureLimits, totalLimits } from '../../src/compare/summary-limits.ts'

const ROW = {
  rank: 1,
  agency_key: '990301:财政局',
  agency: '柏川区财政局',
  region_code: '990301',
  region: '柏川区',
  kind: 'department',
  year: 2022,
  scope: 'own',
  era: 'era_2021',
  measure: 'disclosure_rate',
  value: 0.5,
  n: 5,
  d: 10,
  report_id: 1,
  report_status: 'complete',
  notes: ['fails:t3_balance'],
  source_url: 'http://www.baichuan.example/1.html',
  document_sha256: 'a'.repeat(64),
}
const CHANGE = { ...ROW, era_before: 'era_2021', before: 0.4, n_before: 4, d_before: 10, change: 0.1 }

test.each([
  [{ measure: 'disclosure_rate' }, 'exact', []],
  [{ measure: 'disclosure_rate', era: 'era_2019' }, 'exact', []],
  [{ measure: 'disclosure_rate', era: 'era_2014' }, 'partial', []],
  [{ measure: 'normative_turnover', era: 'era_2019' }, 'none', []],
  [{ measure: 'review_rate', year: 2023 }, 'exact', []],
  [{ measure: 'review_rate', year: 2024 }, 'exact', ['break_2024']],
  [{ measure: 'dispute_rate', year: 2025 }, 'exact', ['break_2024']],
])('a figure %j compares at %s', (given, comparability, notes) => {
  expect(figureLimits({ ...ROW, ...given })).toEqual({
    comparability,
    notes: ['fails:t3_balance', ...notes],
  })
})

test('a step between two forms says at which level they compare', () => {
  expect(changeLimits(CHANGE).notes).toEqual(['fails:t3_balance'])
  const old = { ...CHANGE, era: 'era_2019', era_before: 'era_2014', measure: 'new_requests__total' }
  expect(changeLimits(old).notes).toContain('previous_era:near')
})

test('a sum is told by the form that its year had', () => {
  const total = { region_code: '990300', region: '临湖市', scope: 'own', value: 1, n: 1, d: null }
  const sum = (year: number) =>
    totalLimits({
      ...total,
      measure: 'new_requests__total',
      year,
      bodies: 1,
      reports: 1,
      bound: 1,
      notes: [],
    })
  expect([2016, 2020, 2024].map((year) => sum(year).comparability)).toEqual(['near', 'exact', 'exact'])
})
