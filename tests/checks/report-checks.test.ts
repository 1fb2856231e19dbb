import { describe, expect, it } from 'vitest'
import { CHECKS, checkReport } from '../../src/checks/index.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { type Fill, report, SOUND } from './filled-form.ts'

const SUMS = ['t3_balance', 't3_outcome_sum', 't3_row_total', 't4_total']

const findingsOf = (fill: Fill, options?: Parameters<typeof report>[1]): readonly Finding[] =>
  checkReport(report({ ...SOUND, ...fill }, options))
const failsOf = (findings: readonly Finding[]): string[] =>
  findings.filter(({ state }) => state === 'fail').map(({ check, key }) => `${check} ${key}`)
const find = (findings: readonly Finding[], check: string, key: string): Finding => {
  const found = findings.find((finding) => finding.check === check && finding.key === key)
  if (found === undefined) throw new Error(`no finding ${check} ${key}`)
  return found
}

describe('a sound report', () => {
  it.each([
    ['era_2021', 2023, { t3_balance: 7, t3_outcome_sum: 7, t3_row_total: 25, t4_total: 3 }, 42],
    ['era_2019', 2020, { t3_balance: 7, t3_outcome_sum: 7, t3_row_total: 23, t4_total: 3 }, 40],
  ] as const)('passes every sum of %s', (era, year, counts, all) => {
    const findings = findingsOf({}, { era, year })
    for (const [check, count] of Object.entries(counts)) {
      expect(findings.filter((finding) => finding.check === check)).toHaveLength(count)
    }
    const sums = findings.filter(({ check }) => SUMS.includes(check))
    expect(sums).toHaveLength(all)
    expect(sums.every(({ state, severity }) => state === 'pass' && severity === 'error')).toBe(true)
    expect(failsOf(findings)).toEqual([])
  })

  it('has one finding for each check and key', () => {
    const findings = findingsOf({})
    expect(new Set(findings.map(({ check, key }) => `${check} ${key}`)).size).toBe(findings.length)
    const ids = new Set(CHECKS.map(({ id }) => id))
    expect(findings.every(({ check }) => ids.has(check))).toBe(true)
  })

  it('yields nothing where there is no form and no era', () => {
    expect(checkReport({ ...report({}), era: null, cells: [] })).toEqual([])
  })
})

/** A planted error: what it breaks, and which cell must be named first everywhere. */
const PLANTED: readonly [name: string, fill: Fill, breaks: string[], first: string | null][] = [
  [
    'an outcome of one kind of applicant',
    { granted__natural_person: 5 },
    ['t3_outcome_sum natural_person', 't3_row_total granted'],
    'granted__natural_person',
  ],
  [
    'an outcome total',
    { granted__total: 4 },
    ['t3_outcome_sum total', 't3_row_total granted'],
    'granted__total',
  ],
  [
    'a newly received figure',
    { new_requests__commercial_enterprise: 2 },
    ['t3_balance commercial_enterprise', 't3_row_total new_requests'],
    'new_requests__commercial_enterprise',
  ],
  [
    'the sum of outcomes',
    { outcomes_total__natural_person: 6 },
    ['t3_balance natural_person', 't3_outcome_sum natural_person', 't3_row_total outcomes_total'],
    'outcomes_total__natural_person',
  ],
  [
    'a figure carried over in a column that is otherwise 0',
    { carried_out__other_organization: 1 },
    ['t3_balance other_organization', 't3_row_total carried_out'],
    'carried_out__other_organization',
  ],
  ['a total of cases: only one sum, so no cell can be told', { review_total: 4 }, ['t4_total review'], null],
]

