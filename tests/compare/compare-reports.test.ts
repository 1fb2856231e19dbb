import { describe, expect, it } from 'vitest'
import { compareReports } from '../../src/compare/compare-reports.ts'
import type { ReportAnswer } from '../../src/domain/answer.ts'
import { InputError } from '../../src/domain/errors.ts'
import { reportOf } from './report-fixture.ts'

const blank = { kind: 'blank', value: null, raw: '' } as const

function compared(reports: readonly ReportAnswer[], years: readonly number[], ...indicators: string[]) {
  const keys = [...new Set(reports.map((report) => report.agency_key))]
  return compareReports(reports, { agencies: keys.map((key) => ({ key, name: key })), years, indicators })
}

const points = (...args: Parameters<typeof compared>) => compared(...args).points

describe('what is asked', () => {
  it.each([
    ['new_requests', 'new_requests__total', '一、本年新收政府信息公开申请数量／总计'],
    ['granted__natural_person', 'granted__natural_person', '（一）予以公开／自然人'],
    ['refused_subtotal', 'refused_subtotal__total', '（三）不予公开／总计'],
    [
      'granted__legal_person_subtotal',
      'granted__legal_person_subtotal',
      '（一）予以公开／法人或其他组织（小计）',
    ],
    ['licensing_decisions', 'licensing_decisions', '行政许可／本年处理决定数量'],
    ['disclosure_rate', 'disclosure_rate', '公开率'],
  ])('%s means %s', (given, id, label) => {
    expect(compared([reportOf('a', 2022)], [2022], given).indicators[0]).toMatchObject({ id, label })
  })

  it.each([
    ['new_request', /new_requests/],
    ['disclosure_rat', /disclosure_rate/],
    ['granted__totl', /granted__total/],
    ['yoy_change', /yoy_change__new_requests/],
    ['yoy_change__nothing', /yoy_change__new_requests/],
    ['zzzzzzzzzz', /\/api\/v1\/indicators/],
    ['constructor', /\/api\/v1\/indicators/],
  ])('refuses %s and says what is near', (given, hint) => {
    const attempt = () => compared([reportOf('a', 2022)], [2022], 'granted', given)
    expect(attempt).toThrow(InputError)
    expect(attempt).toThrow(`indicators[1]: unknown indicator "${given}"`)
    try {
      attempt()
    } catch (error) {
      expect((error as InputError).hint).toMatch(hint)
    }
  })

  it.each([
    [{ agencies: [], years: [2022], indicators: ['granted'] }],
    [{ agencies: [{ key: 'a', name: 'a' }], years: [], indicators: ['granted'] }],
    [{ agencies: [{ key: 'a', name: 'a' }], years: [2022], indicators: [] }],
  ])('refuses an empty list: %j', (request) => {
    expect(() => compareReports([], request)).toThrow(InputError)
  })

  it('answers each agency, year and indicator once, whatever was said twice', () => {
    const reports = [reportOf('a', 2022), reportOf('b', 2023)]
    const result = compared(reports, [2023, 2022, 2023], 'granted', 'granted__total', 'review_total')
    expect(result.years).toEqual([2022, 2023])
    expect(result.points).toHaveLength(2 * 2 * 2)
  })
})

