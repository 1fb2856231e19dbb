/** A summary against its bodies: what is told, how gravely, and everything that must not be told. */
import { describe, expect, it } from 'vitest'
import { type BodyReport, checkSummary, type RegionYear } from '../../src/checks/index.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { type Fill, report } from './filled-form.ts'

let documents = 0
const asked = (count: number): Fill => ({
  new_requests__total: count,
  new_requests__natural_person: count,
  granted__total: count,
  granted__natural_person: count,
})
const of = (fill: Fill, rest: Partial<BodyReport> = {}): BodyReport => {
  documents += 1
  return {
    ...report(fill, { year: 2022, era: rest.era ?? 'era_2021' }),
    faulty: false,
    document_sha256: `d${documents}`,
    ...rest,
  }
}
const body = (
  name: string,
  reports: readonly BodyReport[],
  rest: Partial<RegionYear['bodies'][number]> = {},
) => ({
  key: `990301:${name}`,
  name,
  kind: 'department',
  learned: false,
  expected: true,
  taken_over: false,
  reports,
  ...rest,
})
const REGION: RegionYear = {
  summary: of(asked(6), { scope: 'regional_summary' }),
  publisher_key: '990301:人民政府',
  is_county: true,
  bodies: [body('民政局', [of(asked(4))]), body('财政局', [of(asked(2))])],
  lower: [],
}
const say = (region: Partial<RegionYear>): readonly Finding[] =>
  checkSummary({ ...REGION, ...region }, { agency_key: '990301:人民政府', year: 2022 })
const states = (findings: readonly Finding[], check: string, table = 't3') =>
  findings
    .filter((finding) => finding.check === check && (finding.key === table || finding.key.includes('__')))
    .map(({ key, state, severity }) => `${key} ${state} ${severity}`)
const summary = (fill: Fill, rest: Partial<BodyReport> = {}) =>
  of(fill, { scope: 'regional_summary', ...rest })

describe('a region whose bodies are all known', () => {
  it('holds', () => {
    const findings = say({})
    expect(findings).toHaveLength(6)
    expect(findings.every(({ state }) => state === 'pass')).toBe(true)
    expect(findings[0]?.message).toContain('2 of 2 bodies')
  })

  it('that says less is an error, named with its bodies, once a row', () => {
    const findings = say({ summary: summary(asked(5)) })
    expect(states(findings, 'g_lower_bound')).toEqual([
      'new_requests__total fail error',
      'granted__total fail error',
    ])
    const [less] = findings.filter(({ state }) => state === 'fail')
    expect(less).toMatchObject({ actual: 5, expected: 6, cells: ['new_requests__total'] })
    expect(less?.message).toMatch(/民政局 4, 财政局 2; 2 of 2 bodies/)
    expect(states(findings, 'g_sum')).toEqual(['t3 pass warning'])
  })

  it('that says more is a warning', () => {
    const findings = say({ summary: summary(asked(9)) })
    expect(states(findings, 'g_lower_bound')).toEqual(['t3 pass warning'])
    expect(states(findings, 'g_sum')).toEqual([
      'new_requests__total fail warning',
      'granted__total fail warning',
    ])
  })

  it('that says less of documents issued together is a warning, and stocks are not added', () => {
    const shared: Fill = { normative_documents_issued: 3, normative_documents_in_force: 30 }
    const findings = say({
      summary: summary({ normative_documents_issued: 3, normative_documents_in_force: 30 }),
      bodies: [body('民政局', [of(shared)]), body('财政局', [of(shared)])],
    })
    expect(findings.filter(({ state }) => state === 'fail')).toMatchObject([
      { check: 'g_lower_bound', key: 'normative_documents_issued', severity: 'warning' },
    ])
  })

  it('whose townships alone make the difference is warned, not charged', () => {
    const bodies = [...REGION.bodies, body('临湖镇', [of(asked(3))], { kind: 'township_government' })]
    expect(states(say({ bodies }), 'g_lower_bound')).toContain('new_requests__total fail warning')
  })
})