describe('a planted error', () => {
  it.each(PLANTED)('%s breaks its sums, and the crossing is named first', (_, fill, breaks, first) => {
    const findings = findingsOf(fill)
    expect(failsOf(findings)).toEqual(breaks)
    for (const finding of findings.filter(({ state }) => state === 'fail')) {
      expect(finding.severity).toBe('error')
      if (first === null) expect(finding.message).not.toContain('would fit')
      else expect(finding.cells[0]).toBe(first)
      expect(new Set(finding.cells).size).toBe(finding.cells.length)
    }
  })

  it('keeps every operand, says both sides and the fitting figure, and corrects nothing', () => {
    const fill = { granted__natural_person: 5 }
    const row = find(findingsOf(fill), 't3_row_total', 'granted')
    expect(row).toMatchObject({ state: 'fail', actual: 3, expected: 5 })
    expect(row.cells).toHaveLength(7)
    expect(row.message).toContain(
      '（一）予以公开／总计 3 should equal （一）予以公开／自然人 5 (difference -2)',
    )
    expect(row.message).toContain('（一）予以公开／自然人 is printed as 5, 3 would fit its row and column')
  })

  it('tells two wrong figures in different rows and columns apart', () => {
    const findings = findingsOf({ granted__natural_person: 5, carried_out__commercial_enterprise: 2 })
    expect(find(findings, 't3_row_total', 'granted').cells[0]).toBe('granted__natural_person')
    expect(find(findings, 't3_outcome_sum', 'natural_person').cells[0]).toBe('granted__natural_person')
    expect(find(findings, 't3_row_total', 'carried_out').cells[0]).toBe('carried_out__commercial_enterprise')
    expect(find(findings, 't3_balance', 'commercial_enterprise').cells[0]).toBe(
      'carried_out__commercial_enterprise',
    )
  })

  it('names two wrong figures of one row, each in its own column', () => {
    const findings = findingsOf({ granted__natural_person: 5, granted__commercial_enterprise: 4 })
    expect(failsOf(findings)).toEqual([
      't3_outcome_sum natural_person',
      't3_outcome_sum commercial_enterprise',
      't3_row_total granted',
    ])
    expect(find(findings, 't3_row_total', 'granted').cells.slice(0, 2)).toEqual([
      'granted__natural_person',
      'granted__commercial_enterprise',
    ])
    expect(find(findings, 't3_outcome_sum', 'commercial_enterprise').cells[0]).toBe(
      'granted__commercial_enterprise',
    )
  })

  it('names no cell where the fitting figure could not be printed', () => {
    const fill = {
      granted__natural_person: 0,
      granted__total: 3,
      unable_not_held__natural_person: 40,
      unable_not_held__total: 41,
    }
    const findings = findingsOf(fill)
    for (const finding of findings.filter(({ state }) => state === 'fail'))
      expect(finding.message).not.toMatch(/, -\d/)
  })

  it('names no cell where two fit equally well', () => {
    // Both sides of one balance are wrong by the same amount: 一 or 二 could be meant, and no row total is there to tell.
    const blankTotals = {
      new_requests__total: '',
      carried_in__total: '',
      outcomes_total__total: '',
      carried_out__total: '',
    }
    const finding = find(
      findingsOf({ ...blankTotals, new_requests__natural_person: 9 }),
      't3_balance',
      'natural_person',
    )
    expect(finding).toMatchObject({ state: 'fail', actual: 10, expected: 5 })
    expect(finding.message).not.toContain('would fit')
  })
})

