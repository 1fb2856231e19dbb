/**
 * The browser tier: a real Chromium, started when a page first needs it, closed when none did for a while. One context a
 * host, one page in it, one drawing at a time. Nothing here loads Playwright before that.
 */
import type { Browser } from 'playwright'
import type { FetchedDocument } from '../../src/domain/document.ts'
import { AppError, BlockedError, TransportError } from '../../src/domain/errors.ts'
import { type Fetcher, userAgent } from '../fetch.ts'
import type { PageQuery } from '../page-request.ts'
import type { Portal } from '../portal-schema.ts'
import type { Patience } from './settle.ts'
import type { Window } from './window.ts'

export interface BrowserTier {
  /** The page as its scripts draw it. Throws AppError; BlockedError `browser_needed` where no browser is to be had. */
  readonly draw: (query: PageQuery, portal: Portal) => Promise<FetchedDocument>
  /** Seconds in which pages of the portal were drawn so far. */
  readonly seconds: (portalId: string) => number
  readonly close: () => Promise<void>
}

export interface BrowserOptions {
  readonly fetcher: Fetcher
  /** As NIANBAO_BROWSER: null for whichever is there, `off` for none. */
  readonly setting: string | null
  readonly contact: string | null
  readonly patience?: Partial<Patience>
  /** Closes the browser after so long without a drawing. */
  readonly rest_ms?: number
}

const PATIENCE: Patience = { idle_ms: 20_000, total_ms: 180_000 }
const REST_MS = 60_000
/** Hosts whose context is kept open. */
const WINDOWS = 4

interface Tier {
  readonly options: BrowserOptions
  readonly spent: Map<string, number>
  readonly turns: Map<string, Promise<unknown>>
  /** By host, the one used last at the end. */
  readonly windows: Map<string, Promise<Window>>
  browser: Promise<Browser> | null
  drawing: number
  rest: NodeJS.Timeout | null
  closed: boolean
}

export function createBrowserTier(options: BrowserOptions): BrowserTier {
  const tier: Tier = {
    options,
    spent: new Map(),
    turns: new Map(),
    windows: new Map(),
    browser: null,
    drawing: 0,
    rest: null,
    closed: false,
  }
  return {
    draw: (query, portal) => drawInTurn(query, portal, tier),
    seconds: (portalId) => (tier.spent.get(portalId) ?? 0) / 1_000,
    close: async () => {
      tier.closed = true
      await closeBrowser(tier)
    },
  }
}

/** Drawings of one host wait for each other. */
function drawInTurn(query: PageQuery, portal: Portal, tier: Tier): Promise<FetchedDocument> {
  const { host } = new URL(query.url)
  const turn = (tier.turns.get(host) ?? Promise.resolve()).then(() => timed(query, portal, host, tier))
  const settled = turn.catch(() => undefined)
  tier.turns.set(host, settled)
  return turn
}

async function timed(query: PageQuery, portal: Portal, host: string, tier: Tier): Promise<FetchedDocument> {
  const started = performance.now()
  tier.drawing += 1
  if (tier.rest !== null) clearTimeout(tier.rest)
  try {
    return await drawOnce(query, portal, host, tier)
  } catch (error) {
    if (!(error instanceof AppError && /^browser_(?:failed|stuck)$/.test(error.code)) || tier.closed)
      throw error
    // A page may have taken its renderer, or the whole browser, down: one more try in a fresh one.
    await forget(host, tier)
    return await drawOnce(query, portal, host, tier)
  } finally {
    tier.spent.set(portal.id, (tier.spent.get(portal.id) ?? 0) + performance.now() - started)
    tier.drawing -= 1
    if (tier.drawing === 0 && !tier.closed) restLater(tier)
  }
}

async function drawOnce(
  query: PageQuery,
  portal: Portal,
  host: string,
  tier: Tier,
): Promise<FetchedDocument> {
  const window = await windowOf(host, tier)
  try {
    return await window.draw(query, portal)
  } catch (error) {
    if (tier.closed) throw new TransportError('closed', 'the browser was closed')
    if (error instanceof AppError) throw error
    const [said = ''] = String(error).split('\n')
    throw new TransportError('browser_failed', `${query.url}: the browser failed (${said})`, {
      context: { url: query.url },
      cause: error,
    })
  }
}

async function windowOf(host: string, tier: Tier): Promise<Window> {
  if (tier.closed) throw new TransportError('closed', 'the browser was closed')
  const { fetcher, contact, patience } = tier.options
  const known = tier.windows.get(host)
  tier.windows.delete(host)
  const opened =
    known ??
    launched(tier).then(async (browser) => {
      const { openWindow } = await import('./window.ts')
      const agent = userAgent(contact)
      return openWindow(browser, { fetcher, agent, patience: { ...PATIENCE, ...patience } })
    })
  tier.windows.set(host, opened)
  opened.catch(() => tier.windows.delete(host))
  const [oldest] = tier.windows.keys()
  if (tier.windows.size > WINDOWS && oldest !== undefined && oldest !== host) {
    // Its own drawing, if one is under way, comes first.
    void (tier.turns.get(oldest) ?? Promise.resolve()).then(() => forget(oldest, tier))
  }
  return opened
}

function launched(tier: Tier): Promise<Browser> {
  tier.browser ??= launch(tier)
  return tier.browser
}

async function launch(tier: Tier): Promise<Browser> {
  const { setting } = tier.options
  try {
    if (setting === 'off') throw new BlockedError('browser_needed', 'NIANBAO_BROWSER is off')
    const { openBrowser } = await import('./chromium.ts')
    const browser = await openBrowser(setting)
    browser.on('disconnected', () => {
      tier.browser = null
      tier.windows.clear()
    })
    return browser
  } catch (error) {
    tier.browser = null
    if (!(error instanceof AppError)) throw error
    throw new BlockedError(
      'browser_needed',
      `the page is drawn by scripts and no browser is at hand: ${error.message}`,
      { hint: error.hint ?? 'Unset NIANBAO_BROWSER.', cause: error },
    )
  }
}

async function forget(host: string, tier: Tier): Promise<void> {
  const window = await tier.windows.get(host)?.catch(() => null)
  tier.windows.delete(host)
  await window?.close()
}

function restLater(tier: Tier): void {
  if (tier.rest !== null) clearTimeout(tier.rest)
  tier.rest = setTimeout(() => {
    if (tier.drawing === 0) void closeBrowser(tier)
  }, tier.options.rest_ms ?? REST_MS)
  tier.rest.unref()
}

async function closeBrowser(tier: Tier): Promise<void> {
  if (tier.rest !== null) clearTimeout(tier.rest)
  const { browser } = tier
  tier.browser = null
  tier.windows.clear()
  await browser?.then((running) => running.close()).catch(() => undefined)
}
