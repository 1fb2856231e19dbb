/**
 * A portal file proposed from an address: the columns of annual reports are sought, each is listed for real, and what has
 * reports goes into the proposal with the reason for its family. Nothing is stored.
 */
import { isLoopback } from '../../crawlers/address.ts'
import type { Drawing } from '../../crawlers/drawing.ts'
import type { FetchPage, Page } from '../../crawlers/family.ts'
import type { Fetcher } from '../../crawlers/fetch.ts'
import { pageFetcher } from '../../crawlers/fetch-page.ts'
import { type FoundColumn, findColumns } from '../../crawlers/find-columns.ts'
import type { Portal } from '../../crawlers/portal.ts'
import { siteFacts } from '../../crawlers/site-facts.ts'
import {
  BlockedError,
  InputError,
  NotFoundError,
  TransportError,
  UnreachableError,
} from '../domain/errors.ts'
import { type ColumnVisit, isBlock } from './list-portal.ts'
import { type PlannedPortal, planCrawl } from './plan-crawl.ts'

export interface ProposedColumn {
  readonly url: string
  readonly how: string
  readonly family: string | null
  readonly why: string
  readonly links: number
  readonly reports: number
  readonly problem: string | null
}

export interface PortalProposal {
  readonly portal: Portal
  readonly columns: readonly ProposedColumn[]
  readonly looked: readonly string[]
  /** Report year → reports listed. */
  readonly years: Readonly<Record<string, number>>
  readonly plan: PlannedPortal
}

export interface ProposalWish {
  readonly url: string
  readonly id?: string
  readonly name?: string
  readonly region?: string
}

/** Columns tried at most. */
const MAX_COLUMNS = 6
/** Where the page does not tell the region: the reader of the proposal must. */
export const UNKNOWN_REGION = '000000'

/**
 * InputError for an address that is none, UnreachableError where the site gives no answer, BlockedError where it or its
 * robots.txt keeps us out, NotFoundError where no column of reports was found.
 */
export async function proposePortal(
  fetcher: Fetcher,
  drawing: Drawing,
  wish: ProposalWish,
): Promise<PortalProposal> {
  const start = startUrl(wish.url)
  const draft = draftPortal(start, wish)
  const pages = openly(pageFetcher(fetcher, draft, drawing))
  const first = await firstPage(start, pages)
  const facts = siteFacts(first)
  const isOurs = (url: string) => isSameSite(new URL(url), new URL(first.url))
  const search = await findColumns(first, pages, isOurs)
  const itself: FoundColumn = { url: first.url, how: 'the address given' }
  const candidates = [
    ...search.columns.slice(0, MAX_COLUMNS),
    ...(search.columns.length === 0 ? [itself] : []),
  ]
  const named = {
    ...draft,
    name: wish.name ?? facts.name ?? draft.name,
    region: wish.region ?? facts.region ?? draft.region,
  }
  const portal = withColumns(named, new URL(first.url), candidates)
  const plan = await planCrawl(fetcher, portal, null, Date.now, drawing)
  const columns = candidates.map((column, index) => judged(column, plan.columns[index]))
  const good = columns.filter(({ reports }) => reports > 0)
  if (good.length === 0) throw nothingFound(start, columns, search.looked)
  const families = new Set(good.map(({ family }) => family))
  const [family] = families.size === 1 ? families : [null]
  return {
    portal: { ...withColumns(named, new URL(first.url), good), family: family ?? 'auto' },
    columns,
    looked: search.looked,
    years: reportsByYear(plan),
    plan,
  }
}

/** Report year → reports listed, ascending; without a year under `unknown`. */
export function reportsByYear({ fetch }: PlannedPortal): Readonly<Record<string, number>> {
  const years = Map.groupBy(fetch, ({ year }) => (year === null ? 'unknown' : String(year)))
  return Object.fromEntries([...years].map(([year, rows]) => [year, rows.length] as const).toSorted())
}

