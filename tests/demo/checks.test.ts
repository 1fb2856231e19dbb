/** The product's own checks find what is planted in the sample portal, and nothing else. */
import { expect, it } from 'vitest'
import { cellDefsOf, formatOf } from '../../parsers/formats/index.ts'
import { checkReport, checkYears } from '../../src/checks/index.ts'
import { groundTruth, type TrueReport } from '../../src/demo/ground-truth.ts'
import type { Cell } from '../../src/domain/cell.ts'

const truth = groundTruth()

function readPerfectly(report: TrueReport) {
  const format = formatOf(report.era)
  const cells = (format === undefined ? [] : cellDefsOf(format)).map((def): Cell => {
    const printed = report.cells.get(def.id)
    if (printed === undefined) throw new Error(`${report.title} has no ${def.id}`)
    return { ...printed, table: def.table as Cell['table'], id: def.id, unit: def.unit, source: { block: 0 } }
  })
  return { ...report, status: 'complete' as const, cells }
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
    ...truth.broken.filter(({ check }) => !check.startsWith('n_')).map((one) => ({ ...one })),
    ...truth.oldForm.map((one) => ({ ...one, check: 'era_current', key: 'era' })),
  ].map(({ agency_key, year, check, key }) => `${agency_key} ${year} ${check} ${key}`)
  expect(failed.toSorted()).toEqual(planted.toSorted())
})
