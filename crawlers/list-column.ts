/**
 * Lists one column of a portal, whatever its family: `auto` is settled on the column's first page, which is not fetched
 * twice for it. Every way to fail ends in the outcome's fault, so that a crawl can say "we could not look".
 */

import type { Lead } from '../src/domain/document.ts'
import { AppError, BlockedError, InputError, NotFoundError } from '../src/domain/errors.ts'
import { type Detection, detectFamily, familyById } from './detect.ts'
import { isDrawn } from './drawing.ts'
import type { FetchPage, Listing, ListOutcome, Page } from './family.ts'
import { readListLinks } from './list-links.ts'
import { pageQuery, ROWS, requestAddress } from './page-request.ts'
import { columnUrl, type Portal, type PortalColumn } from './portal-schema.ts'

export interface ColumnOutcome extends ListOutcome {
  /** Null where none could be settled. */
  readonly family: string | null
  readonly why: string
}

const NAMED = 'named in the portal file'

/** Yields the leads of a column; returns how the visit ended. Never throws for a fault of the source. */
export async function* listColumn(
  portal: Portal,
  column: PortalColumn,
  fetchPage: FetchPage,
): AsyncGenerator<Lead, ColumnOutcome, void> {
  const url = columnUrl(portal, column)
  try {
    if (portal.family !== 'auto') {
      const family = familyById(portal.family)
      return { ...(yield* family.list(portal, column, fetchPage)), family: family.id, why: NAMED }
    }
    const first = await firstPage(url, fetchPage)
    const { page, found } = await detectInFrames(first, fetchPage)
    const { family, sure, why } = found
    const from = page === first ? url : page.url
    const listing = family.list(portal, { ...column, url: from }, onceKnown(from, page, fetchPage))
    const outcome = yield* ofColumn(listing, url)
    const where = page === first ? '' : ` in the frame ${page.url}`
    return { ...outcome, family: family.id, why: `${sure}: ${why}${where}` }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const fault = { code: error instanceof NotFoundError ? 'moved' : error.code, reason: error.message, url }
    return { pages: 0, links: 0, fault, faults: [fault], notes: [], family: null, why: error.message }
  }
}

/** A page that holds no list of its own may only frame the one that does: then that one is looked at. */
async function detectInFrames(
  first: Page,
  fetchPage: FetchPage,
): Promise<{ readonly page: Page; readonly found: Detection }> {
  try {
    return { page: first, found: detectFamily(first) }
  } catch (error) {
    if (!(error instanceof InputError) || error.code !== 'family_unknown') throw error
    const [frame] = readListLinks(first.html, first.url, first.url).frames
    if (frame === undefined) throw error
    const page = await fetchPage({ url: frame, referer: first.url })
    return { page, found: detectFamily(page) }
  }
}

/** Whatever page a list was read from, its rows belong to the column that the portal file names. */
async function* ofColumn(listing: Listing, column_url: string): Listing {
  for (;;) {
    const step = await listing.next()
    if (step.done === true) return step.value
    yield { ...step.value, column_url }
  }
}

/** Reads a whole listing, handing each lead on; gives the outcome. */
export async function drainListing<Outcome extends ListOutcome>(
  listing: AsyncGenerator<Lead, Outcome, void>,
  onLead: (lead: Lead) => void | Promise<void>,
): Promise<Outcome> {
  for (;;) {
    const step = await listing.next()
    if (step.done === true) return step.value
    await onLead(step.value)
  }
}

/** As it is served; drawn where that is settled for the host, or where nothing at all is served without scripts. */
async function firstPage(url: string, fetchPage: FetchPage): Promise<Page> {
  try {
    return await fetchPage({ url, render: 'as_decided', awaits: ROWS })
  } catch (error) {
    if (!(error instanceof BlockedError && error.code === 'empty_shell')) throw error
    return fetchPage({ url, render: true, awaits: ROWS })
  }
}

/** The first request for `url` gets the page already fetched; later ones must see the list as it is then. */
function onceKnown(url: string, page: Page, fetchPage: FetchPage): FetchPage {
  let unused: Page | null = page
  return async (asked) => {
    const { render } = pageQuery(asked)
    const isUsable = render === true ? isDrawn(page) : true
    if (requestAddress(asked) !== url || unused === null || !isUsable) return fetchPage(asked)
    const known = unused
    unused = null
    return known
  }
}
