/** A year before that is more than one report: mergers, editions, new bodies; nothing is accused that may lawfully be so. */
import { describe, expect, it } from 'vitest'
import { checkHistory, type YearHistory, type YearReport } from '../../src/checks/index.ts'
import { type Fill, report, SOUND } from './filled-form.ts'

const year = (at: number, fill: Fill, rest: Partial<YearReport> = {}): YearReport & { year: number } => ({
  ...report({ ...SOUND, ...fill }, { year: at }),
  ...rest,
  year: at,
})
const carried = (count: number): Fill => ({ carried_out__total: count, carried_out__natural_person: count })
const coming = (count: number): Fill => ({ carried_in__total: count, carried_in__natural_person: count })
const past = (name: string, valid_to: string | null, fill: Fill | null, still = false) => ({
  name,
  valid_to,
  report: fill && year(2022, fill),
  still,
})

const WHOSE = { agency_key: '990105:城市管理局', year: 2023 }
const ALONE: YearHistory = { current: year(2023, coming(3)), valid_from: null, own: [], predecessors: [] }
const carry = (history: Partial<YearHistory>) =>
  checkHistory({ ...ALONE, ...history }, WHOSE).find(
    ({ check, key }) => check === 'x_carry' && key === 'total',
  )

describe('a merger', () => {
  const two = [past('市政局', '2023-03-01', carried(1)), past('园林局', '2023-03-01', carried(2))]
  it('sums the predecessors, in each of seven columns', () => {
    const findings = checkHistory({ ...ALONE, predecessors: two }, WHOSE)
    expect(findings.filter(({ check }) => check === 'x_carry').map(({ state }) => state)).toEqual(
      Array(7).fill('pass'),
    )
    expect(carry({ predecessors: two })).toMatchObject({ actual: 3, expected: 3, severity: 'warning' })
    expect(new Set(findings.map(({ check }) => check))).toEqual(
      new Set(['x_carry', 'x_in_force', 'x_pending']),
    )
  })
  it.each<[string, Partial<YearHistory>, string, RegExp]>([
    ['a wrong sum', { predecessors: two, current: year(2023, coming(9)) }, 'fail', /with 市政局, 园林局/],
    [
      'its own report beside them',
      { predecessors: two.slice(0, 1), own: [year(2022, carried(2))] },
      'pass',
      /市政局/,
    ],
    ['an unknown day', { predecessors: [past('市政局', null, carried(1))] }, 'not_assessable', /not known/],
    [
      'a lost report',
      { predecessors: [...two, past('绿化办', '2023-01-05', null)] },
      'not_assessable',
      /绿化办.*not there/,
    ],
    [
      'one that still reports',
      { predecessors: [past('市政局', '2023-03-01', carried(1), true)] },
      'not_assessable',
      /itself/,
    ],
    [
      'one that ended in the year before, counted by its successor',
      { predecessors: [past('市政局', '2022-05-01', carried(1))], own: [year(2022, carried(3))] },
      'not_assessable',
      /another edition or count/,
    ],
    [
      'one that ended in the year before and left no report',
      { predecessors: [past('市政局', '2022-05-01', null)], own: [year(2022, carried(7))] },
      'not_assessable',
      /not there/,
    ],
    [
      'a doubtful reading',
      {
        predecessors: [
          {
            ...past('市政局', '2023-03-01', carried(1)),
            report: year(2022, carried(1), { status: 'partial' }),
          },
        ],
      },
      'not_assessable',
      /partial/,
    ],
    [
      'two forms',
      {
        predecessors: [
          past('市政局', '2023-03-01', carried(1)),
          { ...past('园林局', '2023-03-01', null), report: year(2022, carried(2), { era: 'era_2019' }) },
        ],
      },
      'not_assessable',
      /different forms/,
    ],
    [
      'a blank part',
      {
        predecessors: [
          past('市政局', '2023-03-01', { ...carried(1), carried_out__total: '' }),
          two[1] ?? past('', null, null),
        ],
      },
      'not_assessable',
      /blank/,
    ],
  ])('%s: %s', (_, history, state, message) => {
    expect(carry(history)).toMatchObject({ state, message: expect.stringMatching(message) })
  })
  it('is never more than a warning', () => {
    expect(carry({ predecessors: two, current: year(2023, coming(9)) })?.severity).toBe('warning')
  })
})

describe('one body', () => {
  it.each<[string, Partial<YearHistory>, string]>([
    [
      'an edition that was replaced',
      { own: [year(2022, carried(5)), year(2022, carried(3))] },
      'not_assessable',
    ],
    ['no edition that fits', { own: [year(2022, carried(5)), year(2022, carried(4))] }, 'fail'],
    ['the edition shown', { own: [year(2022, carried(3)), year(2022, carried(4))] }, 'pass'],
    ['one newly set up', { own: [year(2022, carried(5))], valid_from: '2022-09-01' }, 'not_assessable'],
    ['one set up long ago', { own: [year(2022, carried(5))], valid_from: '2019-01-10' }, 'fail'],
  ])('%s: %s', (_, history, state) => {
    expect(carry(history)).toMatchObject({ state })
  })
  it('says nothing where the year before is not there', () => {
    expect(checkHistory(ALONE, WHOSE)).toEqual([])
  })
})
