/** The product's own checks find what is planted in the sample portal, and nothing else. */
import { expect, it } from 'vitest'
import { cellDefsOf, formatOf } from '../../parsers/formats/index.ts'
import { SECTIONS } from '../../parsers/formats/sections.ts'
import { checkReport, checkYears } from '../../src/checks/index.ts'
import { groundTruth, type TrueReport } from '../../src/demo/ground-truth.ts'
import type { Cell } from '../../src/domain/cell.ts'
import { withNarrative } from '../../src/steps/with-narrative.ts'

const truth = groundTruth()

function readPerfectly(report: TrueReport) {
  const format = formatOf(report.era)
  const cells = (format === undefined ? [] : cellDefsOf(format)).map((def): Cell => {
    const printed = report.cells.get(def.id)
    if (printed === undefined) throw new Error(`${report.title} has no ${def.id}`)
    return { ...printed, table: def.table as Cell['table'], id: def.id, unit: def.unit, source: { block: 0 } }
  })
  const sections = SECTIONS.map(({ id, label }) => ({ id, heading: label, text: report.sections[id] ?? '' }))
  return withNarrative({ ...report, status: 'complete' as const, cells, sections, leftovers: [] })
}

it('the checks fail where a fault is planted and nowhere else', () => {
  const failed = truth.reports.flatMap((report) => {
    const before = truth.reports.find(
      (other) => other.agency_key === report.agency_key && other.year === report.year - 1,
    )
    const current = readPerfectly(report)
    const findings = [
      ...checkReport(current),
      ...(before === undefined ? [] : checkYears(current, readPerfectly(before))),
    ]
    return findings
      .filter((finding) => finding.state === 'fail')
      .map(({ check, key }) => `${report.agency_key} ${report.year} ${check} ${key}`)
  })
  const planted = [
    ...truth.broken,
    ...truth.oldForm.map((one) => ({ ...one, check: 'era_current', key: 'era' })),
  ].map(({ agency_key, year, check, key }) => `${agency_key} ${year} ${check} ${key}`)
  expect(failed.toSorted()).toEqual(planted.toSorted())
})

it('every planted contradiction of the text quotes its sentence, place and both figures', () => {
  const planted = truth.broken.filter(({ check }) => check === 'n_new_requests')
  expect(planted).not.toEqual([])
  for (const { agency_key, year, check, key } of planted) {
    const report = truth.reports.find((one) => one.agency_key === agency_key && one.year === year)
    if (report === undefined) throw new Error(`no report ${agency_key} ${year}`)
    const finding = checkReport(readPerfectly(report)).find((one) => one.check === check && one.key === key)
    expect(finding).toMatchObject({ state: 'fail', severity: 'warning' })
    expect(finding?.actual).toBe((finding?.expected ?? 0) + 2)
    const [, start = '', end = ''] = /overview (\d+)–(\d+)/u.exec(finding?.message ?? '') ?? []
    expect(report.sections.overview?.slice(Number(start), Number(end))).toBe(`${finding?.actual}件`)
  }
})
