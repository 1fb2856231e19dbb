/** Reports of an invented district, filled from the forms: every cell 0 unless the test says otherwise. */
import { cellDefsOf, formatOf } from '../../parsers/formats/index.ts'
import type { ReportAnswer } from '../../src/domain/answer.ts'
import type { Cell } from '../../src/domain/cell.ts'
import type { Era } from '../../src/domain/format.ts'

type Printed = number | Partial<Cell>

/** All cells of the era's form; a number is printed as itself, an object overrides members. */
export function cellsOfForm(era: Era, printed: Readonly<Record<string, Printed>> = {}): readonly Cell[] {
  const format = formatOf(era)
  if (format === undefined) return []
  const defs = cellDefsOf(format)
  const unknown = Object.keys(printed).filter((id) => !defs.some((def) => def.id === id))
  if (unknown.length > 0) throw new Error(`no such cells in ${era}: ${unknown}`)
  return defs.map((def): Cell => {
    const given = printed[def.id] ?? 0
    const base = { table: def.table as Cell['table'], id: def.id, unit: def.unit, source: { block: 0 } }
    if (typeof given === 'number') return { ...base, kind: 'number', value: given, raw: String(given) }
    return { ...base, kind: 'number', value: null, raw: '', ...given }
  })
}

let lastId = 0

/** One answer of the store; `over` overrides members. */
export function reportOf(
  agency: string,
  year: number,
  printed: Readonly<Record<string, Printed>> = {},
  over: Partial<ReportAnswer> = {},
): ReportAnswer {
  lastId += 1
  const era = over.era === undefined ? (year >= 2021 ? 'era_2021' : 'era_2019') : over.era
  return {
    id: lastId,
    version_id: lastId,
    version: 1,
    versions: 1,
    agency_key: agency,
    agency,
    region: '柏川区',
    region_code: '990101',
    year,
    era,
    scope: 'own',
    status: 'complete',
    reason: null,
    title: `${agency}${year}年政府信息公开工作年度报告`,
    published_on: `${year + 1}-01-20`,
    published_on_source: 'label',
    source_url: `http://www.baichuan.example/${agency}/${year}.html`,
    document_sha256: 'ab'.repeat(32),
    fetched_at: '2026-02-01T00:00:00.000Z',
    first_seen_at: '2026-02-01T00:00:00.000Z',
    withdrawn_on: null,
    findings: { error: 0, warning: 0 },
    agency_printed: agency,
    dates: [],
    published_on_confidence: 'high',
    date_candidates: [],
    events: [],
    sections: [],
    cells: era === null ? [] : cellsOfForm(era as Era, printed),
    checks: [],
    leftovers: [],
    attachments: [],
    files: [],
    urls: [],
    history: [],
    ...over,
  }
}
