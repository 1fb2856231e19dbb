/**
 * Saving one report: one statement, one transaction, safe to repeat and to race. What makes a version is its content
 * (cells, texts, status); places and the frame of the page are not content, so that a visitor counter makes no version.
 */
import { hash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { InputError } from '../../src/domain/errors.ts'
import type { Report, Scope } from '../../src/domain/report.ts'
import { contentOfCells } from '../cell-content.ts'
import { encodeCells } from '../cell-record.ts'
import { safeJson } from '../safe-json.ts'
import type { Schema } from '../schema.ts'
import { type CheckedFinding, packFindings } from './findings.ts'

export interface SavedDocument {
  readonly sha256: string
  readonly size: number
  readonly media_type: string | null
  readonly url: string
  readonly final_url: string
  /** ISO instant. */
  readonly fetched_at: string
}

/** Where the link to the report stood. */
export interface SavedLead {
  readonly portal_id: string
  readonly column_url: string
  readonly title: string
  readonly listed_on: string | null
  /** ISO instant at which the report was first seen; the time of the fetch where it is left out. */
  readonly first_seen_at?: string
  /** ISO date of the file by its server (Last-Modified), where it says one. */
  readonly file_on?: string | null
}

export interface SaveReportInput {
  readonly agency_key: string
  readonly year: number
  readonly scope: Scope
  readonly report: Report
  /** Everything the checks said, those in `report.findings` included. */
  readonly findings: readonly CheckedFinding[]
  readonly document: SavedDocument
  /** Null for a document that no portal listed. */
  readonly lead: SavedLead | null
  /** ISO date of publication that a person gave; counts where the document states none. */
  readonly stated_on?: string | null
  readonly parser_version: string
  readonly run_id: number | null
}

export interface SaveReportOutcome {
  readonly outcome: 'new' | 'changed' | 'unchanged'
  readonly report_id: number
  readonly version_id: number
}

/** InputError where the body is unknown or a cell has no column. */
export async function saveReport(db: Kysely<Schema>, input: SaveReportInput): Promise<SaveReportOutcome> {
  const payload = safeJson(savePayload(input))
  try {
    const { rows } = await sql<{
      saved: SaveReportOutcome
    }>`select save_report(${payload}::jsonb) as saved`.execute(db)
    if (!rows[0]) throw new Error('save_report gave no answer')
    return rows[0].saved
  } catch (error) {
    if ((error as { code?: string }).code !== 'NB001') throw error
    throw new InputError('unknown_agency', (error as Error).message, {
      hint: 'import the body with its roster first',
    })
  }
}

/** As the function `save_report` takes it. */
export function savePayload(input: SaveReportInput) {
  const { report, document, lead } = input
  const encoded = encodeCells(report.cells, report.era)
  const { agency_key, year, scope, parser_version, run_id } = input
  return {
    agency_key,
    year,
    scope,
    parser_version,
    run_id,
    document,
    lead,
    first_seen_at: lead?.first_seen_at ?? document.fetched_at,
    seen_at: document.fetched_at,
    checksum: contentChecksum(report),
    candidates: dateCandidates(input),
    published: publishedDate(report, lead?.listed_on ?? null, input.stated_on ?? null),
    version: {
      status: report.status,
      reason: report.reason,
      title: report.title,
      agency_printed: report.agency,
      era: report.era,
      dates: report.dates,
      leftovers: report.leftovers,
      attachments: report.attachments,
    },
    sections: report.sections,
    figures: encoded.figures,
    provenance: encoded.provenance,
    findings: packFindings(input.findings),
  }
}

/** Every date that may be the day of publication, with the place where it stood. */
function dateCandidates({
  report,
  lead,
  document,
  stated_on,
}: SaveReportInput): readonly { source: string; date: string }[] {
  const first = lead?.first_seen_at ?? document.fetched_at
  return [
    ...report.dates.map(({ source, date }) => ({ source, date })),
    ...(lead?.listed_on ? [{ source: 'list', date: lead.listed_on }] : []),
    ...(lead?.file_on ? [{ source: 'file', date: lead.file_on }] : []),
    ...(stated_on ? [{ source: 'import', date: stated_on }] : []),
    { source: 'first_seen', date: beijingDay(first) },
  ]
}

const BEIJING_MS = 8 * 3_600_000
const beijingDay = (instant: string) => new Date(Date.parse(instant) + BEIJING_MS).toISOString().slice(0, 10)

/** The date on the page, else the one beside the link, else the one a person gave, else the one in the address. */
function publishedDate(
  report: Report,
  listedOn: string | null,
  statedOn: string | null,
): { on: string | null; source: string | null } {
  if (report.published_on) {
    const candidate = report.dates.find(
      ({ date, source }) => date === report.published_on && (source === 'label' || source === 'meta'),
    )
    return { on: report.published_on, source: candidate?.source ?? 'label' }
  }
  if (listedOn) return { on: listedOn, source: 'list' }
  if (statedOn) return { on: statedOn, source: 'import' }
  const other =
    report.dates.find(({ source }) => source === 'list') ??
    report.dates.find(({ source }) => source === 'url')
  return { on: other?.date ?? null, source: other?.source ?? null }
}

function contentChecksum(report: Report): string {
  const { status, reason, title, agency, year, published_on, era, scope, sections, attachments } = report
  const content = { status, reason, title, agency, year, published_on, era, scope, sections, attachments }
  const text = `${JSON.stringify(content).slice(0, -1)},"cells":${contentOfCells(report.cells)}}`
  return hash('sha256', text).slice(0, 32)
}
