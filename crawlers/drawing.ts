/**
 * Which pages are drawn by a browser. A page of a script costs tens of times what a served one does, so it is settled once
 * a host, when drawing first showed rows that the served page had not, and kept.
 */
import type { FetchedDocument } from '../src/domain/document.ts'
import type { Page } from './family.ts'
import { type PageQuery, type PageRequest, pageQuery } from './page-request.ts'
import type { Portal } from './portal-schema.ts'

/** Hosts for which it is settled that a browser draws their lists. */
export interface DrawnHosts {
  readonly has: (host: string) => boolean | Promise<boolean>
  /** `why` is for people. */
  readonly add: (host: string, why: string) => void | Promise<void>
}

export interface Drawing {
  readonly draw: (query: PageQuery, portal: Portal) => Promise<FetchedDocument>
  readonly hosts: DrawnHosts
}

/** Header of our own on a drawn page: its bytes are what a browser made of what was served. */
export const DRAWN_BY = 'x-drawn-by'

/** True where a browser drew the page. */
export function isDrawn({ document }: Pick<Page, 'document'>): boolean {
  return document.headers[DRAWN_BY] !== undefined
}

/** The request with `as_decided` settled: drawn or served. */
export async function settleRender(request: PageRequest, hosts: DrawnHosts | undefined): Promise<PageQuery> {
  const query = pageQuery(request)
  if (query.render !== 'as_decided') return query
  const { host } = new URL(query.url)
  return { ...query, render: hosts !== undefined && (await hosts.has(host)) }
}

/** For as long as the process lives: where nothing is stored. */
export function hostsInMemory(): DrawnHosts {
  const known = new Set<string>()
  return { has: (host) => known.has(host), add: (host) => void known.add(host) }
}
