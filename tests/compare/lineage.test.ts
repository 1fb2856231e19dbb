/** Series of bodies that were renamed, merged and split, changes across such years, and totals with their coverage. */
import { describe, expect, it } from 'vitest'
import { compareReports, populationKey } from '../../src/compare/compare-reports.ts'
import type { ReportAnswer } from '../../src/domain/answer.ts'
import type { BodyHistory } from '../../src/domain/comparison.ts'
import { reportOf } from './report-fixture.ts'

const earlier = (key: string, valid_to: string | null, split = false) => ({ key, valid_to, split })
const histories = (...all: readonly BodyHistory[]) => new Map(all.map((one) => [one.key, one]))
const MERGED = histories(
  {
    key: 'c',
    valid_from: '2021-07-01',
    predecessors: [earlier('a', '2021-06-30'), earlier('b', '2021-06-30')],
  },
  { key: 'a', valid_from: null, predecessors: [] },
  { key: 'b', valid_from: null, predecessors: [] },
)
const received = (key: string, year: number, value: number, over: Partial<ReportAnswer> = {}) =>
  reportOf(key, year, { new_requests__total: value, outcomes_total__total: 10, granted__total: 4 }, over)

function compared(
  reports: Parameters<typeof compareReports>[0],
  keys: readonly string[],
  years: readonly number[],
  indicators: readonly string[],
  all: ReadonlyMap<string, BodyHistory> = MERGED,
) {
  const agencies = keys.map((key) => ({ key, name: key }))
  return compareReports(reports, { agencies, years, indicators }, { histories: all })
}

describe('a merged body', () => {
  const reports = [received('a', 2020, 30), received('b', 2020, 10), received('c', 2021, 60)]

  it('has the sum of those merged in the years before it, marked, and ratios of sums', () => {
    const { points, notes } = compared(reports, ['c'], [2020, 2021], ['new_requests', 'disclosure_rate'])
    expect(points.map(({ value, n, d }) => [value, n, d])).toEqual([
      [40, null, null],
      [0.4, 8, 20],
      [60, null, null],
      [0.4, 4, 10],
    ])
    expect(points[0]).toMatchObject({ notes: ['merged:a,b'], report_id: null, source_url: null })
    expect(points[0]?.report_ids).toHaveLength(2)
    expect(points[2]?.notes).toEqual([])
    for (const note of notes) expect(note.message).not.toBe(note.id)
  })

  it('changes against that sum, and against nothing where one of them is missing', () => {
    const change = (some: typeof reports) =>
      compared(some, ['c'], [2021], ['yoy_change__new_requests']).points[0]
    expect(change(reports)).toMatchObject({ value: 0.5, n: 20, d: 40, notes: ['merged:a,b'] })
    expect(change(reports.slice(1))).toMatchObject({
      value: null,
      notes: ['merged:a,b', 'predecessor_needed'],
    })
    expect(compared(reports.slice(1), ['c'], [2020], ['new_requests']).points[0]).toMatchObject({
      value: null,
      notes: expect.arrayContaining(['predecessor_needed']),
    })
  })

  it('is unknown where a part is blank or the scopes differ', () => {
    const blank = reportOf('a', 2020, { new_requests__total: { kind: 'blank', value: null, raw: '' } })
    const [point] = compared([blank, ...reports.slice(1)], ['c'], [2020], ['new_requests']).points
    expect(point).toMatchObject({ value: null, kind: 'blank' })
    const other = received('a', 2020, 30, { scope: 'regional_summary' })
    expect(compared([other, ...reports.slice(1)], ['c'], [2020], ['new_requests']).points[0]).toMatchObject({
      value: null,
      notes: expect.arrayContaining(['scope_differs']),
    })
  })
})

describe('a renamed body', () => {
  it('goes on with the reports of its old name, as far back as names go', () => {
    const all = histories(
      { key: 'new', valid_from: '2022-01-01', predecessors: [earlier('old', '2021-12-31')] },
      { key: 'old', valid_from: '2020-01-01', predecessors: [earlier('oldest', '2019-12-31')] },
      { key: 'oldest', valid_from: null, predecessors: [] },
    )
    const reports = [
      received('oldest', 2019, 5, { era: 'era_2021' }),
      received('old', 2021, 8),
      received('new', 2022, 12),
    ]
    const { points } = compared(reports, ['new'], [2019, 2021, 2022], ['new_requests'], all)
    expect(points.map(({ value, notes }) => [value, notes])).toEqual([
      [5, ['predecessor:oldest', 'predecessor:old']],
      [8, ['predecessor:old']],
      [12, []],
    ])
    expect(points[1]?.report_id).not.toBeNull()
    expect(compared(reports, ['new'], [2022], ['yoy_change__new_requests'], all).points[0]?.value).toBe(0.5)
  })
})

