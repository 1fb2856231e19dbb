/**
 * Hanweb 大汉 JCMS in its four wire formats: jpage (rows from dataproxy.jsp), the disclosure module xxgk (search, and the
 * viewer of annual reports), the newer jpaas, and truecms. One site often mixes them, so each page is asked which it is.
 */
import { ParseError } from '../../src/domain/errors.ts'
import type { Family, Page, Recognition } from '../family.ts'
import { type ListLinks, readListLinks } from '../list-links.ts'
import { listPaged, type OpenColumn, type OpenedColumn } from '../paged-listing.ts'
import { isJpaas, openJpaas } from './hanweb/jpaas.ts'
import { isJpage, openJpage } from './hanweb/jpage.ts'
import { isTruecms, openTruecms } from './hanweb/truecms.ts'
import { isAnnualReportViewer, openAnnualReports, viewerLinks } from './hanweb/xxgk-annual-report.ts'
import { isXxgkSearch, openXxgkSearch } from './hanweb/xxgk-search.ts'

export const hanweb: Family = { id: 'hanweb', recognise, list: listPaged(open) }

const MARKS: readonly (readonly [string, (page: Page) => boolean])[] = [
  ['the xxgk viewer of annual reports', isAnnualReportViewer],
  ['units of jpaas-publish-server', isJpaas],
  ['jpage: rows from dataproxy.jsp', isJpage],
  ['the xxgk module', isXxgkSearch],
  ['links to the xxgk viewer of annual reports', (page) => viewerLinks(page).length > 0],
  ['truecms: rows from messageController', isTruecms],
]

function recognise(page: Page): Recognition {
  const found = MARKS.find(([, matches]) => matches(page))
  if (found) return { sure: 'yes', why: found[0] }
  return { sure: 'no', why: 'none of jpage, xxgk, jpaas, truecms' }
}

async function open(page: Page, visit: Parameters<OpenColumn>[1]): Promise<OpenedColumn> {
  if (isAnnualReportViewer(page)) return openAnnualReports(page, visit)
  const links = readListLinks(page.html, page.url, page.url)
  const below = [...links.below, ...moreLinks(page)]
  const opened = openWire(page)
  if (opened !== null) return { ...opened, sub: [...(opened.sub ?? []), ...below] }
  const viewers = viewerLinks(page)
  if (viewers.length > 0) return { sources: [], sub: [...viewers, ...below] }
  const framed = await openFrame(links, visit)
  if (framed !== null) return framed
  if (links.items.length === 0 && below.length > 0) return { sources: [], sub: below }
  throw new ParseError('list_unknown', `${page.url}: none of the known Hanweb lists is in this page`, {
    hint: 'Try `family: auto`, or static-list where the rows stand in the page itself.',
    context: { url: page.url },
  })
}

/** The first format that finds its list in the page. */
function openWire(page: Page): OpenedColumn | null {
  return openJpaas(page) ?? openJpage(page) ?? openXxgkSearch(page) ?? openTruecms(page)
}

/** A column page may only frame the page that holds the list. */
async function openFrame(links: ListLinks, visit: Parameters<OpenColumn>[1]): Promise<OpenedColumn | null> {
  if (links.items.length > 0) return null
  for (const frame of links.frames.slice(0, 3)) {
    const opened = openWire(await visit.fetchPage(frame))
    if (opened !== null) return opened
  }
  return null
}

/** `<a class="xxgk_more" href>`: the whole of a list of which the page shows the first rows. */
function moreLinks({ html, url }: Page): readonly string[] {
  const tags = html.match(/<a\b[^<>]{0,300}\bxxgk_more\b[^<>]{0,300}>/gi) ?? []
  return tags.flatMap((tag) => {
    const href = /\bhref=["']([^"']+)["']/i.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? ''
    if (href === '' || /^(?:#|javascript:)/i.test(href) || !URL.canParse(href, url)) return []
    const target = new URL(href, url)
    return target.host === new URL(url).host ? [target.href] : []
  })
}
