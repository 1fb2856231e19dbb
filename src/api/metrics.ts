/** Figures for Prometheus: what is stored, how the sources are, what was asked of this process. */
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { DUTY_STATES } from '../domain/duty.ts'
import { type App, type Doors, today } from './doors.ts'
import { keepWhileCheap } from './keep-while-cheap.ts'
import { countHealth } from './pages/matrix.ts'

const READ_STATUSES = [
  'complete',
  'partial',
  'needs_ocr',
  'attachment_only',
  'not_a_report',
  'unreadable',
] as const

/** Requests answered by this process, by method, route and status. */
export interface Traffic {
  readonly count: MiddlewareHandler
  readonly lines: () => string[]
}

export function createTraffic(): Traffic {
  const requests = new Map<string, { count: number; seconds: number }>()
  return {
    count: async (c, next) => {
      const begin = performance.now()
      await next()
      const key = labels({ method: methodOf(c), route: routeOf(c), status: String(c.res.status) })
      const known = requests.get(key) ?? { count: 0, seconds: 0 }
      requests.set(key, {
        count: known.count + 1,
        seconds: known.seconds + (performance.now() - begin) / 1000,
      })
    },
    lines: () => [
      ...family(
        'nianbao_http_requests_total',
        'counter',
        'HTTP requests answered',
        [...requests].map(([key, one]) => [key, one.count]),
      ),
      ...family(
        'nianbao_http_request_seconds_total',
        'counter',
        'Seconds spent until the headers of answers',
        [...requests].map(([key, one]) => [key, one.seconds]),
      ),
    ],
  }
}

/** A label takes only known values: no client can make new series. */
const methodOf = (c: Context): string =>
  ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(c.req.method) ? c.req.method : 'other'

function routeOf(c: Context): string {
  const route = routePath(c, -1)
  return route === '/*' || route === '*' ? 'unmatched' : route
}

export function mountMetrics(app: App, doors: Doors, traffic: Traffic): void {
  const counted = keepWhileCheap((day) => doors.answers.tally(day))
  app.get('/metrics', async (c) => {
    const { answers } = doors
    const [tally, portals, runs, jobs] = await Promise.all([
      counted(today(doors)),
      answers.portalHealth(),
      answers.runs({ offset: 0, limit: 1 }),
      answers.jobs(),
    ])
    const run = runs.rows[0]
    const lines = [
      ...family(
        'nianbao_reports',
        'gauge',
        'Current reports by read status',
        READ_STATUSES.map((status) => [labels({ status }), tally.reports[status] ?? 0]),
      ),
      ...family(
        'nianbao_duties',
        'gauge',
        'Duties by state',
        DUTY_STATES.map((state) => [labels({ state }), tally.duties[state] ?? 0]),
      ),
      ...family(
        'nianbao_portals',
        'gauge',
        'Portals by health',
        Object.entries(countHealth(portals)).map(([health, count]) => [labels({ health }), count]),
      ),
      ...family(
        'nianbao_portal_healthy',
        'gauge',
        '1 where the portal is well',
        portals.map((portal) => [labels({ portal: portal.id }), portal.health === 'ok' ? 1 : 0]),
      ),
      ...family(
        'nianbao_jobs',
        'gauge',
        'Crawls in the queue by state; given_up: failed too often, a person should look',
        Object.entries(jobs).map(([state, count]) => [labels({ state }), count]),
      ),
      ...(run === undefined
        ? []
        : family('nianbao_last_run_timestamp_seconds', 'gauge', 'Start of the last crawl', [
            ['', Date.parse(run.started_at) / 1000],
          ])),
      ...traffic.lines(),
    ]
    return c.body(`${lines.join('\n')}\n`, 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  })
}

function family(
  name: string,
  type: 'gauge' | 'counter',
  help: string,
  samples: readonly (readonly [string, number])[],
): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(([label, value]) => `${name}${label} ${value}`),
  ]
}

function labels(pairs: Readonly<Record<string, string>>): string {
  const escaped = Object.entries(pairs).map(
    ([name, value]) =>
      `${name}="${value.replace(/["\\\n]/g, (mark) => (mark === '\n' ? '\\n' : `\\${mark}`))}"`,
  )
  return `{${escaped.join(',')}}`
}
