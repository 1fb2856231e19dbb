/** A statistics table of an earlier year is stored and shown to researchers like any other form. */
import { expect, it } from 'vitest'
import { saveReport } from '../../db/queries/save-report.ts'
import { describeEachDatabase } from '../support/database.ts'
import { researchRows } from '../support/research-rows.ts'
import { plantDistrict, sampleCells, sampleInput, sampleReport } from './sample-report.ts'

describeEachDatabase('statistics tables', (open) => {
  it.each([
    ['era_2014', 58, 'requests_concluded', '（二）申请办结数'],
    ['local_2008', 35, 'local_requests', '申请总数'],
  ] as const)('%s has one row a figure with its label', async (era, count, id, label) => {
    const store = await open()
    const { db } = store
    await plantDistrict(db)
    const cells = sampleCells(era)
    await saveReport(db, sampleInput({ report: sampleReport({ era, cells }) }))
    const rows = await researchRows(store, 'cells')
    expect(rows).toHaveLength(count)
    const stored = cells.find((cell) => cell.id === id)
    expect(rows.find(({ indicator }) => indicator === id)).toMatchObject({
      table_id: 'stat',
      label_zh: label,
      kind: 'number',
      value: stored?.value,
    })
  })
})
