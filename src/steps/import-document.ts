/**
 * A document obtained by hand enters the path of every other: archived, read, held against the body and year it is said
 * to be of, checked, stored. Law: where the document names another body or year, nothing is stored as that body's report;
 * the duty is held for a person.
 */
import type { Archive } from '../../db/archive/archive.ts'
import type { Store } from '../../db/connect.ts'
import { listAgencies } from '../../db/queries/agencies.ts'
import { commitPage } from '../../db/queries/commit-page.ts'
import { holdForImport, type ImportNote, noteImport, releaseImportHold } from '../../db/queries/imports.ts'
import { PARSER_VERSION } from '../../parsers/read-report.ts'
import { matchAgency } from '../domain/agency-name.ts'
import type { AgencyAnswer } from '../domain/answer.ts'
import { InputError } from '../domain/errors.ts'
import type { ImportAnswer, ImportRequest } from '../domain/import.ts'
import type { Report } from '../domain/report.ts'
import { beijingDate } from './beijing.ts'
import { setDutiesFor } from './duties.ts'
import { singlePages } from './page-store.ts'
import { placeBorne } from './place-borne.ts'
import { readDocument } from './read.ts'
import { requireAgency } from './require-agency.ts'
import { saveChecked } from './save-checked.ts'

export interface ImportDeps {
  readonly store: Store
  readonly archive: Archive
  readonly now: () => Date
}

/** InputError where no body has the key, or the year has not begun. */
export async function importDocument(deps: ImportDeps, request: ImportRequest): Promise<ImportAnswer> {
  const { db } = deps.store
  const { bytes, file, agency_key, year, by } = request
  const agency = await requireAgency(db, agency_key, 'agency')
  const today = beijingDate(deps.now())
  if (year > Number(today.slice(0, 4)))
    throw new InputError('bad_year', `year is ${year}, which has not begun`)
  await setDutiesFor(db, [year], today)
  const sha256 = await deps.archive.put(bytes)
  const at = deps.now().toISOString()
  const url = request.url ?? `import:${agency_key}/${year}/${sha256.slice(0, 16)}`
  const report = await readDocument({ bytes, fileName: file, ...(request.url !== null && { url }) })
  const note = { by, at, file, sha256, url, agency_key, year }
  const found = { file, status: report.status, agency_key, year, url, sha256 }
  const rest = {
    published_on: report.published_on ?? request.published_on,
    provenance: { how: 'import', by, at, file } as const,
  }
  const objection = unfit(report) ?? (await contradiction(deps.store, report, agency, year))
  if (objection !== null) {
    await hold(deps.store, note, bytes.length, objection)
    return { ...found, ...rest, outcome: 'held', reason: objection, report_id: null }
  }
  const { outcome, report_id } = await keep(deps.store, request, note, report)
  return { ...found, ...rest, outcome, reason: report.reason, report_id }
}

function unfit({ status, reason }: Report): string | null {
  return status === 'not_a_report' || status === 'unreadable' ? `${status}: ${reason}` : null
}

/** What the document itself says against the body and year it is said to be of; null for nothing. */
async function contradiction(
  { db }: Store,
  report: Report,
  agency: AgencyAnswer,
  year: number,
): Promise<string | null> {
  if (report.year !== null && report.year !== year) return `the document is of ${report.year}, not of ${year}`
  if (report.agency === null) return null
  const { data } = await listAgencies(db, { region: agency.region_code, limit: null })
  const place = await placeBorne(db, agency.region_code, data)
  const match = matchAgency(report.agency, data, agency.region_code, place)
  if ('key' in match)
    return match.key === agency.key
      ? null
      : `the document is of ${report.agency} (${match.key}), not of ${agency.name} (${agency.key})`
  if (match.candidates.includes(agency.key)) return null
  return `the document names ${report.agency}, not ${agency.name} (${agency.key})`
}

/** The fetch that was none: a document without a server's answer. */
function recordOf({ url, at, sha256 }: ImportNote, size: number) {
  const document = { sha256, size, media_type: null }
  const nobody = { run_id: null, portal_id: null, final_url: null, status: null, error: null }
  return { ...nobody, url, at, headers: {}, document }
}

async function hold({ db }: Store, note: ImportNote, size: number, reason: string): Promise<void> {
  await commitPage(db, { fetch: recordOf(note, size) })
  await noteImport(db, null, { ...note, held: reason })
  await holdForImport(db, note, `${note.file}: ${reason}`)
}

async function keep({ db }: Store, request: ImportRequest, note: ImportNote, report: Report) {
  const { agency_key, year, sha256, url, at } = note
  const size = request.bytes.length
  const input = {
    ...{ agency_key, year, scope: report.scope, report },
    document: { sha256, size, media_type: null, url, final_url: url, fetched_at: at },
    lead: null,
    stated_on: request.published_on,
    parser_version: PARSER_VERSION,
    run_id: null,
  }
  const saved = await saveChecked(singlePages(db), { fetch: recordOf(note, size) }, report, input)
  if (saved === null) throw new Error('saving gave no answer')
  await noteImport(db, saved.report_id, note)
  await releaseImportHold(db, note)
  return saved
}
