import { describe, expect, it } from 'vitest'
import { isIsoDate, restDayNote } from '../../src/domain/calendar.ts'
import { BODY_KINDS, dueDate, parseDueRule } from '../../src/domain/deadline.ts'
import { InputError } from '../../src/domain/errors.ts'
import type { Scope } from '../../src/domain/report.ts'

const RULES: readonly [
  kind: string,
  scope: Scope | null,
  year: number,
  due: string | null,
  certainty: string,
][] = [
  ['department', 'own', 2008, '2009-03-31', 'statute'],
  ['department', 'own', 2018, '2019-03-31', 'statute'],
  ['department', 'own', 2019, '2020-01-31', 'statute'],
  ['department', 'department_with_subordinates', 2023, '2024-01-31', 'statute'],
  ['government_office', 'government_organ', 2023, '2024-01-31', 'statute'],
  ['government_office', 'regional_summary', 2023, '2024-03-31', 'statute'],
  ['government', 'regional_summary', 2022, '2023-03-31', 'statute'],
  ['government', null, 2018, '2019-03-31', 'statute'],
  ['government', null, 2019, '2020-03-31', 'statute'],
  ['state_council_department', null, 2024, '2025-01-31', 'statute'],
  ['vertical_organ', 'own', 2018, '2019-03-31', 'statute'],
  ['vertical_organ', 'own', 2021, '2022-01-31', 'statute_interpreted'],
  ['vertical_organ', 'system_summary', 2021, null, 'unknown'],
  ['vertical_organ', 'district_summary', 2021, null, 'unknown'],
  ['township_government', 'own', 2018, '2019-03-31', 'statute'],
  ['township_government', 'own', 2024, '2025-01-31', 'local_rule'],
  ['subdistrict_office', null, 2024, '2025-01-31', 'local_rule'],
  ['development_zone_committee', null, 2024, '2025-01-31', 'local_rule'],
  ['authorised_organization', null, 2024, '2025-01-31', 'local_rule'],
  ['system_summary', null, 2024, null, 'unknown'],
  ['public_enterprise', null, 2024, null, 'unknown'],
  ['department', null, 2007, null, 'unknown'],
]

describe('dueDate', () => {
  it.each(RULES)('%s (%s) of %i is due on %s: %s', (kind, scope, year, due_on, certainty) => {
    expect(dueDate(kind, scope, year)).toMatchObject({ due_on, certainty })
  })

  it('gives every kind of body a date before and after 2019', () => {
    for (const kind of BODY_KINDS) {
      expect(dueDate(kind, null, 2015).due_on).toBe('2016-03-31')
      expect(dueDate(kind, null, 2022).due_on).toBe(kind === 'government' ? '2023-03-31' : '2023-01-31')
    }
  })

  it('follows the roster over the statute and says what it is', () => {
    expect(dueDate('department', 'own', 2021, '02-20')).toMatchObject({
      due_on: '2022-02-20',
      certainty: 'local_rule',
    })
    expect(dueDate('department', 'own', 2021, 'local:01-28')).toMatchObject({
      due_on: '2022-01-28',
      certainty: 'local_rule',
    })
    expect(dueDate('township_government', null, 2021, 'statute:03-31')).toMatchObject({
      due_on: '2022-03-31',
      certainty: 'statute',
    })
    expect(dueDate('department', 'own', 2021, '')).toMatchObject({ due_on: '2022-01-31' })
    expect(dueDate('department', 'own', 2021, null).due_basis).toContain('第49条第1款')
  })

  it.each(['2-20', '02-30', '13-01', 'statute', 'federal:01-31', '2022-01-31'])(
    'refuses the rule %s',
    (rule) => {
      expect(() => parseDueRule(rule)).toThrow(InputError)
    },
  )

  it('notes rest days and moves nothing', () => {
    expect(dueDate('department', null, 2019)).toMatchObject({
      due_on: '2020-01-31',
      rest_day_note: expect.stringContaining('2020-02-03'),
    })
    expect(dueDate('department', null, 2023).rest_day_note).toBeNull()
  })
})

describe('restDayNote', () => {
  it.each([
    ['2020-01-31', '2020-02-03'],
    ['2021-01-31', '2021-02-01'],
    ['2022-01-31', '2022-02-07'],
    ['2025-01-31', '2025-02-05'],
    ['2026-01-31', '2026-02-02'],
    ['2027-01-31', '2027-02-01'],
    ['2019-03-31', '2019-04-01'],
    ['2024-03-31', '2024-04-01'],
  ])('%s: next working day %s', (date, next) => {
    expect(restDayNote(date)).toContain(next)
  })

  it.each(['2024-01-31', '2023-01-31', '2023-03-31'])('%s is an ordinary day', (date) => {
    expect(restDayNote(date)).toBeNull()
  })

  it('knows real days from others', () => {
    expect(isIsoDate('2024-02-29')).toBe(true)
    for (const wrong of ['2023-02-29', '2023-2-9', '2023-13-01', 'x', '2023-01-01T00:00:00Z'])
      expect(isIsoDate(wrong)).toBe(false)
  })
})
