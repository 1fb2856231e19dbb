/**
 * Shandong's /gongkai/ platform (淄博 and its districts, 济南, 聊城): `/gongkai/site_ORG/channel_ID/`, articles
 * `doc_<24 hex>.html` below the channel, older ones `/art/…` of the Hanweb days beside them. Lists are drawn by script; a
 * channel of a single document is that document. The dot in `channel_c_…_n_1605680736.0499` is no extension.
 */
import { load } from 'cheerio'
import { namedLinks, namesAnnualColumn } from '../column-words.ts'
import { listDrawn, showsAllRows } from '../drawn-listing.ts'
import type { Family, Page, Recognition } from '../family.ts'
import { type ListLink, readListLinks } from '../list-links.ts'
import { listedDate } from '../listed-date.ts'
import type { OpenedColumn } from '../paged-listing.ts'
import type { PagedSource } from '../paged-source.ts'

export const gongkai: Family = {
  id: 'gongkai',
  recognise,
  list: listDrawn({ awaits: 'a[href*="doc_"], a[href*="/art/"]', browser: 'if_needed', shows, open }),
}

const SITE = /\/gongkai\/(?:site_[^/]+\/?)?$/

function recognise({ url, html }: Page): Recognition {
  if (/\/gongkai\/(?:site_|channel_)/.test(url))
    return { sure: 'yes', why: 'its address is /gongkai/site_ or channel_' }
  if (/doc_[0-9a-f]{24}\.html/.test(html)) return { sure: 'yes', why: 'articles doc_<24 hex>.html' }
  return { sure: 'no', why: 'neither /gongkai/channel_ nor doc_ articles' }
}

/** Documents of other channels stand beside many a page: only those of this one are its list. */
function shows(page: Page): boolean {
  const { pathname } = new URL(page.url)
  const { items } = readListLinks(page.html, page.url, page.url)
  const hasOwn = items.some(({ url }) => new URL(url).pathname.startsWith(pathname))
  return (
    (hasOwn && showsAllRows(page)) ||
    article(page) !== null ||
    annualChannels(page).length + organs(page).length > 0
  )
}

function open(page: Page, list: (page: Page) => PagedSource): OpenedColumn {
  if (SITE.test(new URL(page.document.url).pathname)) return openSite(page)
  const single = article(page)
  if (single !== null) return { sources: [], items: [single] }
  const { below } = readListLinks(page.html, page.url, page.url)
  return { sources: [{ ...list(page), optional: below.length > 0 }], sub: below }
}

/** The page of an organ only leads to its channels, of which one holds the reports; the root leads to the organs. */
function openSite(page: Page): OpenedColumn {
  const channels = [...annualChannels(page), ...organs(page)]
  if (channels.length > 0) return { sources: [], sub: channels }
  const reason = 'the page of the organ names no channel of annual reports (政府信息公开年报)'
  return { sources: [], faults: [{ code: 'no_links', reason, url: page.url }] }
}

/** Channels of the same platform whose name says annual reports. */
function annualChannels(page: Page): readonly string[] {
  if (!SITE.test(new URL(page.document.url).pathname)) return []
  const { host } = new URL(page.url)
  return namedLinks(page.html, page.url, namesAnnualColumn)
    .map(({ url }) => new URL(url))
    .filter((url) => url.host === host && /\/channel_[^/]+/.test(url.pathname))
    .map(({ href }) => href)
}

function organs({ html, url, document }: Page): readonly string[] {
  if (!/\/gongkai\/$/.test(new URL(document.url).pathname)) return []
  return namedLinks(html, url, (text) => text !== '')
    .filter((link) => new URL(link.url).host === new URL(url).host)
    .map((link) => link.url)
    .filter((link) => /\/gongkai\/site_[^/?#]+\/?$/.test(link))
}

const PRINTED = /(?:发布)?(?:时间|日期)\s*[:：]\s*(20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2})/

/** The one document of a channel, at the channel's own address; null where the page lists documents. */
function article(page: Page): ListLink | null {
  if (readListLinks(page.html, page.url, page.url).items.length > 0) return null
  const $ = load(page.html)
  $('script, style').remove()
  const printed = PRINTED.exec($('body').text())?.[1]
  const title = [
    $('meta[name="ArticleTitle" i]').attr('content') ?? '',
    $('h1').first().text(),
    $('h2').first().text(),
    $('title').text().split(/[_|-]/)[0] ?? '',
  ]
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .find((text) => text !== '')
  if (printed === undefined || title === undefined) return null
  return { url: page.document.url, title, listed_on: listedDate(printed) }
}
