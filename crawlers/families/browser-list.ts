/**
 * Any list that only scripts draw, and whose wire format nobody has written down. Named in a portal file, its pages go
 * to the browser at once; found by detection, only where the served page shows nothing.
 */
import { isDrawn } from '../drawing.ts'
import { listDrawn, showsAllRows } from '../drawn-listing.ts'
import type { Family, Page, Recognition } from '../family.ts'
import { readListLinks } from '../list-links.ts'
import { saysEmpty } from '../list-visit.ts'
import { ROWS } from '../page-request.ts'
import { unfilledPlace } from '../unfilled.ts'

export const browserList: Family = {
  id: 'browser-list',
  recognise,
  list: listDrawn({ awaits: ROWS, browser: 'always', shows: showsAllRows, open }),
}

function recognise(page: Page): Recognition {
  if (isDrawn(page)) return { sure: 'yes', why: 'its rows are drawn by script' }
  const { items, below, frames, next } = readListLinks(page.html, page.url, page.url)
  const unfilled = unfilledPlace(page.html)
  if (unfilled !== null) return { sure: 'maybe', why: `a script draws the list: ${unfilled}` }
  if (frames.length > 0) return { sure: 'no', why: 'the list may stand in a frame' }
  if (next === 'script') return { sure: 'maybe', why: 'only a script knows the next page' }
  if (items.length > 0 || below.length > 0)
    return { sure: 'no', why: 'the page shows its rows without scripts' }
  if (!/<script\b/i.test(page.html) || saysEmpty(page.html))
    return { sure: 'no', why: 'no scripts and no rows' }
  return { sure: 'maybe', why: 'no rows without its scripts' }
}

function open(page: Page, list: Parameters<Parameters<typeof listDrawn>[0]['open']>[1]) {
  const { below } = readListLinks(page.html, page.url, page.url)
  return { sources: [{ ...list(page), optional: below.length > 0 }], sub: below }
}
