/**
 * When a page is drawn: its requests are answered, its links stand still, and it shows what was waited for. A page that
 * does not show it is read as it is once nothing in it has moved for a while; one that says itself that it is not ready (a
 * challenge, 加载中) gets the whole patience. Whoever asked for it judges what it is then. Waiting counts only while nothing
 * is under way, so that the pace of a polite crawl takes nothing from the patience.
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
const QUIET_MS = { afterData: 400, before: 1_200, unsure: 2_000, still: 2_000, stillBefore: 3_000 }
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
  let last: Look | null = null
  let movedAt = started
  for (;;) {
    await sleep(LOOK_MS)
    const seen = await look(page)
    const links = seen?.links ?? null
    if (seen === null || seen.links !== last?.links || seen.size !== last.size) movedAt = Date.now()
    const quiet = traffic.open > 0 ? 0 : Date.now() - traffic.lastAt
    const isStill = links !== null && links === last?.links
    if (isStill && quiet >= QUIET_MS.afterData) {
      const drawn = await read(page, links)
      const judgement = drawn && (links === before ? 'unmoved' : await judge(page, drawn, awaits))
      const needed = judgement === null ? null : quietNeeded(judgement, traffic)
      const rest = needed?.ofPage ? Math.min(quiet, Date.now() - movedAt) : quiet
      if (drawn !== null && needed !== null && rest >= needed.ms) return drawn
    }
    const isOver = quiet >= patience.idle_ms || Date.now() - started >= patience.total_ms
    const drawn = isOver ? await read(page, links ?? '') : null
    if (drawn !== null) return drawn
    if (Date.now() - started >= patience.total_ms + ANSWER_MS) {
      throw new TransportError('browser_stuck', `${page.url()}: the page keeps the browser busy`, {
        context: { url: page.url() },
      })
    }
    last = seen
  }
}

/** `absent`: what was waited for is not there, and nothing says that it will come. `unmoved`: the press changed nothing yet. */
type Judgement = 'ready' | 'unsure' | 'not_yet' | 'absent' | 'unmoved'

/** How long nothing may have been under way, and with `ofPage` nothing in the page may have moved either. */
function quietNeeded(
  judgement: Judgement,
  traffic: Traffic,
): { readonly ms: number; readonly ofPage: boolean } {
  const hasAsked = traffic.data > 0
  if (judgement === 'not_yet') return { ms: Number.POSITIVE_INFINITY, ofPage: false }
  if (judgement === 'absent' || judgement === 'unmoved')
    return { ms: hasAsked ? QUIET_MS.still : QUIET_MS.stillBefore, ofPage: true }
  if (judgement === 'unsure') return { ms: QUIET_MS.unsure, ofPage: false }
  return { ms: hasAsked ? QUIET_MS.afterData : QUIET_MS.before, ofPage: false }
}

/** Text from which a page may be an article. */
const ARTICLE_TEXT = 300

async function judge(page: Page, { html, url }: Drawn, awaits: string | null): Promise<Judgement> {
  const served = { url, final_url: url, status: 200, headers: {}, bytes: Buffer.from(html) }
  if (recogniseBlock(served) !== null || drawsRowsByScript(html)) return 'not_yet'
  const text = (await ask<string>(page, 'document.body ? document.body.innerText : ""'))?.trim() ?? ''
  if (/加载中|正在加载|努力加载|\{\{[^{}]{1,80}\}\}|^loading/i.test(text)) return 'not_yet'
  if (awaits === null) return text.length >= ARTICLE_TEXT ? 'ready' : 'absent'
  const isThere =
    awaits === ROWS
      ? readListLinks(html, url, url).items.length > 0
      : await ask<boolean>(page, `document.querySelector(${JSON.stringify(awaits)}) !== null`)
  if (isThere === true) return 'ready'
  return saysEmpty(text) || (text.length >= ARTICLE_TEXT && DATED.test(text)) ? 'unsure' : 'absent'
}

/** What an article prints below its title: a column of a single document shows it in place of a list. */
const DATED = /(?:时间|日期)\s*[:：]\s*20\d{2}\s*[-/.年]/

interface Look {
  readonly links: string
  /** Of the page in elements and characters: what a clock or a counter changes in it is no movement. */
  readonly size: string
}

const LOOK = `({
  links: [...document.links].map((link) => link.href + " " + link.text).join("\\n"),
  size: document.getElementsByTagName("*").length + " " + (document.body ? document.body.textContent.length : 0),
})`

/** Null while the page is between two documents. */
async function look(page: Page): Promise<Look | null> {
  return ask<Look>(page, LOOK)
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
