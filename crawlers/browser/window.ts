/** One context and one page of the browser, for one host: pages are drawn in it one after the other. */
import { hash } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright'
import type { FetchedDocument } from '../../src/domain/document.ts'
import { AppError, NotFoundError, TransportError } from '../../src/domain/errors.ts'
import { answerFault } from '../answer-fault.ts'
import { DRAWN_BY } from '../drawing.ts'
import { type Fetcher, refuseNoPage } from '../fetch.ts'
import type { PageQuery } from '../page-request.ts'
import type { Portal } from '../portal-schema.ts'
import { pressNext } from './next-page.ts'
import { type Drawn, type Patience, settle } from './settle.ts'
import { carryRoute, type KeptAnswers, MAX_DOCUMENTS, startTraffic, type Traffic } from './traffic.ts'

export interface Window {
  /** Throws AppError. */
  readonly draw: (query: PageQuery, portal: Portal) => Promise<FetchedDocument>
  readonly close: () => Promise<void>
}

interface State {
  readonly page: Page
  readonly fetcher: Fetcher
  readonly patience: Patience
  readonly name: string
  traffic: Traffic | null
  /** What the page shows now, for pressing on. */
  shown: { readonly url: string; readonly turn: number; readonly drawn: Drawn } | null
}

export interface WindowOptions {
  readonly fetcher: Fetcher
  readonly patience: Patience
  /** Put behind the browser's own name, which stays as it is. */
  readonly agent: string
}

export async function openWindow(browser: Browser, options: WindowOptions): Promise<Window> {
  const { fetcher, patience, agent } = options
  const context = await browser.newContext({
    userAgent: `${await ownAgent(browser)} ${agent}`,
    locale: 'zh-CN',
    serviceWorkers: 'block',
    acceptDownloads: false,
  })
  const page = await context.newPage()
  const name = `Chromium ${browser.version()}`
  const state: State = { page, fetcher, patience, name, traffic: null, shown: null }
  await guard(context, state)
  return {
    draw: (query, portal) => draw(query, portal, state),
    close: () => context.close().catch(() => undefined),
  }
}

async function ownAgent(browser: Browser): Promise<string> {
  const page = await browser.newPage()
  try {
    return await page.evaluate<string>('navigator.userAgent')
  } finally {
    await page.close()
  }
}

/** Everything the page wants of the net comes through here; outside of a drawing it gets nothing. */
async function guard(context: BrowserContext, state: State): Promise<void> {
  const kept: KeptAnswers = { scripts: new Map(), redirected: new Map() }
  await context.route('**/*', async (route) => {
    if (state.traffic === null) await route.abort('blockedbyclient').catch(() => undefined)
    else await carryRoute(route, state.traffic, kept, state.fetcher)
  })
  await context.routeWebSocket(/.*/, (socket) => void socket.close())
  context.on('page', (opened) => {
    if (opened !== state.page) void opened.close().catch(() => undefined)
  })
  state.page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined))
}

async function draw(query: PageQuery, portal: Portal, state: State): Promise<FetchedDocument> {
  const { url, turn = 1 } = query
  const fetched_at = new Date().toISOString()
  const traffic = startTraffic(portal)
  state.traffic = traffic
  try {
    const from = state.shown?.url === url && state.shown.turn < turn ? state.shown : null
    let drawn = from?.drawn ?? (await open(query, traffic, state))
    state.shown = null
    const file = traffic.file?.answer
    if (file) return asDocument(url, traffic.main?.url ?? url, file.headers, file.bytes, fetched_at)
    for (let at = from?.turn ?? 1; at < turn; at++) drawn = await press(at + 1, drawn, query, traffic, state)
    const headers = { 'content-type': 'text/html; charset=utf-8', [DRAWN_BY]: state.name }
    // The mark wins over whatever charset the page or the portal file still declares.
    const document = asDocument(url, drawn.url, headers, Buffer.from(`\uFEFF${drawn.html}`), fetched_at)
    const fault = faultOf(document, traffic) ?? traffic.lost[0]
    if (fault?.code.startsWith('blocked:')) state.fetcher.reportFault(url, fault)
    if (fault !== undefined) throw fault
    state.shown = { url, turn, drawn }
    return document
  } finally {
    state.traffic = null
  }
}

async function open(query: PageQuery, traffic: Traffic, state: State): Promise<Drawn> {
  const { url, referer, awaits = null } = query
  const { page, patience } = state
  // A page that differs by its fragment only would not be loaded anew.
  await page.goto('about:blank')
  try {
    const options = { waitUntil: 'commit', timeout: patience.total_ms } as const
    await page.goto(url, referer === undefined ? options : { ...options, referer })
  } catch (error) {
    throw traffic.mainError ?? crash(url, error)
  }
  const drawn = await settle(page, traffic, patience, { awaits })
  if (traffic.mainError !== null) throw traffic.mainError
  return drawn
}

async function press(
  turn: number,
  drawn: Drawn,
  { url, awaits }: PageQuery,
  traffic: Traffic,
  { page, patience }: State,
): Promise<Drawn> {
  traffic.documents = 0
  const pressed = await pressNext(page, turn).catch((error: unknown) => {
    throw crash(url, error)
  })
  if (pressed !== 'pressed') {
    throw new NotFoundError('no_next_page', `${url}: page ${turn - 1} of the list is its last`, {
      context: { url, turn },
    })
  }
  traffic.lastAt = Date.now()
  return settle(page, traffic, patience, { awaits: awaits ?? null, before: drawn.links })
}

function crash(url: string, cause: unknown): TransportError {
  const [said = ''] = String(cause).split('\n')
  return new TransportError('browser_failed', `${url}: the browser could not draw the page (${said})`, {
    context: { url },
    cause,
  })
}

/** What the last answer to the page itself makes of it, once its scripts had their time. */
function faultOf(document: FetchedDocument, { main, documents, refused }: Traffic): AppError | null {
  const { url, final_url, bytes, headers } = document
  if (documents > MAX_DOCUMENTS) {
    return new TransportError('redirect_loop', `${url}: the page reloads itself for ever`, {
      context: { url },
    })
  }
  const answer = { status: main?.answer.status ?? 200, headers, setCookies: [], bytes, proven: true }
  const fault = answerFault(new URL(final_url), answer)
  if (fault !== null) return fault
  try {
    refuseNoPage(document)
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // An empty page whose data were refused is no empty page.
    return refused[0] ?? error
  }
}

function asDocument(
  url: string,
  final_url: string,
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array,
  fetched_at: string,
): FetchedDocument {
  return { url, final_url, status: 200, headers, bytes, sha256: hash('sha256', bytes), fetched_at }
}