const STATES: readonly [name: string, fill: Fill, check: string, key: string, state: Finding['state']][] = [
  [
    'blank parts that add up as 0',
    { granted__research_institution: '' },
    't3_row_total',
    'granted',
    'pass_with_blanks',
  ],
  [
    '"/" that adds up as 0',
    { granted__research_institution: '/' },
    't3_row_total',
    'granted',
    'pass_with_blanks',
  ],
  ['a blank total over figures', { granted__total: '' }, 't3_row_total', 'granted', 'not_assessable'],
  [
    'a blank total over figures, by column',
    { granted__total: '' },
    't3_outcome_sum',
    'total',
    'not_assessable',
  ],
  [
    'a blank part that a figure would have filled',
    { granted__natural_person: '' },
    't3_row_total',
    'granted',
    'not_assessable',
  ],
  [
    'too much even with a blank',
    { granted__natural_person: 9, granted__research_institution: '' },
    't3_row_total',
    'granted',
    'not_assessable',
  ],
  ['words in a cell', { granted__natural_person: '见附件' }, 't3_row_total', 'granted', 'not_assessable'],
  ['a picture in a cell', { granted__natural_person: '[img]' }, 't3_row_total', 'granted', 'not_assessable'],
  [
    'a cell that was not read',
    { granted__natural_person: null },
    't3_row_total',
    'granted',
    'not_assessable',
  ],
  ['a blank in table four', { review_other: '' }, 't4_total', 'review', 'pass_with_blanks'],
  ['a wrong total in table four', { litigation_direct_total: 1 }, 't4_total', 'litigation_direct', 'fail'],
  [
    'fewer in force than issued',
    { normative_documents_issued: 9, normative_documents_in_force: 3 },
    't2_in_force_bound',
    'normative_documents',
    'fail',
  ],
  [
    'as many in force as issued',
    { normative_documents_issued: 9, normative_documents_in_force: 9 },
    't2_in_force_bound',
    'normative_documents',
    'pass',
  ],
  [
    'repealed ones counted off',
    { regulations_issued: 9, regulations_repealed: 6, regulations_in_force: 3 },
    't2_in_force_bound',
    'regulations',
    'pass',
  ],
]

describe('states', () => {
  it.each(STATES)('%s', (_, fill, check, key, state) => {
    const finding = find(findingsOf(fill), check, key)
    expect(finding.state).toBe(state)
    const silent = state === 'not_assessable'
    expect([finding.expected === null, finding.actual === null]).toEqual([silent, silent])
  })

  it('never fails for blanks: totals of all part rows blank, as some offices print them', () => {
    const leaves = ['granted', 'unable_not_held', 'refused_state_secret', 'other_miscellaneous']
    const fill = Object.fromEntries(leaves.map((row) => [`${row}__total`, '']))
    expect(failsOf(findingsOf(fill))).toEqual([])
  })

  it('judges the bounds of the trial form', () => {
    const trial = (fill: Fill): readonly Finding[] => findingsOf(fill, { era: 'era_2019', year: 2019 })
    const bad = trial({
      normative_documents_newly_published: 5,
      normative_documents_issued: 3,
      normative_documents_public_stock: 4,
      licensing_items_prior_year: 3,
      licensing_items_change: -4,
    })
    expect(failsOf(bad)).toEqual([
      't2_stock_bound normative_documents',
      't2_published_not_more_than_made normative_documents',
      't2_items_not_negative licensing_items',
    ])
    expect(find(bad, 't2_stock_bound', 'normative_documents').severity).toBe('warning')
    expect(find(bad, 't2_published_not_more_than_made', 'normative_documents').severity).toBe('info')
    expect(find(bad, 't2_items_not_negative', 'licensing_items')).toMatchObject({ actual: -1, expected: 0 })
    expect(failsOf(trial({ licensing_items_prior_year: 3, licensing_items_change: -3 }))).toEqual([])
  })
})

describe('nonnegative_integer', () => {
  it('passes once for each table where every figure can be a count', () => {
    const own = findingsOf({ administrative_fee_amount: 12.5 }).filter(
      ({ check }) => check === 'nonnegative_integer',
    )
    expect(own.map(({ key, state }) => [key, state])).toEqual([
      ['t2', 'pass'],
      ['t3', 'pass'],
      ['t4', 'pass'],
    ])
  })

  it.each([
    ['granted__natural_person', -3, 'is negative'],
    ['granted__natural_person', 2.5, 'is not a whole number'],
    ['administrative_fee_amount', -0.5, 'is negative'],
    ['normative_documents_issued', 1.2, 'is not a whole number'],
  ])('refuses %s %f', (id, value, why) => {
    const finding = find(findingsOf({ [id]: value }), 'nonnegative_integer', id)
    expect(finding).toMatchObject({ state: 'fail', severity: 'error', cells: [id], actual: value })
    expect(finding.message).toContain(why)
  })

  it('lets 本年增/减 carry a sign', () => {
    const findings = findingsOf(
      { licensing_items_prior_year: 20, licensing_items_change: -8 },
      { era: 'era_2019', year: 2020 },
    )
    expect(find(findings, 'nonnegative_integer', 't2').state).toBe('pass')
  })

  it('says that it has nothing to judge', () => {
    expect(find(checkReport({ ...report({}), cells: [] }), 'nonnegative_integer', 't3').state).toBe(
      'not_assessable',
    )
  })
})

