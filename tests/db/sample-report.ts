/** Made-up reports for the tests of the store: every cell of an era's form, with the kinds and values a test asks for. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { FROZEN_INDICATORS_1 } from '../../db/migrations/frozen-columns-1.ts'
import type { CheckedFinding } from '../../db/queries/findings.ts'
import { upsertPortal } from '../../db/queries/portals.ts'
import { importRoster } from '../../db/queries/roster.ts'
import type { SaveReportInput } from '../../db/queries/save-report.ts'
import type { Schema } from '../../db/schema.ts'
import type { Cell, TableId } from '../../src/domain/cell.ts'
import type { Report } from '../../src/domain/report.ts'

export const PORTAL = 'baichuan'
export const COLUMN = 'http://www.baichuan.example/nianbao/'

export function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Every cell of the form, value = its number in the form unless `change` says otherwise. */
export function sampleCells(
  era: 'era_2021' | 'era_2019' | 'era_2014' | 'local_2008',
  change: (cell: Cell, at: number) => Cell = (cell) => cell,
): readonly Cell[] {
  return FROZEN_INDICATORS_1.filter((row) => row.era === era).map((row, at) =>
    change(
      {
        table: row.table as TableId,
        id: row.id,
        kind: 'number',
        value: at,
        raw: String(at),
        unit: row.unit,
        source: {
          block: 3 + row.table.charCodeAt(1),
          row: at >> 3,
          col: at % 8,
          start: 1000 + at * 37,
          end: 1001 + at * 37,
        },
      },
      at,
    ),
  )
}

export function sampleReport(change: Partial<Report> = {}): Report {
  return {
    status: 'complete',
    reason: null,
    title: '柏川区民政局2021年政府信息公开工作年度报告',
    agency: '柏川区民政局',
    year: 2021,
    published_on: '2022-01-20',
    dates: [{ date: '2022-01-20', source: 'meta', raw: '2022-01-20 10:00' }],
    era: 'era_2021',
    scope: 'own',
    sections: [
      { id: 'overview', heading: '一、总体情况', text: '本年主动公开信息\0若干条。\uD800' },
      { id: 'other_matters', heading: null, text: '无其他需要报告的事项。' },
    ],
    cells: sampleCells('era_2021'),
    findings: [],
    leftovers: [{ reason: 'local', text: '其他', source: { block: 9, row: 1 } }],
    attachments: [{ name: '附件.docx', url: 'http://www.baichuan.example/a.docx' }],
    ...change,
  }
}

export function sampleFindings(): readonly CheckedFinding[] {
  const finding = {
    check: 't3_balance',
    severity: 'error' as const,
    cells: ['granted__total'],
    message: '勾稽',
  }
  return [
    { ...finding, key: 'total', state: 'fail', expected: 3, actual: 4, fingerprint: 'f-total' },
    { ...finding, key: 'natural_person', state: 'pass', expected: 7, actual: 7 },
    {
      ...finding,
      key: 'commercial_enterprise',
      state: 'pass_with_blanks',
      expected: 0,
      actual: 0,
      fingerprint: 'f-blank',
    },
    {
      ...finding,
      key: 'other',
      state: 'not_assessable',
      expected: null,
      actual: null,
      fingerprint: 'f-none',
    },
  ]
}

export function sampleInput(change: Partial<SaveReportInput> = {}): SaveReportInput {
  const report = change.report ?? sampleReport()
  return {
    agency_key: '990301:民政局',
    year: 2021,
    scope: 'own',
    report,
    findings: sampleFindings(),
    document: document('http://www.baichuan.example/nianbao/2021.html', JSON.stringify(report)),
    lead: { portal_id: PORTAL, column_url: COLUMN, title: '民政局2021年度报告', listed_on: '2022-01-21' },
    parser_version: 'p1',
    run_id: null,
    ...change,
  }
}

export function document(url: string, content: string, fetchedAt = '2022-02-03T02:00:00.000Z') {
  return {
    sha256: sha(content),
    size: content.length,
    media_type: 'text/html',
    url,
    final_url: url,
    fetched_at: fetchedAt,
  }
}

const BODIES = ['民政局', '财政局', '临湖镇人民政府']

/** An invented district with three bodies and a portal. */
export async function plantDistrict(db: Kysely<Schema>): Promise<void> {
  await importRoster(
    db,
    BODIES.map((name) => ({
      key: `990301:${name}`,
      name: `柏川区${name}`,
      region_code: '990301',
      kind: name.endsWith('政府') ? 'township_government' : 'department',
      parent_key: null,
      uscc: null,
      aliases: [name],
      valid_from: null,
      valid_to: null,
      successor_key: null,
      scope: null,
      due_rule: null,
    })),
  )
  await upsertPortal(db, {
    id: PORTAL,
    name: '柏川区人民政府',
    region_code: '990301',
    family: 'static-list',
    base_url: 'http://www.baichuan.example',
    columns: [COLUMN],
  })
}
