/** Reports whose year before is more than one report, with everything that the checks between years need of it. */
import { type Kysely, sql } from 'kysely'
import type { Scope } from '../../src/domain/report.ts'
import type { Schema } from '../schema.ts'
import { cellsOfVersions, type VersionCells } from './reports.ts'

export interface PastBody {
  readonly name: string
  readonly valid_to: string | null
  readonly version_id: number | null
  readonly still: boolean
}

export interface HistoryTarget {
  readonly version_id: number
  readonly agency_key: string
  readonly year: number
  readonly scope: Scope
  readonly valid_from: string | null
  /** False where the year before is one report by now: what was said here is over. */
  readonly has_history: boolean
  /** Versions of the body's own report of the year before, the one shown first. */
  readonly own: readonly number[]
  readonly predecessors: readonly PastBody[]
}

/** Those reports, and their next years' and successors', that have a history, or of which `checks` said something for one. */
export async function historyTargets(
  db: Kysely<Schema>,
  reportIds: readonly number[],
  checks: readonly string[],
): Promise<readonly HistoryTarget[]> {
  const { rows } = await sql<HistoryTarget>`
    with asked as (
      select distinct b.id as agency_id, r.scope, y.year::integer as year
        from report r join agency a on a.id = r.agency_id
        join agency b on b.id = a.id or b.key = a.successor_key
        cross join lateral (values (r.year), (r.year + 1)) y (year)
       where r.id = any(${reportIds}::integer[])),
    target as (
      select t.id as report_id, v.id as version_id, t.agency_id, t.year, t.scope, has_history(t.agency_id, t.year, t.scope) as has_history
        from asked q join report t on t.agency_id = q.agency_id and t.year = q.year and t.scope = q.scope
        join report_version v on v.report_id = t.id and v.current)
    select t.version_id, a.key as agency_key, t.year, t.scope, a.valid_from, t.has_history,
           coalesce((select jsonb_agg(e.id order by e.current desc, e.id desc)
              from report p join report_version e on e.report_id = p.id
             where p.agency_id = t.agency_id and p.year = t.year - 1 and p.scope = t.scope
               and (e.current or e.status = 'complete' and e.document_sha256 <>
                    (select c.document_sha256 from report_version c where c.report_id = p.id and c.current))), '[]') as own,
           coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'valid_to', p.valid_to,
               'version_id', (select c.id from report o join report_version c on c.report_id = o.id and c.current
                               where o.agency_id = p.id and o.year = t.year - 1 and o.scope = t.scope),
               'still', exists (select 1 from report o where o.agency_id = p.id and o.year = t.year)) order by p.key)
              from agency p where p.successor_key = a.key
               and (p.valid_to is null or extract(year from p.valid_to) between t.year - 1 and t.year)), '[]') as predecessors
      from target t join agency a on a.id = t.agency_id
     where t.has_history or exists (select 1 from finding f where f.version_id = t.version_id and f.position >= 10000
                                       and f.check_id = any(${checks}::text[]))
     order by t.report_id
  `.execute(db)
  return rows
}

/** Versions by their number. */
export async function versionsById(
  db: Kysely<Schema>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, VersionCells>> {
  if (ids.length === 0) return new Map()
  const found = await cellsOfVersions(db, sql`v.id = any(${ids}::integer[])`)
  return new Map(found.map((version) => [version.version_id, version]))
}