describe('era_current', () => {
  it.each([
    ['era_2021', 2021, 'pass', 'error'],
    ['era_2021', 2025, 'pass', 'error'],
    ['era_2019', 2020, 'pass', 'error'],
    ['era_2019', 2021, 'fail', 'error'],
    ['era_2019', 2023, 'fail', 'error'],
    ['era_2014', 2016, 'pass', 'error'],
    ['narrative', 2012, 'pass', 'error'],
    ['narrative', 2019, 'fail', 'info'],
    ['era_2014', 2019, 'fail', 'info'],
    ['narrative', 2020, 'fail', 'error'],
    ['narrative', 2022, 'fail', 'error'],
    ['era_2021', 2018, 'fail', 'warning'],
    ['era_2021', null, 'not_assessable', 'error'],
  ] as const)('%s for %s: %s (%s)', (era, year, state, severity) => {
    const findings = checkReport({ era, year, status: 'complete', cells: [] })
    expect(find(findings, 'era_current', 'era')).toMatchObject({ state, severity })
  })

  it('cannot be said of tables that are pictures', () => {
    const findings = checkReport({ era: 'narrative', year: 2022, status: 'needs_ocr', cells: [] })
    expect(find(findings, 'era_current', 'era').state).toBe('not_assessable')
  })

  it('judges by the year the caller knows', () => {
    const findings = checkReport(
      { era: 'era_2019', year: null, status: 'complete', cells: [] },
      { year: 2022 },
    )
    expect(find(findings, 'era_current', 'era').state).toBe('fail')
  })
})

describe('fingerprints', () => {
  const whole = (fill: Fill, agency_key: string | null = '990105:审计局', year = 2023): readonly Finding[] =>
    checkReport(report({ ...SOUND, ...fill }, { year }), { agency_key })
  const of = (findings: readonly Finding[]): string | undefined =>
    find(findings, 't3_row_total', 'granted').fingerprint

  it('stay the same while the same sum is wrong the same way', () => {
    expect(of(whole({ granted__total: 4 }))).toMatch(/^[0-9a-f]{16}$/)
    expect(of(whole({ granted__total: 4 }))).toBe(of(whole({ granted__total: 9 })))
  })

  it('are of doubts: a pass has none, however it is read', () => {
    expect(of(whole({}))).toBeUndefined()
    expect(of(whole({ granted__research_institution: '' }))).toMatch(/^[0-9a-f]{16}$/)
  })

  it('differ by direction, check, key, body and year', () => {
    const fails = whole({ granted__total: 4 })
    const others = [
      of(whole({ granted__total: 1 })),
      of(whole({ granted__research_institution: '' })),
      of(whole({ granted__total: 4 }, '990105:民政局')),
      of(whole({ granted__total: 4 }, '990105:审计局', 2022)),
      find(fails, 't3_outcome_sum', 'total').fingerprint,
    ]
    expect(others).not.toContain(of(fails))
    const doubts = fails.filter(({ state }) => state !== 'pass')
    expect(new Set(doubts.map(({ fingerprint }) => fingerprint)).size).toBe(doubts.length)
  })

  it('are given only where the body and the year are known', () => {
    expect(of(whole({ granted__total: 4 }, null))).toBeUndefined()
    expect('fingerprint' in find(checkReport(report(SOUND)), 't4_total', 'review')).toBe(false)
  })
})
