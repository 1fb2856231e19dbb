/** Cross-year plausibility: jumps, frozen tables, fees that come and go; and that no doubtful reading is accused. */
import { describe, expect, it } from 'vitest'
import { checkYears, type YearReport } from '../../src/checks/index.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { type Fill, report, SOUND } from './filled-form.ts'

const year = (at: number, fill: Fill, rest: Partial<YearReport> = {}): YearReport => ({
  ...report(fill, { year: at, era: rest.era ?? 'era_2021' }),
  ...rest,
})
const said = (check: string, now: Fill, before: Fill, rest: Partial<YearReport> = {}): readonly Finding[] =>
  checkYears(year(2023, now, rest), year(2022, before)).filter((finding) => finding.check === check)

describe('x_factor', () => {
  it.each<[string, Fill, Fill, readonly string[]]>([
    ['a hundredfold', { penalty_decisions: 1200 }, { penalty_decisions: 12 }, ['penalty_decisions']],
    ['a hundredth', { penalty_decisions: 12 }, { penalty_decisions: 1200 }, ['penalty_decisions']],
    ['small figures', { penalty_decisions: 50 }, { penalty_decisions: 1 }, []],
    ['exactly twentyfold', { penalty_decisions: 1200 }, { penalty_decisions: 60 }, []],
    ['from nothing', { penalty_decisions: 1200 }, { penalty_decisions: 0 }, []],
    ['from a blank', { penalty_decisions: 1200 }, { penalty_decisions: '' }, []],
    ['a stock', { normative_documents_in_force: 1200 }, { normative_documents_in_force: 12 }, []],
  ])('%s', (_, now, before, keys) => {
    const failed = said('x_factor', now, before).filter(({ state }) => state === 'fail')
    expect(failed.map(({ key }) => key)).toEqual(keys)
    for (const finding of failed)
      expect(finding).toMatchObject({ severity: 'warning', cells: [keys[0], `2022:${keys[0]}`] })
  })

  it('names both figures and the factor', () => {
    const [finding] = said('x_factor', { review_total: 300 }, { review_total: 3 })
    expect(finding).toMatchObject({ actual: 300, expected: 3 })
    expect(finding?.message).toContain('a factor of 100')
  })
})

describe('x_frozen_table', () => {
  const disclosure = { licensing_decisions: 311, penalty_decisions: 47 }
  it.each<[string, Fill, Fill, string, string, string]>([
    ['the same requests', SOUND, SOUND, 't3', 'fail', 'warning'],
    ['one cell other', { ...SOUND, granted__total: 4 }, SOUND, 't3', 'pass', 'warning'],
    ['a 0 for a blank', { ...SOUND, granted__research_institution: '' }, SOUND, 't3', 'pass', 'warning'],
    ['no requests', {}, {}, 't3', 'pass', 'warning'],
    ['few requests', { new_requests__total: 1 }, { new_requests__total: 1 }, 't3', 'fail', 'info'],
    [
      'blank requests',
      { new_requests__total: '' },
      { new_requests__total: '' },
      't3',
      'not_assessable',
      'warning',
    ],
    [
      'a picture',
      { ...SOUND, granted__total: '[img]' },
      { ...SOUND, granted__total: '[img]' },
      't3',
      'not_assessable',
      'warning',
    ],
    ['the same disclosure', disclosure, disclosure, 't2', 'fail', 'warning'],
    [
      'a small disclosure',
      { licensing_decisions: 311 },
      { licensing_decisions: 311 },
      't2',
      'pass',
      'warning',
    ],
    [
      'stocks alone',
      { normative_documents_in_force: 30, regulations_in_force: 30 },
      { normative_documents_in_force: 30, regulations_in_force: 30 },
      't2',
      'pass',
      'warning',
    ],
  ])('%s', (_, now, before, key, state, severity) => {
    expect(said('x_frozen_table', now, before).find((finding) => finding.key === key)).toMatchObject({
      state,
      severity,
    })
  })

  it('compares no two forms', () => {
    const findings = checkYears(year(2021, SOUND), year(2020, SOUND, { era: 'era_2019' }))
    expect(findings.find(({ check, key }) => check === 'x_frozen_table' && key === 't3')).toMatchObject({
      state: 'not_assessable',
      message: expect.stringContaining('era_2019'),
    })
  })
})

describe('x_fee_new', () => {
  const fee = (value: number | string): Fill => ({ administrative_fee_amount: value })
  it.each<[number | string, number | string, string, string]>([
    [3.5, 0, 'fail', 'warning'],
    [0, 3.5, 'fail', 'info'],
    [3.5, 2, 'pass', 'warning'],
    [0, 0, 'pass', 'warning'],
    [3.5, '', 'not_assessable', 'warning'],
    [3.5, '/', 'not_assessable', 'warning'],
  ])('%s after %s: %s', (now, before, state, severity) => {
    expect(said('x_fee_new', fee(now), fee(before))).toMatchObject([{ state, severity }])
  })
})

describe('a reading that is not whole', () => {
  const now = { ...SOUND, carried_in__total: 9, administrative_fee_amount: 5, penalty_decisions: 9000 }
  it.each([
    [{ status: 'partial' } as const, {}],
    [{}, { status: 'partial' } as const],
  ])('is never accused between years: %j %j', (rest, past) => {
    const sound = checkYears(year(2023, now), year(2022, { ...SOUND, penalty_decisions: 90 }))
    expect(sound.filter(({ state }) => state === 'fail').map(({ check }) => check)).toEqual([
      'x_carry',
      'x_factor',
      'x_fee_new',
    ])
    const findings = checkYears(year(2023, now, rest), year(2022, { ...SOUND, penalty_decisions: 90 }, past))
    expect(findings.filter(({ state }) => state === 'fail')).toEqual([])
    expect(findings.find(({ check, key }) => check === 'x_carry' && key === 'total')).toMatchObject({
      state: 'not_assessable',
      message: expect.stringMatching(/the reading of 202[23] is partial/),
    })
  })
})