describe('what is not there', () => {
  it.each([
    ['blank', { kind: 'blank', value: null, raw: '' }],
    ['not_applicable', { kind: 'not_applicable', value: null, raw: '/' }],
    ['text', { kind: 'text', value: null, raw: '4（6）' }],
    ['image', { kind: 'image', value: null, raw: '' }],
  ] as const)('%s is neither zero nor absent', (kind, cell) => {
    const [point, zero] = points(
      [reportOf('a', 2022, { granted__total: cell })],
      [2022],
      'granted',
      'carried_in',
    )
    expect(point).toMatchObject({ value: null, kind, notes: [kind] })
    expect(zero).toMatchObject({ value: 0, kind: 'number', notes: [] })
  })

  it('a computed group with a blank part is unknown', () => {
    const report = reportOf('a', 2022, {
      refused_state_secret__total: blank,
      refused_internal_affairs__total: 4,
    })
    expect(points([report], [2022], 'refused_subtotal')[0]).toMatchObject({
      value: null,
      kind: 'computed',
      notes: ['operand_not_a_number'],
    })
  })

  it('sums a computed group and the computed column', () => {
    const report = reportOf('a', 2022, {
      refused_state_secret__total: 2,
      refused_internal_affairs__total: 4,
      granted__natural_person: 9,
      granted__commercial_enterprise: 3,
      granted__other_organization: 5,
    })
    const [group, column] = points([report], [2022], 'refused_subtotal', 'granted__legal_person_subtotal')
    expect(group).toMatchObject({ value: 6, kind: 'computed' })
    expect(column).toMatchObject({ value: 8, kind: 'computed' })
  })

  it('no report, an unread report, a missing cell and a report without a form each say so', () => {
    const read = reportOf('a', 2022)
    const reports = [
      {
        ...read,
        cells: read.cells.filter((cell) => cell.id !== 'granted__total'),
        status: 'partial' as const,
      },
      reportOf('a', 2023, {}, { status: 'needs_ocr', cells: [] }),
      reportOf('a', 2024, {}, { era: 'narrative', cells: [] }),
    ]
    const notes = points(reports, [2021, 2022, 2023, 2024], 'granted').map((point) => [
      point.kind,
      ...point.notes,
    ])
    expect(notes).toEqual([
      ['absent', 'no_report'],
      ['absent', 'cell_missing', 'partial_report'],
      ['absent', 'not_read'],
      ['absent', 'no_form'],
    ])
  })

  it('explains every note it uses', () => {
    const { notes } = compared(
      [reportOf('a', 2020), reportOf('a', 2022)],
      [2019, 2020, 2022],
      'regulations_in_force',
    )
    expect(notes.map((note) => note.id)).toEqual([
      'no_report',
      'not_in_form:era_2019',
      'era:regulations_stock',
    ])
    for (const note of notes) expect(note.message).not.toBe(note.id)
  })
})

describe('across the eras', () => {
  const reports = [
    reportOf('a', 2020, {
      granted__total: 3,
      other_outcomes_subtotal__total: 7,
      regulations_public_stock: 524,
    }),
    reportOf('a', 2022, {
      granted__total: 5,
      other_fee_unpaid__total: 2,
      other_miscellaneous__total: 4,
      regulations_in_force: 9,
    }),
  ]
  it.each([
    ['granted', 'exact', [3, 5]],
    ['refused_subtotal', 'exact', [0, 0]],
    ['regulations_issued', 'near', [0, 0]],
    ['other_outcomes_subtotal', 'partial', [7, 6]],
    ['other_fee_unpaid', 'partial', [null, 2]],
    ['regulations_in_force', 'none', [null, 9]],
    ['regulations_public_stock', 'none', [524, null]],
    ['administrative_fee_amount', 'none', [null, 0]],
    ['procurement_projects', 'none', [0, null]],
    ['normative_turnover', 'none', [null, null]],
    ['disclosure_rate', 'exact', [null, null]],
    ['other_outcome_rate', 'partial', [null, null]],
  ])('%s is %s', (id, level, values) => {
    const result = compared(reports, [2020, 2022], id)
    expect(result.indicators[0]?.comparability).toBe(level)
    expect(result.points.map((point) => point.value)).toEqual(values)
    const [first] = result.points
    if (level !== 'exact') expect(first?.notes.some((note) => note.startsWith('era:'))).toBe(true)
  })

  it('goes by the form of the report, not by its year', () => {
    const old = reportOf('a', 2022, { regulations_public_stock: 6 }, { era: 'era_2019' })
    expect(points([old], [2022], 'regulations_in_force')[0]).toMatchObject({ value: null, kind: 'absent' })
    expect(compared([old], [2022], 'regulations_in_force').indicators[0]?.comparability).toBe('exact')
  })
})

