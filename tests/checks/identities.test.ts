/** Every equation of every form: each state from the cells that lead to it, and the cell that explains a failure. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatOf, T3_COLUMN_IDS } from '../../parsers/formats/index.ts'
import { checkReport } from '../../src/checks/index.ts'
import type { Finding } from '../../src/domain/finding.ts'
import type { Equation, Era } from '../../src/domain/format.ts'
import { type Fill, report, soundForm } from './filled-form.ts'

const YEARS: Readonly<Partial<Record<Era, number>>> = {
  era_2021: 2023,
  era_2019: 2020,
  era_2014: 2016,
  local_2008: 2012,
}
const ERAS = Object.keys(YEARS) as Era[]

const findingsOf = (era: Era, fill: Fill): readonly Finding[] =>
  checkReport(report({ ...soundForm(era), ...fill }, { era, year: YEARS[era] ?? null }))

const same = (finding: Finding, { check, key }: Equation): boolean =>
  finding.check === check && finding.key === key

const judged = (era: Era, equation: Equation, fill: Fill): Finding => {
  const found = findingsOf(era, fill).filter((finding) => same(finding, equation))
  expect(found).toHaveLength(1)
  return found[0] as Finding
}

/** A cell with its sign as it pulls the left side above the right one. */
const terms = ({ left, right }: Equation): { cell: string; pull: number }[] => [
  ...left.map(({ cell, sign }) => ({ cell, pull: sign })),
  ...right.map(({ cell, sign }) => ({ cell, pull: -sign })),
]

const EQUATIONS = ERAS.flatMap((era) =>
  (formatOf(era)?.equations ?? []).map((equation) => ({
    name: `${era} ${equation.check} ${equation.key}`,
    era,
    equation,
  })),
)

describe.each(EQUATIONS)('$name', ({ era, equation }) => {
  const sound = soundForm(era)
  const first = terms(equation)[0]?.cell ?? ''

  it('passes where it holds, with the figures of both sides', () => {
    const finding = judged(era, equation, {})
    expect(finding).toMatchObject({ state: 'pass', severity: equation.severity })
    expect(finding.cells).toEqual(terms(equation).map(({ cell }) => cell))
    if (equation.op === '=') expect(finding.actual).toBe(finding.expected)
    expect(finding.message).toMatch(/^holds: /)
  })

  it('fails where any one of its cells is wrong, and says by how much', () => {
    for (const { cell, pull } of terms(equation)) {
      // Far enough for a bound to break, in the direction that breaks it.
      const by = equation.op === '=' ? 3 : (equation.op === '>=' ? -100 : 100) * pull
      const finding = judged(era, equation, { [cell]: (sound[cell] ?? 0) + by })
      expect(finding, cell).toMatchObject({ state: 'fail', severity: equation.severity })
      const before = judged(era, equation, {})
      const difference = (finding.actual ?? 0) - (finding.expected ?? 0)
      expect(difference - ((before.actual ?? 0) - (before.expected ?? 0)), cell).toBeCloseTo(by * pull)
      expect(new Set(finding.cells)).toEqual(new Set(terms(equation).map((term) => term.cell)))
    }
  })

  it.each(['', '/'])('with cells of 0 printed as %j holds only with blanks', (printed) => {
    const zero = Object.fromEntries(terms(equation).map(({ cell }) => [cell, 0]))
    for (const { cell } of terms(equation)) {
      const finding = judged(era, equation, { ...zero, [cell]: printed })
      expect(finding, cell).toMatchObject({ state: 'pass_with_blanks', expected: 0, actual: 0 })
    }
    const all = Object.fromEntries(terms(equation).map(({ cell }) => [cell, printed]))
    expect(judged(era, equation, all).state).toBe('pass_with_blanks')
  })

  it.each([
    ['blank', ''],
    ['"/"', '/'],
  ])('is not assessable where %s stands for what it misses', (_, printed) => {
    for (const { cell } of terms(equation).filter(({ cell: id }) => (sound[id] ?? 0) !== 0)) {
      const finding = judged(era, equation, { [cell]: printed })
      if (equation.op === '=')
        expect(finding, cell).toMatchObject({ state: 'not_assessable', expected: null, actual: null })
      else expect(['pass_with_blanks', 'not_assessable'], cell).toContain(finding.state)
    }
  })

  it.each([
    ['words', '见附件', '见附件'],
    ['a picture', '[img]', 'is a picture'],
    ['nothing that was read', null, 'was not read'],
  ])('is not assessable where a cell holds %s', (_, printed, why) => {
    for (const { cell } of terms(equation)) {
      const finding = judged(era, equation, { [cell]: printed })
      expect(finding, cell).toMatchObject({ state: 'not_assessable', expected: null, actual: null })
      expect(finding.message).toContain(why)
    }
  })

  it('does not fail by the last digit of money', () => {
    const half = judged(era, equation, { [first]: (sound[first] ?? 0) + 1e-9 })
    expect(half.state).toBe('pass')
  })
})

