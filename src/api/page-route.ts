/**
 * A page of the dashboard: one definition gives the HTML, the `.json` twin (exactly the page's data) and, for pages
 * with a table, the downloads (exactly its rows, all of them).
 */
import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { At, Render } from '../web/page.ts'
import type { App, Doors } from './doors.ts'
import { readQuery } from './query.ts'
import { answerTable, noSuchForm, TABLE_SUFFIXES, type TableSource } from './table-answer.ts'

/** Rows of an HTML table on one page. */
const PAGE_ROWS = 200

type Query<S extends z.ZodRawShape> = z.output<z.ZodObject<S>>

export interface PageRoute {
  /** Without suffix; may end in one parameter (`/reports/:id`). */
  readonly path: string
  readonly respond: (c: Context, doors: Doors, id: string, suffix: string | null) => Promise<Response>
}

export function pageRoute<S extends z.ZodRawShape, T extends object>(definition: {
  readonly path: string
  readonly parameters: S
  /** `id` is the path's parameter, '' where it has none. */
  readonly load: (doors: Doors, query: Query<S>, id: string) => Promise<T>
  readonly render: Render<T>
  readonly table?: (doors: Doors, query: Query<S>, id: string) => TableSource
}): PageRoute {
  const { path, parameters, load, render, table } = definition
  const forms = table === undefined ? ['json'] : ['json', ...TABLE_SUFFIXES]
  return {
    path,
    respond: async (c, doors, id, suffix) => {
      if (suffix !== null && !forms.includes(suffix)) throw noSuchForm(c.req.path, forms)
      const query = readQuery(c, parameters)
      if (table !== undefined && suffix !== null && suffix !== 'json')
        return answerTable(c, suffix, table(doors, query, id))
      const data = await load(doors, query, id)
      return suffix === 'json' ? c.json(data) : c.html(render(data, atOf(c, path, id)))
    },
  }
}

function atOf(c: Context, path: string, id: string): At {
  return {
    path: path.replace(/:\w+$/, () => encodeURIComponent(id)),
    search: new URL(c.req.url).search,
  }
}

/** Forms a reader may ask for; those a page does not have are refused by name. */
const FORMS = ['json', 'csv', 'jsonl', 'xlsx', 'parquet'] as const
const SUFFIX = new RegExp(`\\.(${FORMS.join('|')})$`)

/** Registers a page under its path and every suffix. */
export function mountPage(app: App, doors: Doors, page: PageRoute): void {
  const name = /:(\w+)$/.exec(page.path)?.[1]
  if (name !== undefined) {
    app.get(page.path, (c) => {
      const last = c.req.param(name) ?? ''
      const suffix = SUFFIX.exec(last)?.[1] ?? null
      return page.respond(c, doors, suffix === null ? last : last.slice(0, -suffix.length - 1), suffix)
    })
    return
  }
  app.get(page.path, (c) => page.respond(c, doors, '', null))
  const twin = page.path === '/' ? '/index' : page.path
  for (const form of FORMS) app.get(`${twin}.${form}`, (c) => page.respond(c, doors, '', form))
}

/** Paging of a table page. */
export function paging(page: number | undefined, total: number) {
  return { page: page ?? 1, pages: Math.ceil(total / PAGE_ROWS), total }
}

/** The window of a page of a table. */
export const pageWindow = (page = 1) => ({ offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS })
