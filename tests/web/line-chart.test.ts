/** The chart bridges no gap, crosses no break, and draws nothing where nothing stands. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import type { Comparability, Comparison, ComparisonPoint } from '../../src/domain/comparison.ts'
import { lineChart } from '../../src/web/parts/line-chart.ts'

interface Drawn {
  readonly values: Readonly<Record<number, number | null>>
  readonly eras?: Readonly<Record<number, string>>
  readonly notes?: Readonly<Record<number, readonly string[]>>
  readonly comparability?: Comparability
  readonly agencies?: readonly string[]
}

function comparisonOf({
  values,
  eras = {},
  notes = {},
  comparability = 'exact',
  agencies = ['a'],
}: Drawn): Comparison {
  const years = Object.keys(values).map(Number)
  const points = agencies.flatMap((key) =>
    years.map(
      (year): ComparisonPoint => ({
        agency_key: key,
        agency: `机构${key}`,
        year,
        indicator: 'x',
        value: values[year] ?? null,
        kind: values[year] === null ? 'blank' : 'number',
        unit: 'case',
        era: eras[year] ?? 'era_2021',
        scope: 'own',
        notes: notes[year] ?? [],
        report_id: year,
        report_status: 'complete',
        source_url: null,
        document_sha256: null,
        n: null,
        d: null,
        comparability: 'exact',
        report_ids: [year],
      }),
    ),
  )
  return {
    agencies: agencies.map((key) => ({ key, name: `机构${key}` })),
    years,
    indicators: [{ id: 'x', label: '数', unit: 'case', kind: 'indicator', comparability }],
    points,
    totals: [],
    notes: [],
  }
}

async function draw(drawn: Drawn) {
  const comparison = comparisonOf(drawn)
  const [indicator] = comparison.indicators
  if (indicator === undefined) throw new Error('no indicator')
  const chart = await lineChart(comparison, indicator)
  return chart === null ? null : load(String(chart))
}

const linesOf = async (drawn: Drawn): Promise<number[]> => {
  const $ = await draw(drawn)
  return (
    $?.('svg.chart g path.line')
      .toArray()
      .map((node) => ($(node).attr('d') ?? '').split('L').length) ?? []
  )
}

describe('lines', () => {
  test.each<[string, Drawn, number[], number]>([
    ['whole', { values: { 2021: 1, 2022: 2, 2023: 3 } }, [3], 3],
    ['a blank is a gap', { values: { 2020: 1, 2021: 2, 2022: null, 2023: 3, 2024: 4 } }, [2, 2], 4],
    ['a year not asked for is a gap', { values: { 2020: 1, 2021: 2, 2023: 3, 2024: 4 } }, [2, 2], 4],
    ['a lone year is a dot', { values: { 2021: 1, 2022: null, 2023: 3 } }, [], 2],
    ['zero is a value', { values: { 2021: 0, 2022: 0 } }, [2], 2],
    [
      'a break splits',
      { values: { 2022: 1, 2023: 2, 2024: 3, 2025: 4 }, notes: { 2024: ['break_2024'] } },
      [2, 2],
      4,
    ],
    ['an exact figure runs over eras', { values: { 2020: 1, 2021: 2 }, eras: { 2020: 'era_2019' } }, [2], 2],
    [
      'a partial one does not',
      {
        values: { 2019: 1, 2020: 1, 2021: 2, 2022: 3 },
        eras: { 2019: 'era_2019', 2020: 'era_2019' },
        comparability: 'partial',
      },
      [2, 2],
      4,
    ],
  ])('%s', async (_name, drawn, lines, dots) => {
    expect(await linesOf(drawn)).toEqual(lines)
    expect((await draw(drawn))?.('svg.chart path.dot')).toHaveLength(dots)
  })

  test('no figure, no chart', async () => {
    expect(await draw({ values: { 2021: null } })).toBeNull()
  })
})

describe('marks', () => {
  test('breaks and eras are drawn with their words', async () => {
    const $ = await draw({
      values: { 2020: 1, 2021: 2, 2023: 2, 2024: 3 },
      eras: { 2020: 'era_2019' },
      notes: { 2024: ['break_2024'] },
    })
    expect($?.('line.break').attr('data-year')).toBe('2024')
    expect($?.('line.era').attr('data-year')).toBe('2021')
    expect($?.('svg').text()).toContain('复议前置')
    expect($?.('svg').text()).toContain('格式变化')
  })

  test('every dot says its number and leads to its report', async () => {
    const $ = await draw({ values: { 2021: 1234 } })
    expect($?.('svg a').attr('href')).toBe('/reports/2021')
    expect($?.('path.dot title').first().text()).toBe('机构a 2021：1,234')
  })

  test('lines are told apart without colour', async () => {
    const agencies = Array.from({ length: 6 }, (_, i) => `k${i}`)
    const $ = await draw({ values: { 2021: 1, 2022: 2 }, agencies })
    const dashes = $?.('g path.line')
      .toArray()
      .map((node) => $(node).attr('stroke-dasharray'))
    const shapes = $?.('.key path.dot')
      .toArray()
      .map((node) => $(node).attr('d'))
    expect(new Set(dashes).size).toBe(6)
    expect(new Set(shapes).size).toBe(6)
  })

  test('every coordinate is a number inside the picture', async () => {
    const $ = await draw({ values: { 2021: -5, 2022: 1e9, 2023: 0.001 } })
    expect($?.html()).not.toMatch(/NaN|Infinity|undefined/)
    for (const node of $?.('g path.dot').toArray() ?? []) {
      const [x = -1, y = -1] =
        /translate\(([\d.]+),([\d.]+)\)/
          .exec($?.(node).attr('transform') ?? '')
          ?.slice(1)
          .map(Number) ?? []
      expect(x).toBeGreaterThanOrEqual(70)
      expect(x).toBeLessThanOrEqual(740)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(300)
    }
  })
})
