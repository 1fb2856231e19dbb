/** Mounts the lists and describes them: what OpenAPI says and what the server does come from the same table. */
import { z } from '@hono/zod-openapi'
import type { App, Doors } from './doors.ts'
import type { ListRoute } from './list-route.ts'
import { LISTS } from './lists.ts'
import { PROBLEM } from './schemas.ts'
import { answerTable, TABLE_SUFFIXES } from './table-answer.ts'

const BASE = '/api/v1'

/** Paths that exist without a suffix, so that a wrong suffix can be told from a wrong path. */
export const LIST_PATHS: readonly string[] = LISTS.map((list) => `${BASE}/${list.name}`)

export function mountLists(app: App, doors: Doors): void {
  for (const list of LISTS) {
    const path = `${BASE}/${list.name}`
    app.get(path, async (c) => c.json(await list.answer(c, doors)))
    for (const suffix of TABLE_SUFFIXES)
      app.get(`${path}.${suffix}`, (c) => answerTable(c, suffix, list.table(c, doors)))
    describe(app, path, list)
  }
  describeServer(app)
  app.get(`${BASE}/openapi.json`, (c) => c.json(documentOf(app)))
}

const PROBLEMS = {
  400: {
    description: 'Unknown parameter or bad value, named',
    content: { 'application/problem+json': { schema: PROBLEM } },
  },
  503: {
    description: 'The database does not answer',
    content: { 'application/problem+json': { schema: PROBLEM } },
  },
}

function describe(app: App, path: string, list: ListRoute): void {
  const request = { query: list.parameters }
  const schema = z.object({
    data: z.array(list.row),
    next: z.string().nullable().describe('Cursor of the rows that follow; null at the end'),
    total: z.number().int(),
    ...list.beside,
  })
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    summary: list.summary,
    request,
    responses: {
      200: { description: list.summary, content: { 'application/json': { schema } } },
      ...PROBLEMS,
    },
  })
  for (const suffix of TABLE_SUFFIXES)
    app.openAPIRegistry.registerPath({
      method: 'get',
      path: `${path}.${suffix}`,
      summary: `${list.summary}: every row as .${suffix}`,
      request,
      responses: { 200: { description: 'Every row under the filters' }, ...PROBLEMS },
    })
}

const SERVER_PATHS = [
  [`${BASE}/openapi.json`, 'This document'],
  ['/healthz', 'The process is alive'],
  ['/readyz', 'The database answers'],
  ['/metrics', 'Figures for Prometheus'],
] as const

function describeServer(app: App): void {
  for (const [path, summary] of SERVER_PATHS)
    app.openAPIRegistry.registerPath({
      method: 'get',
      path,
      summary,
      responses: { 200: { description: summary } },
    })
}

function documentOf(app: App): object {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'nianbao',
      version: '1',
      description:
        'Yearly open-government reports of public bodies: who published, what the forms say, what the checks say. Reads need nothing; writes need a token. Blank and "/" are never 0. Every dashboard page has a .json twin at the same path.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
  })
}