describe('what limits a point', () => {
  it('scopes that differ are said at every point', () => {
    const reports = [reportOf('a', 2022), reportOf('b', 2022, {}, { scope: 'regional_summary' })]
    expect(points(reports, [2022], 'granted').map((point) => point.notes)).toEqual([
      ['scope:own'],
      ['scope:regional_summary'],
    ])
    expect(points(reports.slice(0, 1), [2022], 'granted')[0]?.notes).toEqual([])
  })

  it('disputes break between 2023 and 2024, requests do not', () => {
    const reports = [reportOf('a', 2023), reportOf('a', 2024, { outcomes_total__total: 40 })]
    const marked = points(reports, [2023, 2024], 'review_total', 'granted', 'litigation_rate').filter(
      (point) => point.notes.includes('break_2024'),
    )
    expect(marked.map((point) => [point.year, point.indicator])).toEqual([
      [2024, 'review_total'],
      [2024, 'litigation_rate'],
    ])
    expect(points(reports, [2024], 'review_total')[0]?.notes).toEqual([])
  })

  it('partial and withdrawn reports, and a report passed over', () => {
    const kept = reportOf('a', 2022, { granted__total: 2 }, { status: 'partial' })
    const gone = reportOf('a', 2022, { granted__total: 9 }, { withdrawn_on: '2023-05-01' })
    expect(points([gone, kept], [2022], 'granted')[0]).toMatchObject({
      value: 2,
      notes: ['partial_report', 'several_reports'],
    })
    expect(points([gone], [2022], 'granted')[0]).toMatchObject({ value: 9, notes: ['withdrawn'] })
  })

  it('a broken sum is said of the cells it rests on, for sums and measures too', () => {
    const failed = {
      check: 't3_row_total',
      key: 'granted',
      state: 'fail',
      severity: 'error',
      cells: ['granted__total', 'granted__natural_person'],
      expected: 3,
      actual: 4,
      message: '',
      fingerprint: 'f',
    } as const
    const report = reportOf('a', 2022, { granted__total: 4, outcomes_total__total: 20 }, { checks: [failed] })
    const found = points([report], [2022], 'granted', 'disclosure_rate', 'carried_in')
    expect(found.map((point) => point.notes)).toEqual([['fails:t3_row_total'], ['fails:t3_row_total'], []])
  })

  it('money without a fixed unit carries the printed one, and differing units are said', () => {
    const amount = (value: number, unit_printed: 'yuan' | 'wan_yuan' | 'unknown') => ({
      procurement_amount: { kind: 'number', value, raw: String(value), unit_printed } as const,
    })
    const reports = [
      reportOf('a', 2020, amount(251000, 'yuan')),
      reportOf('b', 2020, amount(25.1, 'wan_yuan')),
      reportOf('c', 2020, amount(8040, 'unknown')),
    ]
    expect(
      points(reports, [2020], 'procurement_amount').map((point) => [point.unit, ...point.notes]),
    ).toEqual([
      ['yuan', 'unit_differs'],
      ['wan_yuan', 'unit_differs'],
      ['unknown', 'unit_unknown', 'unit_differs'],
    ])
  })

  it('each point walks back to its source', () => {
    const report = reportOf('a', 2022)
    expect(points([report], [2022], 'granted')[0]).toMatchObject({
      report_id: report.id,
      report_status: 'complete',
      source_url: report.source_url,
      document_sha256: report.document_sha256,
      era: 'era_2021',
      scope: 'own',
    })
  })
})

describe('change against the year before', () => {
  const id = 'yoy_change__new_requests'
  const change = (...reports: ReportAnswer[]) => points(reports, [2022], id)[0]
  const now = reportOf('a', 2022, { new_requests__total: 15 })

  it('uses a report that is not itself shown', () => {
    expect(change(now, reportOf('a', 2021, { new_requests__total: 12 }))).toMatchObject({
      indicator: 'yoy_change__new_requests__total',
      value: 0.25,
      n: 3,
      d: 12,
    })
  })

  it('keeps the absolute change where last year was zero', () => {
    expect(change(now, reportOf('a', 2021))).toMatchObject({
      value: null,
      n: 15,
      d: 0,
      notes: ['zero_denominator'],
    })
  })

  it('is withheld without last year, or across scopes', () => {
    expect(change(now)).toMatchObject({
      value: null,
      n: null,
      kind: 'absent',
      notes: ['previous_year_needed'],
    })
    const summary = reportOf('a', 2021, { new_requests__total: 12 }, { scope: 'regional_summary' })
    expect(change(now, summary)).toMatchObject({ value: null, n: null, notes: ['previous_scope_differs'] })
  })

  it('is withheld where the forms do not share the figure', () => {
    const reports = [reportOf('a', 2021), reportOf('a', 2020, { regulations_public_stock: 5 })]
    expect(points(reports, [2021], 'yoy_change__regulations_in_force')[0]).toMatchObject({
      value: null,
      kind: 'absent',
    })
  })
})
