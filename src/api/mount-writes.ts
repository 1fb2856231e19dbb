/** Mounts the writes and describes them: what OpenAPI says and what the server takes come from the same table. */
import type { App } from './doors.ts'
import { HttpError } from './http-error.ts'
import { PROBLEM } from './schemas.ts'
import type { WritesAt } from './write-guard.ts'
import { IMPORT_ROUTE } from './writes/import.ts'
import { PORTAL_ROUTES } from './writes/portals.ts'
import { ROSTER_ROUTE } from './writes/roster.ts'
import type { WriteRoute } from './writes/route.ts'
import { VERDICT_ROUTE } from './writes/verdict.ts'
import type { Writes } from './writes.ts'

const BASE = '/api/v1'
const ROUTES: readonly WriteRoute[] = [IMPORT_ROUTE, VERDICT_ROUTE, ROSTER_ROUTE, ...PORTAL_ROUTES]

/** Methods that write at a path. */
export const writesAt: WritesAt = (path) =>
  ROUTES.filter((route) => patternOf(route).test(path)).map(({ method }) => method)

function patternOf({ path }: WriteRoute): RegExp {
  return new RegExp(`^${BASE}${path.replace(/\{\w+\}/, '[^/]+')}$`)
}

/** `writes` null: the server cannot write, whatever the token. */
export function mountWrites(app: App, writes: Writes | null): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'NIANBAO_TOKEN of the server; without one it is read-only',
  })
  for (const route of ROUTES) {
    app.on(route.method, `${BASE}${route.path.replace(/\{(\w+)\}/, ':$1')}`, (c) => {
      if (writes === null) throw new HttpError(403, 'read_only', 'this server only reads')
      return route.handle(c, writes)
    })
    describe(app, route)
  }
}

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'Something in what was sent is wrong: named, with every fault; nothing was changed',
  401: 'No token, or a wrong one',
  403: 'The server is read-only',
  413: 'More than 30 MiB',
  415: 'A kind of body that is not taken',
  503: 'The database or the archive does not answer',
}

function describe(app: App, route: WriteRoute): void {
  const problem = { 'application/problem+json': { schema: PROBLEM } }
  const said = Object.entries(route.says).map(([status, description]) => {
    const content = Number(status) < 400 ? { 'application/json': { schema: route.answer } } : problem
    return [status, { description, content }]
  })
  const refused = Object.entries(REFUSALS).map(([status, description]) => [
    status,
    { description, content: problem },
  ])
  app.openAPIRegistry.registerPath({
    method: route.method === 'POST' ? 'post' : 'put',
    path: `${BASE}${route.path}`,
    summary: route.summary,
    security: [{ token: [] }],
    request: {
      ...(route.query && { query: route.query }),
      ...(route.params && { params: route.params }),
      body: {
        required: true,
        content: Object.fromEntries(Object.entries(route.takes).map(([type, schema]) => [type, { schema }])),
      },
    },
    responses: Object.fromEntries([...said, ...refused]),
  })
}
