/** Figures that jump out: what is called unusual, and what lawfully is not. */
import { describe, expect, it } from 'vitest'
import { checkOwnYears, checkPeer } from '../../src/checks/index.ts'

const body = { agency_key: '990301:财政局' }
const ASKED = 't3:new_requests__total'
const FINED = 't2:penalty_decisions'

const series = (figure: string, values: readonly (number | null)[], from = 2019, eras?: readonly string[]) =>
  values.map((value, at) => ({
    year: from + at,
    era: eras?.[at] ?? 'era_2021',
    figures: { [figure]: value },
  }))
const years = (...given: Parameters<typeof series>) => {
  const all = series(...given)
  return all.flatMap((one) =>
    checkOwnYears(one, all, { ...body, year: one.year }).map(({ actual }) => `${one.year} ${actual}`),
  )
}

describe('o19_outlier_years', () => {
  it.each<[string, Parameters<typeof series>, readonly string[]]>([
    ['one digit too many', [ASKED, [30, 41, 36, 390, 33]], ['2022 390']],
    ['a row too low', [ASKED, [300, 410, 360, 12, 330]], ['2022 12']],
    ['steady growth', [ASKED, [30, 60, 120, 240, 480]], []],
    ['small figures', [ASKED, [1, 0, 2, 49, 1]], []],
    ['three other years', [ASKED, [30, 41, 390, 33]], []],
    ['years without a number', [ASKED, [30, null, 41, null, 390, 33]], []],
    ['a wild body', [ASKED, [3, 400, 9, 90, 1200]], []],
    ['two kinds of years', [ASKED, [30, 390, 33, 410, 31]], []],
    ['another form of table two', [FINED, [30, 41, 36, 33, 390], 2019, ['era_2019', 'era_2019']], []],
    [
      'another form of table three',
      [ASKED, [30, 41, 36, 33, 390], 2019, ['era_2019', 'era_2019']],
      ['2023 390'],
    ],
    ['suits across 2023 and 2024', ['t4:litigation_direct_total', [400, 410, 390, 420, 9], 2020], []],
    ['suits before it', ['t4:litigation_direct_total', [400, 410, 9, 390, 420], 2019], ['2021 9']],
  ])('%s', (_, given, found) => {
    expect(years(...given)).toEqual(found)
  })

  it('shows the years it rests on and calls nothing wrong; the name of the doubt outlives its figures', () => {
    const said = (wild: number) => {
      const all = series(ASKED, [30, 41, 36, wild, 33])
      return all.flatMap((one) => checkOwnYears(one, all, { ...body, year: one.year }))[0]
    }
    expect(said(390)).toMatchObject({
      check: 'o19_outlier_years',
      severity: 'warning',
      state: 'fail',
      cells: ['new_requests__total'],
      actual: 390,
      expected: 34.5,
      message: expect.stringMatching(
        /^unusual, not therefore wrong: .*4 other years is 34\.5 \(30, 33, 36, 41\)$/u,
      ),
    })
    expect(said(390)?.fingerprint).toBe(said(420)?.fingerprint)
  })
})

const peer = (value: number, rest: Partial<Parameters<typeof checkPeer>[0]> = {}) =>
  checkPeer(
    {
      figure: FINED,
      value,
      era: 'era_2021',
      year: 2023,
      kind: 'department',
      level: 'county',
      scope: 'own',
      place: '临湖市',
      peers: 20,
      median: Math.log1p(20),
      deviation: 0.3,
      low: Math.log1p(10),
      high: Math.log1p(35),
      ...rest,
    },
    { ...body, year: 2023 },
  ).length

describe('o19_outlier_peers', () => {
  it.each<[string, number, Partial<Parameters<typeof checkPeer>[0]>, number]>([
    ['far above', 2_000, {}, 1],
    ['within five spreads', 150, {}, 0],
    ['busy bodies of its kind', 2_000, { high: Math.log1p(600) }, 0],
    ['eleven peers', 2_000, { peers: 11 }, 0],
    [
      'nothing among large ones',
      0,
      { median: Math.log1p(200), low: Math.log1p(150), high: Math.log1p(260) },
      1,
    ],
    ['nothing among small ones', 0, {}, 0],
    ['below fifty', 49, { median: 0, deviation: 0, low: 0, high: 0 }, 0],
    ['fifty where all others have none', 50, { median: 0, deviation: 0, low: 0, high: 0 }, 1],
  ])('%s', (_, value, rest, found) => {
    expect(peer(value, rest)).toBe(found)
  })
})
