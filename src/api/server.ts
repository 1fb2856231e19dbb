/** The whole server as one app: pages, lists, writes, state of the process. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { NotFoundError } from '../domain/errors.ts'
import { STYLE } from '../web/style.ts'
import type { Answers, Archive } from './answers.ts'
import type { App, Doors } from './doors.ts'
import { secureHeaders } from './headers.ts'
import { createTraffic, mountMetrics } from './metrics.ts'
import { mountWrites, writesAt } from './mount-writes.ts'
import { LIST_PATHS, mountLists } from './openapi.ts'
import { mountPage } from './page-route.ts'
import { AGENCY_PAGE } from './pages/agency.ts'
import { COMPARE_PAGE } from './pages/compare.ts'
import { FINDING_PAGE } from './pages/finding.ts'
import { FINDINGS_PAGE } from './pages/findings.ts'
import { MATRIX_PAGE } from './pages/matrix.ts'
import { PORTALS_PAGE } from './pages/portals.ts'
import { RANK_PAGE } from './pages/rank.ts'
import { REPORT_PAGE } from './pages/report.ts'
import { SOURCE_PAGE } from './pages/source.ts'
import { STATUS_PAGE } from './pages/status.ts'
import { TOTALS_PAGE } from './pages/totals.ts'
import { answerProblem, statusOf } from './problem.ts'
import { readQuery } from './query.ts'
import { mountBytes } from './source-bytes.ts'
import { noSuchForm, TABLE_SUFFIXES } from './table-answer.ts'
import { isFindingPath, mountVerdictForm } from './verdict-form.ts'
import { guardWrites } from './write-guard.ts'
import type { Writes } from './writes.ts'

export interface ServerParts {
  readonly answers: Answers
  readonly archive: Archive
  readonly now: () => Date
  /** NIANBAO_TOKEN; null: no writes at all. */
  readonly token: string | null
  /** None: no writes, whatever the token. */
  readonly writes?: Writes
  /** Hears every error that is not the asker's. */
  readonly onError?: (error: unknown, path: string) => void
}

const PAGES = [
  MATRIX_PAGE,
  STATUS_PAGE,
  FINDINGS_PAGE,
  FINDING_PAGE,
  PORTALS_PAGE,
  COMPARE_PAGE,
  RANK_PAGE,
  TOTALS_PAGE,
  REPORT_PAGE,
  AGENCY_PAGE,
  SOURCE_PAGE,
]

export function createServer(parts: ServerParts): App {
  const token = parts.writes ? parts.token : null
  const doors: Doors = { ...parts, writable: token !== null }
  const traffic = createTraffic()
  const app = new OpenAPIHono()
  app.use(secureHeaders)
  app.use(traffic.count)
  app.use(guardWrites({ token, writesAt, formsAt: isFindingPath, readsAt }))
  app.onError((error, c) => {
    if (statusOf(error) >= 500) parts.onError?.(error, c.req.path)
    return answerProblem(c, error)
  })
  app.notFound((c) => answerProblem(c, nothingAt(c)))
  mountStyle(app)
  mountState(app, doors)
  mountMetrics(app, doors, traffic)
  mountWrites(app, parts.writes ?? null)
  mountLists(app, doors)
  mountVerdictForm(app, doors, { token, writes: parts.writes ?? null })
  mountBytes(app, doors)
  for (const page of PAGES) mountPage(app, doors, page)
  return app
}

const OPENAPI = '/api/v1/openapi.json'

/** Whatever only takes writes is not there to be read; pages answer for themselves. */
function readsAt(path: string): boolean {
  if (writesAt(path).length > 0) return LIST_PATHS.includes(path)
  return !path.startsWith('/api/') || path === OPENAPI || LIST_PATHS.includes(path.replace(/\.\w+$/, ''))
}

function nothingAt(c: Context): NotFoundError {
  const stem = c.req.path.replace(/\.\w+$/, '')
  if (stem !== c.req.path && LIST_PATHS.includes(stem)) return noSuchForm(c.req.path, TABLE_SUFFIXES)
  const inApi = c.req.path.startsWith('/api')
  return new NotFoundError('no_such_address', `there is nothing at ${c.req.path}`, {
    hint: inApi ? 'addresses are listed by /api/v1/openapi.json' : '从总览开始',
    ...(inApi ? { context: { allowed: LIST_PATHS } } : {}),
  })
}

function mountStyle(app: App): void {
  app.get(STYLE.path, (c) => {
    const headers = { ETag: STYLE.etag, 'Cache-Control': 'public, max-age=31536000, immutable' }
    if (c.req.header('If-None-Match') === STYLE.etag) return c.body(null, 304, headers)
    return c.body(STYLE.css, 200, { ...headers, 'Content-Type': 'text/css; charset=utf-8' })
  })
}

function mountState(app: App, doors: Doors): void {
  app.get('/healthz', (c) => {
    readQuery(c, {})
    return c.json({ status: 'alive' })
  })
  app.get('/readyz', async (c) => {
    readQuery(c, {})
    await doors.answers.ready()
    return c.json({ status: 'ready' })
  })
}
