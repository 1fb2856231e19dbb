/** What the API says of a figure is what the research schema says of it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { bindAnswers } from '../../src/cli/bind-answers.ts'
import type { Cell } from '../../src/domain/cell.ts'
import { plantDistrict, sampleCells, sampleInput, sampleReport } from '../db/sample-report.ts'
import { describeEachDatabase } from '../support/database.ts'

const ERAS = [
  ['era_2021', 2024],
  ['era_2019', 2020],
  ['era_2014', 2016],
  ['local_2008', 2010],
] as const

/** Some cells blank, some with a note or in words, the rest as they are. */
function mixed(cell: Cell, at: number): Cell {
  if (at % 7 === 0) return { ...cell, kind: 'blank', value: null, raw: '' }
  if (at % 7 === 1) return { ...cell, kind: 'text', value: null, raw: '若干' }
  return at % 7 === 2 ? { ...cell, raw: `${cell.value}（其中1件为上年）`, note: '（其中1件为上年）' } : cell
}

describeEachDatabase('cells over HTTP', (openStore) => {
  test('carry the limits that research.cells gives them, in every form', async () => {
    const store = await openStore()
    await plantDistrict(store.db)
    for (const [era, year] of ERAS) {
      const status = era === 'era_2019' ? 'partial' : 'complete'
      const report = sampleReport({ era, year, status, cells: sampleCells(era, mixed) })
      await saveReport(store.db, sampleInput({ year, report }))
    }
    const archive = createFileArchive(mkdtempSync(join(tmpdir(), 'nianbao-cells-')))
    const filter = { region: null, agency: null, years: null, report: null, table: null, indicators: null }
    const { rows } = await bindAnswers(store, archive).cells(filter, { offset: 0, limit: 1_000 })
    const told = await sql<{ year: number; id: string; comparability: string; notes: readonly string[] }>`
      select year, indicator as id, comparability, notes from research.cells
       order by agency_key, year, scope, table_id, indicator`.execute(store.db)
    expect(rows.length).toBeGreaterThan(400)
    expect(rows.map(({ year, id, comparability, notes }) => ({ year, id, comparability, notes }))).toEqual(
      told.rows,
    )
    expect(new Set(rows.flatMap(({ notes }) => notes)).size).toBeGreaterThan(4)
  })

  test('say of a check that there is not that there is none, not that it found nothing', async () => {
    const answers = bindAnswers(await openStore(), createFileArchive(mkdtempSync(join(tmpdir(), 'nianbao-'))))
    const any = { region: null, agency: null, years: null, severity: null, states: ['fail'] as const }
    const window = { offset: 0, limit: 1 }
    await expect(answers.findings({ ...any, check: 't3_balanc' }, window)).rejects.toThrow(
      /"t3_balanc".*t3_balance/,
    )
    expect(await answers.findings({ ...any, check: 'o19_outlier_peers' }, window)).toEqual({
      rows: [],
      total: 0,
    })
  })
})
