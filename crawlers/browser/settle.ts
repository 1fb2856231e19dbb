/**
 * When a page is drawn: its requests are answered, its links stand still, and it shows what was waited for. A page that
 * never shows it is read as it is in the end; whoever asked for it judges that. Waiting counts only while nothing is
 * under way, so that the pace of a polite crawl takes nothing from the patience.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import { TransportError } from '../../src/domain/errors.ts'
import { recogniseBlock } from '../blocked.ts'
import { readListLinks } from '../list-links.ts'
import { saysEmpty } from '../list-visit.ts'
import { ROWS } from '../page-request.ts'
import { drawsRowsByScript } from '../pager.ts'
import type { Traffic } from './traffic.ts'

export interface Patience {
  /** Without any traffic, for what was waited for. */
  readonly idle_ms: number
  /** For one drawing in all. */
  readonly total_ms: number
}

const LOOK_MS = 150
/** Scripts may start late: a page that has asked for data is quiet sooner than one that has not. */
const QUIET_MS = { afterData: 400, before: 1_200, unsure: 2_000 }
const ANSWER_MS = 15_000

export interface Drawn {
  readonly html: string
  readonly url: string
  /** Links of the page as one text, to see whether it changed. */
  readonly links: string
}

/** `awaits` as in a page request; `before` are the links that must have changed. */
export async function settle(
  page: Page,
  traffic: Traffic,
  patience: Patience,
  { awaits = null, before = null }: { readonly awaits?: string | null; readonly before?: string | null } = {},
): Promise<Drawn> {
  const started = Date.now()
  let last = ''
  for (;;) {
    await sleep(LOOK_MS)
    const links = await look(page)
    const quiet = traffic.open > 0 ? 0 : Date.now() - traffic.lastAt
    const isStill = links !== null && links === last && links !== before
    if (isStill && quiet >= QUIET_MS.afterData) {
      const drawn = await read(page, links)
      if (drawn !== null && quiet >= quietNeeded(await judge(page, drawn, awaits), traffic)) return drawn
    }
    const isOver = quiet >= patience.idle_ms || Date.now() - started >= patience.total_ms
    const drawn = isOver ? await read(page, links ?? '') : null
    if (drawn !== null) return drawn
    if (Date.now() - started >= patience.total_ms + ANSWER_MS) {
      throw new TransportError('browser_stuck', `${page.url()}: the page keeps the browser busy`, {
        context: { url: page.url() },
      })
    }
    last = links ?? ''
  }
}

type Judgement = 'ready' | 'unsure' | 'not_yet'

function quietNeeded(judgement: Judgement, traffic: Traffic): number {
  if (judgement === 'not_yet') return Number.POSITIVE_INFINITY
  if (judgement === 'unsure') return QUIET_MS.unsure
  return traffic.data > 0 ? QUIET_MS.afterData : QUIET_MS.before
}

/** Text from which a page may be an article. */
const ARTICLE_TEXT = 300

async function judge(page: Page, { html, url }: Drawn, awaits: string | null): Promise<Judgement> {
  const served = { url, final_url: url, status: 200, headers: {}, bytes: Buffer.from(html) }
  if (recogniseBlock(served) !== null || drawsRowsByScript(html)) return 'not_yet'
  const text = (await ask<string>(page, 'document.body ? document.body.innerText : ""'))?.trim() ?? ''
  if (/加载中|正在加载|努力加载|\{\{[^{}]{1,80}\}\}|^loading/i.test(text)) return 'not_yet'
  if (awaits === null) return text.length >= ARTICLE_TEXT ? 'ready' : 'not_yet'
  const isThere =
    awaits === ROWS
      ? readListLinks(html, url, url).items.length > 0
      : await ask<boolean>(page, `document.querySelector(${JSON.stringify(awaits)}) !== null`)
  if (isThere === true) return 'ready'
  return saysEmpty(text) || (text.length >= ARTICLE_TEXT && DATED.test(text)) ? 'unsure' : 'not_yet'
}

/** What an article prints below its title: a column of a single document shows it in place of a list. */
const DATED = /(?:时间|日期)\s*[:：]\s*20\d{2}\s*[-/.年]/

/** Null while the page is between two documents. */
async function look(page: Page): Promise<string | null> {
  return ask<string>(page, '[...document.links].map((link) => link.href + " " + link.text).join("\\n")')
}

async function read(page: Page, links: string): Promise<Drawn | null> {
  const html = await bounded(page.content()).catch(() => null)
  return html === null ? null : { html, url: page.url(), links }
}

/** The value of an expression in the page; null where the page does not answer now. */
async function ask<T = unknown>(page: Page, expression: string): Promise<T | null> {
  return bounded(page.evaluate<T>(expression)).catch(() => null)
}

async function bounded<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined)
  const late = sleep(ANSWER_MS, undefined, { ref: false }).then(() => {
    throw new Error('the page does not answer')
  })
  return Promise.race([answer, late])
}
