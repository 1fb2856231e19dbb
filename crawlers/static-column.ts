/** A column of published files within a family whose other columns are answered by an API. */
import { readListLinks } from './list-links.ts'
import { saysEmpty } from './list-visit.ts'
import type { OpenColumn } from './paged-listing.ts'

/** The list in the page itself; where the page only frames it, the frame. */
export const openStatic: OpenColumn = async (page, visit) => {
  const { items, below, frames } = readListLinks(page.html, page.url, page.url)
  if (items.length > 0) return { sources: [], sub: below, inPage: page }
  for (const frame of below.length > 0 ? [] : frames.slice(0, 3)) {
    const inner = await visit.fetchPage({ url: frame, referer: page.url })
    const links = readListLinks(inner.html, inner.url, inner.url)
    if (links.items.length > 0) return { sources: [], sub: links.below, inPage: inner }
  }
  return { sources: [], sub: below, saysEmpty: below.length === 0 && saysEmpty(page.html) }
}