function startUrl(text: string): URL {
  const spelled = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  const url = URL.parse(spelled)
  if (url !== null && /^https?:$/.test(url.protocol) && /\.|:|^localhost$/.test(url.hostname)) return url
  throw new InputError(
    'bad_url',
    `"${text}" is not the address of a website, expected such as http://www.example.gov.cn`,
  )
}

/** Only an address typed by the operator may name this machine, and only then is it allowed. */
function draftPortal(start: URL, wish: ProposalWish): Portal {
  const host = start.hostname.replace(/^\[|\]$/g, '')
  return {
    id: wish.id ?? idOf(start),
    name: start.host,
    region: wish.region ?? UNKNOWN_REGION,
    base_url: start.origin,
    family: 'auto',
    hosts: [start.host],
    attachment_hosts: [],
    columns: [{ url: start.href }],
    politeness: { requests_per_second: 1, concurrency: 1 },
    expect: {},
    allow_private_network: host === 'localhost' || isLoopback(host),
    robots: 'respect',
    last_verified: 'never',
    depth: 2,
  }
}

function idOf({ host }: URL): string {
  const bare = host.replace(/^www\./, '').replace(/\.(?:gov|org|edu|com)?\.?(?:cn|com|net|org)$/, '')
  const id = bare
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return /^[a-z]/.test(id) ? id : `portal-${id}`
}

async function firstPage(start: URL, pages: FetchPage): Promise<Page> {
  try {
    return await pages(start.href)
  } catch (error) {
    if (!(error instanceof TransportError)) throw error
    throw new UnreachableError(error.code, error.message, {
      hint: error.hint ?? 'is the address right, and can this machine reach it?',
      cause: error,
    })
  }
}

/** A page that is empty without its scripts is drawn. */
function openly(pages: FetchPage): FetchPage {
  return async (request) => {
    try {
      return await pages(request)
    } catch (error) {
      if (!(error instanceof BlockedError && error.code === 'empty_shell') || typeof request !== 'string')
        throw error
      return pages({ url: request, render: true })
    }
  }
}

/** `xxgk.a.gov.cn` belongs to `www.a.gov.cn`. */
function isSameSite(a: URL, b: URL): boolean {
  const bare = (url: URL) => url.host.replace(/^www\./, '')
  return bare(a) === bare(b) || bare(a).endsWith(`.${bare(b)}`)
}

function withColumns(portal: Portal, base: URL, columns: readonly { readonly url: string }[]): Portal {
  const hosts = new Set([...portal.hosts, base.host, ...columns.map(({ url }) => new URL(url).host)])
  const short = (url: string) => (url.startsWith(`${base.origin}/`) ? url.slice(base.origin.length) : url)
  return {
    ...portal,
    base_url: base.origin,
    hosts: [...hosts],
    columns: columns.map(({ url }) => ({ url: short(url) })),
  }
}

function judged(column: FoundColumn, visit: ColumnVisit | undefined): ProposedColumn {
  return {
    ...column,
    family: visit?.family ?? null,
    why: visit?.why ?? 'not looked at',
    links: visit?.links ?? 0,
    reports: visit?.reports ?? 0,
    problem: visit?.reason ?? null,
  }
}

function nothingFound(start: URL, columns: readonly ProposedColumn[], looked: readonly string[]): Error {
  const said = columns.map(
    ({ url, problem, links }) => `${url}: ${problem ?? `${links} links, none a report`}`,
  )
  const blocked = columns.find(
    ({ problem }) => isBlock(problem?.split(':')[0] ?? '') || problem?.startsWith('blocked'),
  )
  const message = `${start.href}: no column of annual reports was found (${said.join('; ')}; looked at ${looked.join(', ')})`
  const options = {
    hint: 'give the address of the column itself, or write the portal file by hand',
    context: { url: start.href },
  }
  return blocked
    ? new BlockedError('no_column', message, options)
    : new NotFoundError('no_column', message, options)
}
