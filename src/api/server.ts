/** The whole server as one app: pages, lists, state of the process. Reads only. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { NotFoundError } from '../domain/errors.ts'
import { STYLE } from '../web/style.ts'
import type { Answers, Archive } from './answers.ts'
import type { App, Doors } from './doors.ts'
import { readOnly, secureHeaders } from './headers.ts'
import { createTraffic, mountMetrics } from './metrics.ts'
import { LIST_PATHS, mountLists } from './openapi.ts'
import { mountPage } from './page-route.ts'
import { AGENCY_PAGE } from './pages/agency.ts'
import { COMPARE_PAGE } from './pages/compare.ts'
import { FINDINGS_PAGE } from './pages/findings.ts'
import { MATRIX_PAGE } from './pages/matrix.ts'
import { PORTALS_PAGE } from './pages/portals.ts'
import { REPORT_PAGE } from './pages/report.ts'
import { SOURCE_PAGE } from './pages/source.ts'
import { STATUS_PAGE } from './pages/status.ts'
import { answerProblem, statusOf } from './problem.ts'
import { readQuery } from './query.ts'
import { mountBytes } from './source-bytes.ts'
import { noSuchForm, TABLE_SUFFIXES } from './table-answer.ts'

export interface ServerParts {
  readonly answers: Answers
  readonly archive: Archive
  readonly now: () => Date
  /** NIANBAO_TOKEN; null: no writes at all. */
  readonly token: string | null
  /** Hears every error that is not the asker's. */
  readonly onError?: (error: unknown, path: string) => void
}

const PAGES = [
  MATRIX_PAGE,
  STATUS_PAGE,
  FINDINGS_PAGE,
  PORTALS_PAGE,
  COMPARE_PAGE,
  REPORT_PAGE,
  AGENCY_PAGE,
  SOURCE_PAGE,
]

export function createServer(parts: ServerParts): App {
  const doors: Doors = parts
  const traffic = createTraffic()
  const app = new OpenAPIHono()
  app.use(secureHeaders)
  app.use(traffic.count)
  app.use(readOnly(parts.token))
  app.onError((error, c) => {
    if (statusOf(error) >= 500) parts.onError?.(error, c.req.path)
    return answerProblem(c, error)
  })
  app.notFound((c) => answerProblem(c, nothingAt(c)))
  mountStyle(app)
  mountState(app, doors)
  mountMetrics(app, doors, traffic)
  mountLists(app, doors)
  mountBytes(app, doors)
  for (const page of PAGES) mountPage(app, doors, page)
  return app
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
