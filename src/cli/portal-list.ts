/** `portal list`: the portals crawled, the own files not crawled yet, and on demand those that are shipped. */
import type { Portal } from '../../crawlers/portal.ts'
import { loadShippedPortals } from '../../crawlers/shipped-portals.ts'
import { listJobs } from '../../db/queries/jobs.ts'
import { listPortals } from '../../db/queries/portals.ts'
import type { JobAnswer, PortalAnswer } from '../domain/answer.ts'
import { loadOwnPortals } from './choose-portals.ts'
import type { Context } from './context.ts'
import { withStore } from './store.ts'
import { renderTable } from './table.ts'

/** `enabled` where a crawl without arguments would take it. */
type Row = PortalAnswer & {
  readonly source: 'own' | 'shipped' | 'named'
  readonly enabled: boolean
  /** Its crawls in the queue. */
  readonly jobs: readonly JobAnswer[]
}

export interface ListOptions {
  readonly json?: boolean
  readonly shipped?: boolean
}

export async function listKnownPortals(options: ListOptions, context: Context): Promise<void> {
  const [own, shipped] = await Promise.all([loadOwnPortals(context), loadShippedPortals()])
  const [crawled, jobs] = await withStore(context, ({ db }) => Promise.all([listPortals(db), listJobs(db)]))
  const rows = rowsOf(crawled, own, shipped, options.shipped === true).map((row) => ({
    ...row,
    jobs: jobs.filter(({ portal_id }) => portal_id === row.id),
  }))
  if (options.json) {
    for (const row of rows) await context.out(`${JSON.stringify(row)}\n`)
    return
  }
  const idle = shipped.filter(({ id }) => !rows.some((row) => row.id === id)).length
  const more = idle === 0 ? '' : `${idle} more are shipped and not enabled: portal list --shipped\n`
  await context.out((rows.length === 0 ? 'no portal has been crawled yet\n' : table(rows)) + more)
}

function rowsOf(
  crawled: readonly PortalAnswer[],
  own: readonly Portal[],
  shipped: readonly Portal[],
  withShipped: boolean,
): readonly Omit<Row, 'jobs'>[] {
  const isOwn = (id: string) => own.some((portal) => portal.id === id)
  const isShipped = (id: string) => shipped.some((portal) => portal.id === id)
  const mark = (row: PortalAnswer): Omit<Row, 'jobs'> => ({
    ...row,
    source: isOwn(row.id) ? 'own' : isShipped(row.id) ? 'shipped' : 'named',
    enabled: isOwn(row.id),
  })
  const offered = withShipped ? shipped.filter(({ id }) => !isOwn(id)) : []
  const idle = [...own, ...offered].filter(({ id }) => !crawled.some((row) => row.id === id))
  return [...crawled, ...idle.map(neverCrawled)].map(mark).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function neverCrawled({ id, name, region, family, base_url, last_verified }: Portal): PortalAnswer {
  return {
    id,
    name,
    region_code: region,
    family,
    base_url,
    health: 'never',
    health_reason: last_verified === 'never' ? 'not verified against the live site yet' : null,
    last_checked_at: null,
    last_success_at: null,
    reports: 0,
    waiting: 0,
    proposals: [],
  }
}

/** What the last crawl did not say itself. */
function proposed({ proposals, health_reason }: Row): readonly string[] {
  return proposals
    .filter(({ proposed_url }) => health_reason?.includes(proposed_url) !== true)
    .map(({ column_url, proposed_url }) => `${column_url} may be at ${proposed_url} now`)
}

function table(rows: readonly Row[]): string {
  return renderTable(
    [
      'portal',
      'name',
      'enabled',
      'health',
      'reports',
      'waiting',
      'last checked',
      'queue',
      'family',
      'because',
    ],
    rows.map((row) => [
      row.id,
      row.name,
      row.enabled ? 'yes' : row.source === 'shipped' ? 'no, shipped' : 'no, named',
      row.health,
      String(row.reports),
      String(row.waiting),
      row.last_checked_at ?? '—',
      row.jobs.map(({ state }) => state.replace('_', ' ')).join(', ') || '—',
      row.family,
      [row.health_reason, ...proposed(row), ...row.jobs.map(({ reason }) => reason && `queue: ${reason}`)]
        .filter(Boolean)
        .join('; '),
    ]),
  )
}
