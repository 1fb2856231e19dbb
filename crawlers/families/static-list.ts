/**
 * Any list that stands in the page itself: rows of a link and a date, further pages as `stem_N.html` or behind a "next
 * page" link. Static Ucap lists and hand-made sites are read this way.
 */
import { localSystemOf } from '../article-path.ts'
import { listDescribed } from '../described-listing.ts'
import type { Family, Listing, Page, Recognition } from '../family.ts'
import { htmlSource } from '../html-list.ts'
import { readListLinks } from '../list-links.ts'
import { yearsOf } from '../list-schema-parts.ts'
import { listStatic } from '../static-listing.ts'
import { unfilledPlace } from '../unfilled.ts'

export const staticList: Family = { id: 'static-list', recognise, list }

/** By the general rules, or as the portal file describes it. */
function list(...[portal, column, fetchPage]: Parameters<Family['list']>): Listing {
  const described = portal.html_list
  if (described === undefined) return listStatic(portal, column, fetchPage)
  const years = yearsOf(described.years, new Date().getFullYear())
  return listDescribed([portal, column, fetchPage], years, (url, year) => htmlSource(described, url, year))
}

function recognise(page: Page): Recognition {
  const { items, below, next } = readListLinks(page.html, page.url, page.url)
  const unfilled = unfilledPlace(page.html)
  if (unfilled !== null) return { sure: 'no', why: `a script still has to draw the list: ${unfilled}` }
  if (next === 'script') return { sure: 'no', why: 'further pages are fetched by script' }
  if (items.length > 0)
    return { sure: 'maybe', why: `${items.length} list rows in the page itself${seen(items)}` }
  if (below.length > 0) return { sure: 'maybe', why: `${below.length} sub-columns below the page` }
  return { sure: 'no', why: 'no list rows in the page itself' }
}

/** The local system whose articles the rows are, for whoever wonders what made the page. */
function seen(items: readonly { readonly url: string }[]): string {
  const system = localSystemOf(items.map(({ url }) => new URL(url).pathname))
  return system === null ? '' : `: ${system}`
}