describe('the smallest explaining set', () => {
  it.each(['era_2021', 'era_2019'] as const)(
    'is the one wrong cell, wherever it stands in table three of %s',
    (era) => {
      const sound = soundForm(era)
      const cells = formatOf(era)?.tables.find(({ id }) => id === 't3')?.cells ?? []
      expect(cells).toHaveLength(era === 'era_2021' ? 175 : 161)
      for (const { id, label_zh } of cells) {
        const fails = findingsOf(era, { [id]: (sound[id] ?? 0) + 2 }).filter(
          ({ check, state }) => check.startsWith('t3_') && state === 'fail',
        )
        expect(fails.length, id).toBe(id.startsWith('outcomes_total') ? 3 : 2)
        expect(
          fails.every((finding) => finding.cells[0] === id),
          id,
        ).toBe(true)
        expect(
          fails.every(({ message }) =>
            message.includes(`${label_zh} is printed as ${(sound[id] ?? 0) + 2}, ${sound[id]} would fit`),
          ),
          id,
        ).toBe(true)
      }
    },
  )

  it.each(T3_COLUMN_IDS)('is two wrong cells of column %s, each with its own row', (column) => {
    const sound = soundForm('era_2021')
    const wrong = [`granted__${column}`, `unable_not_held__${column}`]
    const fill = Object.fromEntries(wrong.map((id, at) => [id, (sound[id] ?? 0) + at + 1]))
    const fails = findingsOf('era_2021', fill).filter(
      ({ check, state }) => check.startsWith('t3_') && state === 'fail',
    )
    expect(fails.map(({ check, key }) => `${check} ${key}`)).toEqual([
      `t3_outcome_sum ${column}`,
      't3_row_total granted',
      't3_row_total unable_not_held',
    ])
    expect(fails[0]?.cells.slice(0, 2)).toEqual(wrong)
    expect(fails[1]?.cells[0]).toBe(wrong[0])
    expect(fails[2]?.cells[0]).toBe(wrong[1])
  })

  it('is the total that is itself a part of another', () => {
    for (const [era, id] of [
      ['era_2014', 'replies_refused'],
      ['local_2008', 'local_replies_refused'],
    ] as const) {
      const fails = findingsOf(era, { [id]: 1 + (soundForm(era)[id] ?? 0) }).filter(
        ({ check, state }) => check === 'stat_sum' && state === 'fail',
      )
      expect(fails).toHaveLength(2)
      expect(fails.map(({ cells }) => cells[0])).toEqual([id, id])
    }
  })

  it.each(['review', 'litigation_direct', 'litigation_after_review'])(
    'is not told for %s, whose total is its only sum',
    (family) => {
      const [finding] = findingsOf('era_2021', { [`${family}_total`]: 99 }).filter(
        ({ state }) => state === 'fail',
      )
      expect(finding).toMatchObject({ check: 't4_total', key: family })
      expect(finding?.message).not.toContain('would fit')
    },
  )
})

const INDICATORS = join(import.meta.dirname, '../../../shared/indicators.json')

it.runIf(existsSync(INDICATORS))(
  'has as many equations in each form as the dictionary of indicators counts',
  () => {
    const { identities } = JSON.parse(readFileSync(INDICATORS, 'utf8')) as {
      identities: { id: string; scope: string; severity: string; count?: Record<string, number> }[]
    }
    const within = identities.filter(({ scope, count }) => scope === 'within_report' && count !== undefined)
    expect(within.length).toBeGreaterThanOrEqual(8)
    for (const { id, count, severity } of within)
      for (const [era, expected] of Object.entries(count ?? {})) {
        const own = formatOf(era)?.equations.filter(({ check }) => check === id) ?? []
        expect(own, `${era} ${id}`).toHaveLength(expected)
        expect(new Set(own.map((equation) => equation.severity))).toEqual(new Set([severity]))
      }
  },
)
