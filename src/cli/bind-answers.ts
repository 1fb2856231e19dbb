/** Binds what the doors ask to the store: paging, nulls and shapes are translated here and nowhere else. */
import { sql } from 'kysely'
import type { Archive } from '../../db/archive/archive.ts'
import type { Store } from '../../db/connect.ts'
import { agencyByKey, listAgencies } from '../../db/queries/agencies.ts'
import { listCells } from '../../db/queries/cells.ts'
import { documentBySha256 } from '../../db/queries/documents.ts'
import { listFindings } from '../../db/queries/findings.ts'
import { countJobs } from '../../db/queries/jobs.ts'
import { matrix } from '../../db/queries/matrix.ts'
import type { Page } from '../../db/queries/paging.ts'
import { listPortals, portalHealth } from '../../db/queries/portals.ts'
import { regionPage } from '../../db/queries/regions.ts'
import { cellsOfReports, listReports, reportById, reportsByIds } from '../../db/queries/reports.ts'
import { listRuns } from '../../db/queries/runs.ts'
import { statusRows } from '../../db/queries/status.ts'
import { tally } from '../../db/queries/tally.ts'
import { searchText } from '../../db/queries/text-search.ts'
import { listVerdicts } from '../../db/queries/verdicts.ts'
import { decode } from '../../parsers/charset.ts'
import type { Answers, CellAnswer, DocumentAnswer, Slice, Window } from '../api/answers.ts'
import { cellRows } from '../api/cell-rows.ts'
import { matrixSlice } from '../api/slices.ts'
import { CHECKS } from '../checks/index.ts'
import { UnreachableError } from '../domain/errors.ts'
import { compareAgencies } from '../steps/compare.ts'
import { setDutiesFor } from '../steps/duties.ts'
import { measurePoints } from '../steps/measure-points.ts'
import { changes, rank, totals } from '../steps/summaries.ts'
import { parseChoice } from './options.ts'

/** `store` is read; `primary`, where `store` is a replica, takes what a question about duties sets down. */
export function bindAnswers(store: Store, archive: Archive, primary: Store = store): Answers {
  const { db } = store
  return {
    ready: () => ready(store),
    tally: (today) => tally(db, today),
    regions: async ({ region, parent, level, q, validOn, withBodies: with_bodies }, window) =>
      slice(
        await regionPage(db, {
          ...given({ region, parent, level, search: q, valid_on: validOn }),
          with_bodies,
          ...paging(window),
        }),
      ),
    agency: (key) => agencyByKey(db, key),
    agencies: async ({ region, q }, window) =>
      slice(await listAgencies(db, { ...given({ region, search: q }), ...paging(window) })),
    matrix: async (filter, window) => {
      const { region, years, asOf: as_of, today } = filter
      return matrixSlice(await matrix(db, { ...given({ region, years, as_of }), today }), filter, window)
    },
    status: async ({ region, agency, years, states, asOf: as_of, today }, window) => {
      await setDutiesFor(primary.db, years ?? [], today)
      return slice(
        await statusRows(db, {
          ...given({ region, years, states, as_of, agency_keys: agency === null ? null : [agency] }),
          today,
          ...paging(window),
        }),
      )
    },
    reports: async ({ region, agency, years, status: statuses, era }, window) =>
      slice(
        await listReports(db, {
          ...given({ region, years, statuses, era, agency_keys: agency === null ? null : [agency] }),
          ...paging(window),
        }),
      ),
    report: (id, version) => reportById(db, id, version ?? undefined),
    cells: async ({ region, agency: agency_key, years, report: report_id, table, indicators }, window) => {
      const filters = given({ region, agency_key, years, report_id, table, indicators })
      const page = await listCells(db, { ...filters, ...paging(window) })
      return { rows: await cellAnswers(store, page.data), total: page.total }
    },
    measures: (filter, window) => measurePoints(db, filter, window),
    findings: async (
      { region, agency: agency_key, years, check, severity, fingerprint = null, states },
      window,
    ) =>
      slice(
        await listFindings(db, {
          ...given({ region, agency_key, years, check: knownCheck(check), severity, fingerprint }),
          states,
          ...paging(window),
        }),
      ),
    search: async ({ region, agency: agency_key, years, words }, window) =>
      slice(await searchText(db, { ...given({ region, agency_key, years }), words, ...paging(window) })),
    rank: (filter, largestFirst, window) => rank(db, filter, largestFirst, window),
    changes: (filter, order, window) => changes(db, filter, order, window),
    totals: (asked) => totals(db, asked),
    compare: (request) => compareAgencies(db, request),
    jobs: () => countJobs(db),
    verdicts: async (window) => slice(await listVerdicts(db, paging(window))),
    portals: (ids) => listPortals(db, ids),
    portalHealth: () => portalHealth(db),
    runs: async (window) => slice(await listRuns(db, paging(window))),
    document: (sha256) => documentAnswer(store, archive, sha256),
  }
}

async function ready({ db }: Store): Promise<void> {
  try {
    await sql`select 1`.execute(db)
  } catch (cause) {
    throw new UnreachableError('database_gone', 'the database does not answer', { cause })
  }
}

/** Null means "any" at the doors and is left out below. */
function given<T extends Readonly<Record<string, unknown>>>(filters: T) {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

function paging({ offset, limit }: Window) {
  return { after: String(offset), limit }
}

function slice<T>({ data, total }: Page<T>): Slice<T> {
  return { rows: data, total }
}

async function cellAnswers(
  { db }: Store,
  places: readonly { report_id: number; table_id: string; indicator: string }[],
): Promise<readonly CellAnswer[]> {
  const ids = [...new Set(places.map(({ report_id }) => report_id))]
  const [summaries, cells] = await Promise.all([reportsByIds(db, ids), cellsOfReports(db, ids)])
  const rows = new Map(
    summaries.flatMap((summary) =>
      cellRows({ ...summary, cells: cells.get(summary.id) ?? [] }).map((row): [string, CellAnswer] => [
        `${row.report_id}:${row.table}:${row.id}`,
        row,
      ]),
    ),
  )
  return places.flatMap(
    ({ report_id, table_id, indicator }) => rows.get(`${report_id}:${table_id}:${indicator}`) ?? [],
  )
}

/** InputError on a check that there is not: an empty answer would say that nothing was found. */
function knownCheck(check: string | null): string | null {
  if (check === null) return null
  return parseChoice(
    check,
    CHECKS.map(({ id }) => id),
    'check',
  )
}

/** Text decoded as the reader decodes it, so that the offsets of cells fit. */
async function documentAnswer(
  { db }: Store,
  archive: Archive,
  sha256: string,
): Promise<DocumentAnswer | null> {
  const found = await documentBySha256(db, sha256)
  if (found === null) return null
  const { size, media_type, ...rest } = found
  const type = media_type ?? null
  const decoded = isText(type) ? decode(await archive.get(sha256), type) : null
  return {
    ...rest,
    content_type: type,
    bytes: size,
    charset: decoded?.charset ?? null,
    text: decoded?.text ?? null,
  }
}

function isText(type: string | null): boolean {
  return type === null || /^(text\/|application\/(xhtml\+xml|xml|json))/i.test(type)
}