describe('a split body', () => {
  it('is compared with nothing before', () => {
    const all = histories(
      { key: 'part', valid_from: '2021-07-01', predecessors: [earlier('whole', '2021-06-30', true)] },
      { key: 'whole', valid_from: null, predecessors: [] },
    )
    const reports = [received('whole', 2020, 30), received('part', 2021, 9), received('part', 2022, 18)]
    const { points } = compared(
      reports,
      ['part'],
      [2020, 2021, 2022],
      ['new_requests', 'yoy_change__new_requests'],
      all,
    )
    expect(points.map(({ value }) => value)).toEqual([null, null, 9, null, 18, 1])
    expect(points[0]?.notes).toContain('split:whole')
    expect(points[3]?.notes).toContain('split:whole')
  })
})

describe('a change', () => {
  it('says the other form, the series break and the scope of the year before, whatever years are shown', () => {
    const change = (reports: Parameters<typeof compareReports>[0], year: number, figure: string) =>
      compared(reports, ['a'], [year], [`yoy_change__${figure}`], new Map()).points[0]
    const old = reportOf('a', 2020, { licensing_decisions: 20 }, { era: 'era_2019' })
    expect(
      change([old, reportOf('a', 2021, { licensing_decisions: 30 })], 2021, 'licensing_decisions'),
    ).toMatchObject({
      value: 0.5,
      notes: ['previous_era:near'],
    })
    const cases = [reportOf('a', 2023, { review_total: 20 }), reportOf('a', 2024, { review_total: 30 })]
    expect(change(cases, 2024, 'review_total')).toMatchObject({ value: 0.5, notes: ['break_2024'] })
    const rescoped = [received('a', 2022, 5, { scope: 'regional_summary' }), received('a', 2023, 5)]
    expect(change(rescoped, 2023, 'new_requests')).toMatchObject({
      value: null,
      notes: ['previous_scope_differs'],
    })
  })
})

describe('totals', () => {
  it('are ratios of sums over the bodies counted, of all that were asked for', () => {
    const reports = [
      reportOf('a', 2022, { granted__total: 1, outcomes_total__total: 2 }),
      reportOf('b', 2022, { granted__total: 90, outcomes_total__total: 100 }),
    ]
    const { totals } = compared(reports, ['a', 'b', 'x'], [2022], ['disclosure_rate', 'granted'], new Map())
    expect(totals).toMatchObject([
      {
        indicator: 'disclosure_rate',
        value: 91 / 102,
        n: 91,
        d: 102,
        counted: 2,
        bodies: 3,
        notes: [],
      },
      { indicator: 'granted__total', value: 91, n: null, counted: 2, bodies: 3 },
    ])
  })

  it('are not made across scopes, forms that differ, or of one report twice', () => {
    const own = reportOf('a', 2022, { granted__total: 1 })
    const summary = reportOf('b', 2022, { granted__total: 2 }, { scope: 'regional_summary' })
    const total = (
      reports: Parameters<typeof compareReports>[0],
      keys: readonly string[],
      all?: typeof MERGED,
    ) => compared(reports, keys, [2022], ['granted'], all ?? new Map()).totals[0]
    expect(total([own, summary], ['a', 'b'])).toMatchObject({ value: null, notes: ['scope_differs'] })
    const renamed = histories({
      key: 'z',
      valid_from: '2023-01-01',
      predecessors: [earlier('a', '2022-12-31')],
    })
    expect(total([own], ['a', 'z'], renamed)).toMatchObject({ value: null, notes: ['counted_twice'] })
  })
})

it('requests per 10,000 residents: of summaries, with a population', () => {
  const ask = (scope: ReportAnswer['scope']) => {
    const report = reportOf('a', 2022, { new_requests__total: 120 }, { scope })
    const populations = new Map([[populationKey(report.region_code, 2022), 600_000]])
    const request = { agencies: [{ key: 'a', name: 'a' }], years: [2022], indicators: ['requests_per_10k'] }
    return compareReports([report], request, { populations }).points[0]
  }
  expect(ask('regional_summary')).toMatchObject({
    value: 2,
    n: 120,
    d: 60,
    notes: [],
    comparability: 'exact',
  })
  expect(ask('own')).toMatchObject({ value: null, d: null, notes: ['regional_summary_needed'] })
})