describe('what may not be added', () => {
  const less = summary(asked(3))
  it.each<[string, Partial<RegionYear>, RegExp]>([
    [
      'a doubtful reading',
      { bodies: [body('民政局', [of(asked(9), { status: 'partial' })]), body('财政局', [of(asked(2))])] },
      /1 of 2 bodies; not: 民政局 \(its reading is partial\)/,
    ],
    [
      'sums that fail',
      { bodies: [body('民政局', [of(asked(9), { faulty: true })]), body('财政局', [of(asked(2))])] },
      /民政局 \(sums within it fail\)/,
    ],
    [
      'another form',
      { bodies: [body('民政局', [of(asked(9), { era: 'era_2019' })]), body('财政局', [of(asked(2))])] },
      /民政局 \(its form is era_2019\)/,
    ],
    [
      'another scope',
      {
        bodies: [
          body('民政局', [of(asked(9), { scope: 'department_with_subordinates' })]),
          body('财政局', [of(asked(2))]),
        ],
      },
      /scope department_with_subordinates/,
    ],
    ['no report', { bodies: [body('民政局', []), body('财政局', [of(asked(2))])] }, /民政局 \(no report\)/],
    [
      'the same document twice',
      {
        bodies: [
          body('政府办', [of(asked(2), { document_sha256: 'same' })]),
          body('民政局', [of(asked(2), { document_sha256: 'same' })]),
        ],
      },
      /the same document/,
    ],
    [
      'one that was taken over',
      {
        bodies: [
          body('民政局', [of(asked(9))], { taken_over: true, expected: false }),
          body('财政局', [of(asked(2))]),
        ],
      },
      /taken over/,
    ],
  ])('%s: nothing fails, and the sum is not assessable', (_, region, message) => {
    const findings = say({ summary: less, ...region })
    expect(findings.filter(({ state }) => state === 'fail')).toEqual([])
    expect(findings.find(({ check, key }) => check === 'g_sum' && key === 't3')).toMatchObject({
      state: 'not_assessable',
      message: expect.stringMatching(message),
    })
  })

  it.each<[string, Partial<RegionYear>]>([
    [
      'a vertical organ',
      { bodies: [...REGION.bodies, body('税务局', [of(asked(70))], { kind: 'vertical_organ' })] },
    ],
    [
      'the government itself',
      {
        bodies: [
          ...REGION.bodies,
          body('人民政府', [of(asked(6), { scope: 'government_organ' })], { kind: 'government' }),
        ],
      },
    ],
  ])('%s is left aside', (_, region) => {
    expect(say(region).filter(({ state }) => state !== 'pass')).toEqual([])
  })

  it('is beside the bodies where the summary holds it', () => {
    const organ = body('人民政府', [of(asked(5), { scope: 'government_organ' })], { kind: 'government' })
    const findings = say({ summary: summary(asked(11)), bodies: [...REGION.bodies, organ] })
    expect(findings.filter(({ state }) => state !== 'pass')).toEqual([])
  })
})

describe('doubts', () => {
  it.each<[string, BodyReport, RegExp]>([
    [
      'a summary not read whole',
      summary(asked(1), { status: 'partial' }),
      /reading of the summary is partial/,
    ],
    ['a summary with wrong sums', summary(asked(1), { faulty: true }), /sums within the summary/],
  ])('%s accuses nobody', (_, read, why) => {
    const findings = say({ summary: read })
    expect(findings).toHaveLength(6)
    for (const { state, message } of findings)
      expect([state, why.test(message)]).toEqual(['not_assessable', true])
  })

  it('no body at all is no sum', () => {
    expect(say({ bodies: [body('民政局', [])] }).every(({ state }) => state === 'not_assessable')).toBe(true)
  })

  it('a learned list makes warnings of errors and no sum', () => {
    const bodies = REGION.bodies.map((one) => ({ ...one, learned: true }))
    expect(states(say({ bodies, summary: summary(asked(5)) }), 'g_lower_bound')).toContain(
      'new_requests__total fail warning',
    )
    expect(states(say({ bodies, summary: summary(asked(9)) }), 'g_sum')).toEqual([
      't3 not_assessable warning',
    ])
  })

  it('a blank cell of a body is no 0', () => {
    const bodies = [...REGION.bodies.slice(0, 1), body('财政局', [of({ ...asked(2), granted__total: '' })])]
    expect(states(say({ bodies }), 'g_sum')).toEqual(['t3 pass_with_blanks warning'])
  })

  it('a form without these tables is not judged', () => {
    expect(say({ summary: { ...summary({}), era: 'era_2014', cells: [] } })).toEqual([])
  })
})

describe('a prefecture', () => {
  const lower = [
    { name: '柏川区', summary: summary(asked(10)) },
    { name: '临湖区', summary: summary(asked(20)) },
  ]
  it.each<[string, Partial<RegionYear>, string]>([
    ['its own bodies alone', { summary: summary(asked(6)) }, 't3 pass warning'],
    ['with all below it', { summary: summary(asked(36)) }, 't3 pass warning'],
    ['neither', { summary: summary(asked(40)) }, 'new_requests__total fail warning'],
    [
      'a county that is not known',
      { summary: summary(asked(40)), lower: [...lower, { name: '东岭县', summary: null }] },
      't3 not_assessable warning',
    ],
    ['no county known', { summary: summary(asked(40)), lower: [] }, 't3 not_assessable warning'],
  ])('%s: %s', (_, region, expected) => {
    expect(states(say({ is_county: false, lower, ...region }), 'g_sum')[0]).toBe(expected)
  })
})
