/**
 * Kept bytes, read again after a parser change. Law: what the change would do is shown cell by cell and sentence by
 * sentence before anything is kept, and a reading that no longer says whose report it is, is a person's to decide.
 */
import type { Archive } from '../../db/archive/archive.ts'
import type { Store } from '../../db/connect.ts'
import { replaceFindings } from '../../db/queries/findings.ts'
import { neighboursOf } from '../../db/queries/neighbour-years.ts'
import { acceptReading, type StoredReading, streamReadings } from '../../db/queries/readings.ts'
import { reportById } from '../../db/queries/reports.ts'
import type { SaveReportInput } from '../../db/queries/save-report.ts'
import { PARSER_VERSION } from '../../parsers/read-report.ts'
import { diffReports } from '../compare/diff-reports.ts'
import type { ReportAnswer } from '../domain/answer.ts'
import type { CellChange, ReportDiff } from '../domain/difference.ts'
import { AppError } from '../domain/errors.ts'
import type { Report } from '../domain/report.ts'
import { checksOf, checksOfNext } from './check-stored.ts'
import { crossCheck } from './cross-check.ts'
import { readDocument } from './read.ts'

/** Fields of a report beside its cells and texts. */
const FIELDS = ['status', 'reason', 'title', 'era', 'published_on'] as const

interface FieldChange {
  readonly field: (typeof FIELDS)[number]
  readonly before: string | null
  readonly after: string | null
}

export interface Rereading {
  readonly url: string
  readonly document_sha256: string
  readonly report_id: number
  readonly agency_key: string
  readonly agency: string
  readonly year: number
  /** `held`: the new reading is of another body, year or scope, or of no report. `failed`: the bytes cannot be had. */
  readonly outcome: 'same' | 'changed' | 'held' | 'failed'
  readonly reason: string | null
  /** Whether the new reading is now kept. */
  readonly accepted: boolean
  readonly parser: { readonly before: string; readonly after: string }
  readonly fields: readonly FieldChange[]
  readonly cells: readonly CellChange[]
  readonly sentences: ReportDiff['sentences']
}

interface Asked {
  /** Read everything again, what this parser version has read included. */
  readonly all: boolean
  /** Keep the new readings. */
  readonly accept: boolean
}

/** The parser version whose readings need no second look; null where every one is asked for. */
export const exceptParser = (all: boolean): string | null => (all ? null : PARSER_VERSION)

/** One answer an address, in the order in which the addresses were first seen. */
export async function* reread(
  { db }: Store,
  archive: Archive,
  { all, accept }: Asked,
): AsyncGenerator<Rereading> {
  for await (const stored of streamReadings(db, { except: exceptParser(all) })) {
    yield await rereadOne(db, archive, stored, accept)
  }
  if (accept) await crossCheck(db)
}

type Db = Store['db']

async function rereadOne(
  db: Db,
  archive: Archive,
  stored: StoredReading,
  accept: boolean,
): Promise<Rereading> {
  const { url, document_sha256, report_id, agency_key, agency, year } = stored
  const parser = { before: stored.parser_version, after: PARSER_VERSION }
  const base = { url, document_sha256, report_id, agency_key, agency, year, parser }
  const nothing = { accepted: false, fields: [], cells: [], sentences: [] }
  const bytes = await bytesOf(archive, document_sha256)
  if (typeof bytes === 'string') return { ...base, ...nothing, outcome: 'failed', reason: bytes }
  const before = await reportById(db, report_id, stored.version)
  if (before === null) return { ...base, ...nothing, outcome: 'failed', reason: 'the version is gone' }
  const read = await readDocument({ bytes, url, contentType: stored.media_type })
  const isFile = before.files.some(({ is_source, sha256 }) => is_source && sha256 === document_sha256)
  const report = isFile ? besidePage(before, read) : read
  const changes = { fields: fieldChanges(before, report), ...diffReports(before, report) }
  const doubt = doubtOf(stored, before, report)
  if (doubt !== null) return { ...base, ...changes, accepted: false, outcome: 'held', reason: doubt }
  const same = changes.fields.length + changes.cells.length + changes.sentences.length === 0
  const accepted = accept && (await keep(db, stored, report))
  const reason = accept && !accepted ? 'the address shows other bytes by now' : null
  return { ...base, ...changes, accepted, outcome: same ? 'same' : 'changed', reason }
}

/** What only the page of a file says, whose bytes are not read again with it. */
function besidePage(before: ReportAnswer, file: Report): Report {
  return {
    ...file,
    title: file.title ?? before.title,
    agency: file.agency ?? before.agency_printed,
    year: file.year ?? before.year,
    published_on: printedDate(before) ?? file.published_on,
    dates: before.dates,
    attachments: before.attachments,
  }
}

/** The bytes, or why they cannot be had. */
async function bytesOf(archive: Archive, sha256: string): Promise<Uint8Array | string> {
  try {
    return await archive.get(sha256)
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

function fieldChanges(before: ReportAnswer, after: Report): readonly FieldChange[] {
  return FIELDS.flatMap((field) => {
    // The stored date may be the list's: only a reading's own date is compared.
    const known = field === 'published_on' ? printedDate(before) : (before[field] ?? null)
    return known === after[field] ? [] : [{ field, before: known, after: after[field] }]
  })
}

function printedDate({ published_on, published_on_source }: ReportAnswer): string | null {
  return published_on_source === 'label' || published_on_source === 'meta' ? published_on : null
}

/** Why the new reading cannot take the old one's place by itself. */
function doubtOf(stored: StoredReading, before: ReportAnswer, after: Report): string | null {
  const lost = after.status === 'not_a_report' || after.status === 'unreadable'
  if (lost && after.status !== before.status) return `it is now read as ${after.status}: ${after.reason}`
  if (after.year !== null && after.year !== stored.year)
    return `it is now read as of ${after.year}, and kept as of ${stored.year}`
  if (after.agency !== stored.agency_printed)
    return `it now names ${after.agency ?? 'nobody'}, and named ${stored.agency_printed ?? 'nobody'}`
  if (after.scope !== stored.scope)
    return `its figures are now read as ${after.scope}, and kept as ${stored.scope}`
  return null
}

async function keep(db: Db, stored: StoredReading, report: Report): Promise<boolean> {
  const { agency_key, year, scope } = stored
  const whose = { agency_key, year }
  const figures = { ...report, year }
  return db.transaction().execute(async (tx) => {
    const { before, next } = await neighboursOf(tx, { agency_key, year, scope })
    const input = inputOf(stored, report, checksOf(figures, whose, before))
    const { outcome } = await acceptReading(tx, stored.publication_id, input)
    if (outcome === 'changed' && next)
      await replaceFindings(tx, next.version_id, await checksOfNext(tx, figures, whose, next))
    return outcome !== 'stale'
  })
}

function inputOf(
  stored: StoredReading,
  report: Report,
  findings: SaveReportInput['findings'],
): SaveReportInput {
  const { agency_key, year, scope, document_sha256: sha256, size, media_type, url, fetched_at } = stored
  const { portal_id, column_url, link_title, listed_on, stated_on } = stored
  return {
    agency_key,
    year,
    scope,
    report,
    findings,
    document: { sha256, size, media_type, url, final_url: url, fetched_at },
    lead:
      portal_id === null
        ? null
        : { portal_id, column_url: column_url ?? '', title: link_title ?? '', listed_on },
    stated_on,
    parser_version: PARSER_VERSION,
    run_id: null,
  }
}
