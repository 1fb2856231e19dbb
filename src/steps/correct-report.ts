/**
 * A person's correction of stored figures → a version with author, reason and source, checked again. Law: a cell that
 * the form does not have is refused, a text is read as a page's text would be, and nothing is kept half.
 */

import type { Kysely } from 'kysely'
import { addCorrection } from '../../db/queries/corrections.ts'
import { replaceFindings } from '../../db/queries/findings.ts'
import { neighboursOf } from '../../db/queries/neighbour-years.ts'
import { reportById } from '../../db/queries/reports.ts'
import type { Schema } from '../../db/schema.ts'
import { cellDefsOf, FORMATS } from '../../parsers/formats/index.ts'
import { PARSER_VERSION } from '../../parsers/read-report.ts'
import { readValue } from '../../parsers/values.ts'
import { diffReports } from '../compare/diff-reports.ts'
import type { ReportAnswer } from '../domain/answer.ts'
import type { Cell, TableId } from '../domain/cell.ts'
import type { CellChange } from '../domain/difference.ts'
import { InputError } from '../domain/errors.ts'
import type { Report } from '../domain/report.ts'
import { checksOf, checksOfNext } from './check-stored.ts'
import { crossCheck } from './cross-check.ts'

export interface Correction {
  readonly report_id: number
  /** `t3:granted__total` → the text that is right, as it is printed. */
  readonly cells: ReadonlyMap<string, string>
  readonly author: string
  readonly reason: string
  /** What the right figures were taken from. */
  readonly source: string
}

export interface Corrected {
  readonly report_id: number
  readonly version_id: number
  readonly cells: readonly CellChange[]
}

/** InputError for an unknown report; InputError for an unknown cell, an empty author, or nothing to change. */
export async function correctReport(db: Kysely<Schema>, correction: Correction): Promise<Corrected> {
  for (const field of ['author', 'reason', 'source'] as const)
    if (correction[field].trim() === '')
      throw new InputError('correction', `a correction needs its ${field}, got an empty one`)
  const stored = await reportById(db, correction.report_id)
  if (stored === null) throw new InputError('no_report', `there is no report ${correction.report_id}`)
  const cells = correctedCells(stored, correction.cells)
  const changes = diffReports(stored, { ...stored, cells }).cells
  if (changes.length === 0)
    throw new InputError('correction', `report ${stored.id} already says so: nothing would change`)
  const version_id = await keep(db, stored, cells, { ...correction, changes })
  await crossCheck(db)
  return { report_id: stored.id, version_id, cells: changes }
}

function correctedCells(stored: ReportAnswer, given: ReadonlyMap<string, string>): readonly Cell[] {
  const form = FORMATS.find(({ id }) => id === stored.era)
  if (form === undefined)
    throw new InputError('correction', `report ${stored.id} has no form whose cells could be corrected`)
  const cells = new Map(stored.cells.map((cell) => [`${cell.table}:${cell.id}`, cell]))
  const defs = new Map(cellDefsOf(form).map((def) => [`${def.table}:${def.id}`, def]))
  for (const [name, text] of given) {
    const def = defs.get(name)
    if (def === undefined)
      throw new InputError(
        'unknown_cell',
        `--cell ${name}: ${form.id} has no such cell, expected table:id, such as ${[...defs.keys()][0]}`,
      )
    const raw = text.trim()
    const before = cells.get(name)
    cells.set(name, {
      table: def.table as TableId,
      id: def.id,
      ...readValue(raw, { unit: def.unit }),
      raw,
      unit: before?.unit ?? def.unit,
      source: before?.source ?? { block: 0 },
    })
  }
  return [...defs.keys()].flatMap((name) => cells.get(name) ?? [])
}

async function keep(
  db: Kysely<Schema>,
  stored: ReportAnswer,
  cells: readonly Cell[],
  { author, reason, source, changes }: Correction & { readonly changes: readonly CellChange[] },
): Promise<number> {
  const { agency_key, year, scope } = stored
  const whose = { agency_key, year }
  const report: Report = {
    ...stored,
    era: stored.era as Report['era'],
    agency: stored.agency_printed,
    cells,
    findings: [],
  }
  return db.transaction().execute(async (tx) => {
    const { before, next } = await neighboursOf(tx, { agency_key, year, scope })
    const save = {
      agency_key,
      year,
      scope,
      report,
      findings: checksOf(report, whose, before),
      document: {
        sha256: stored.document_sha256,
        size: 0,
        media_type: null,
        url: stored.source_url,
        final_url: stored.source_url,
        fetched_at: stored.fetched_at,
      },
      lead: null,
      parser_version: PARSER_VERSION,
      run_id: null,
    }
    const from_version_id = stored.version_id
    const input = { report_id: stored.id, from_version_id, author, reason, source, cells: changes, save }
    const version = await addCorrection(tx, input)
    if (version === null)
      throw new InputError('correction', `report ${stored.id} changed in the meantime: look at it again`)
    if (next) await replaceFindings(tx, next.version_id, await checksOfNext(tx, report, whose, next))
    return version
  })
}
