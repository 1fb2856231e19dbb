import { describe, expect, it } from 'vitest'
import { cellDefsOf, formatOf, T3_COLUMN_IDS } from '../../parsers/formats/index.ts'
import { AGENCIES, DEMO_YEARS } from '../../src/demo/agencies.ts'
import { groundTruth, type TrueReport } from '../../src/demo/ground-truth.ts'
import type { Equation, Term } from '../../src/domain/format.ts'

const truth = groundTruth()
const at = (key: string, year: number): TrueReport | undefined =>
  truth.reports.find((report) => report.agency_key === key && report.year === year)
const value = (report: TrueReport, cell: string): number | null => report.cells.get(cell)?.value ?? null

function side(report: TrueReport, terms: readonly Term[]): number | null {
  const values = terms.map((term) => value(report, term.cell))
  if (values.some((one) => one === null)) return null
  return terms.reduce((sum, term, i) => sum + term.sign * (values[i] ?? 0), 0)
}

function holds(report: TrueReport, { op, left, right }: Equation): boolean {
  const [a, b] = [side(report, left), side(report, right)]
  if (a === null || b === null) return true
  return op === '=' ? a === b : op === '>=' ? a >= b : a <= b
}

describe('the figures of the sample district', () => {
  it('cover nine bodies and six years but one, in two forms', () => {
    expect(AGENCIES.length * DEMO_YEARS.length - truth.reports.length).toBe(1)
    expect(truth.missing.map(({ agency_key, year }) => at(agency_key, year))).toEqual([undefined])
    const byEra = Map.groupBy(truth.reports, (report) => report.era)
    expect([...byEra.keys()].toSorted()).toEqual(['era_2019', 'era_2021'])
    expect(truth.reports.filter((report) => report.era === 'era_2019' && report.year > 2020)).toHaveLength(2)
  })

  it.each(truth.reports.map((report) => [report.title, report] as const))(
    '%s has each cell of its form',
    (_, report) => {
      const format = formatOf(report.era)
      const ids = format === undefined ? [] : cellDefsOf(format).map((cell) => cell.id)
      expect([...report.cells.keys()].toSorted()).toEqual(ids.toSorted())
      for (const [id, cell] of report.cells) {
        expect(cell.kind === 'number' ? cell.value : 0, id).toSatisfy(Number.isFinite)
        if (!id.endsWith('_change')) expect(cell.value ?? 0, id).toBeGreaterThanOrEqual(0)
        if (cell.kind !== 'number') expect(cell.value, id).toBeNull()
      }
    },
  )

  it('break no equation but the planted ones', () => {
    const broken = truth.reports.flatMap((report) =>
      (formatOf(report.era)?.equations ?? [])
        .filter((equation) => !holds(report, equation))
        .map(({ check, key }) => ({ agency_key: report.agency_key, year: report.year, check, key })),
    )
    const planted = truth.broken.filter(({ check }) => check.startsWith('t'))
    expect(planted.length).toBeGreaterThan(0)
    expect(broken.toSorted(byKey)).toEqual(planted.toSorted(byKey))
  })

  it('carry over from year to year but for the planted break', () => {
    const broken = truth.reports.flatMap((report) => {
      const before = at(report.agency_key, report.year - 1)
      if (before === undefined) return []
      return T3_COLUMN_IDS.filter(
        (column) => value(report, `carried_in__${column}`) !== value(before, `carried_out__${column}`),
      ).map((key) => ({ agency_key: report.agency_key, year: report.year, check: 'x_carry', key }))
    })
    expect(broken.toSorted(byKey)).toEqual(
      truth.broken.filter(({ check }) => check === 'x_carry').toSorted(byKey),
    )
  })

  it('keep stock, items and pending cases consistent over the years', () => {
    const of = (report: TrueReport, id: string): number => value(report, id) ?? Number.NaN
    for (const report of truth.reports) {
      const before = at(report.agency_key, report.year - 1)
      if (before === undefined) continue
      for (const family of ['review', 'litigation_direct', 'litigation_after_review']) {
        expect(of(report, `${family}_total`)).toBeGreaterThanOrEqual(of(before, `${family}_pending`))
      }
      if (before.era !== report.era) continue
      if (report.era === 'era_2021') {
        const moved = of(report, 'normative_documents_issued') - of(report, 'normative_documents_repealed')
        const stock = of(before, 'normative_documents_in_force') + moved
        expect(of(report, 'normative_documents_in_force'), report.title).toBe(stock)
        continue
      }
      for (const item of ['licensing_items', 'penalty_items', 'fee_items']) {
        const expected = of(before, `${item}_prior_year`) + of(before, `${item}_change`)
        expect(of(report, `${item}_prior_year`), `${report.title} ${item}`).toBe(expected)
      }
    }
  })

  it('sum to no more than the summary of the district', () => {
    for (const year of DEMO_YEARS) {
      const summary = at('990101:人民政府', year)
      const bodies = truth.reports.filter((report) => report.year === year && report !== summary)
      if (summary === undefined) throw new Error(`no summary of ${year}`)
      for (const id of [
        'new_requests__total',
        'carried_in__total',
        'granted__total',
        'outcomes_total__total',
        'review_total',
      ]) {
        const sum = bodies.reduce((total, report) => total + (value(report, id) ?? 0), 0)
        expect(value(summary, id) ?? 0, `${year} ${id}`).toBeGreaterThanOrEqual(sum)
      }
    }
  })

  it('tell the texts apart and hold what is planted in them', () => {
    const finance = at('990101:财政局', 2024)
    const printed = Number(/新收政府信息公开申请(\d+)件/.exec(finance?.sections.overview ?? '')?.[1])
    expect(printed - (finance === undefined ? 0 : (value(finance, 'new_requests__total') ?? 0))).toBe(2)
    const agreeing = truth.reports.filter((report) => report !== finance)
    for (const report of agreeing) {
      const text = /新收政府信息公开申请(\d+)件/.exec(report.sections.overview ?? '')?.[1]
      expect(Number(text), report.title).toBe(value(report, 'new_requests__total'))
    }
    const texts = truth.reports.map((report) => report.sections.overview)
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('revision 2 changes two cells and one sentence of one report', () => {
    const after = groundTruth(2)
    const changed = truth.reports.flatMap((report, i) => {
      const other = after.reports[i]
      const cells = [...report.cells]
        .filter(([id, cell]) => other?.cells.get(id)?.raw !== cell.raw)
        .map(([id]) => id)
      const sentences = (report.sections.overview ?? '').split('。')
      const others = (other?.sections.overview ?? '').split('。')
      const texts = sentences.filter((sentence, s) => sentence !== others[s])
      return cells.length + texts.length === 0 ? [] : [{ report, cells, texts }]
    })
    expect(changed).toHaveLength(1)
    expect(changed[0]?.report).toMatchObject({
      agency_key: truth.revised.agency_key,
      year: truth.revised.year,
    })
    expect(changed[0]?.cells.toSorted()).toEqual(truth.revised.cells.toSorted())
    expect(changed[0]?.texts).toHaveLength(1)
  })
})

function byKey(a: { check: string; key: string }, b: { check: string; key: string }): number {
  return `${a.check} ${a.key}` < `${b.check} ${b.key}` ? -1 : 1
}
