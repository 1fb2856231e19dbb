/**
 * Several addresses of one document: the mobile page beside the desktop one, http beside https, with and without www.
 * They meet under one key; which of them is fetched does not depend on the order in which a list shows them.
 */
import { type FetchSite, isAllowedHost } from './allowed-url.ts'

/** Drops what never tells two documents apart: the fragment and the mobile mark of a TRS article. */
export function desktopUrl(url: string): string {
  const parsed = new URL(url)
  parsed.hash = ''
  parsed.pathname = parsed.pathname.replace(/_wap(?=\.s?html?$)/i, '')
  return parsed.href
}

/** Equal for addresses of one document. No address to fetch. */
export function twinKey(url: string): string {
  const { host, pathname, search } = new URL(desktopUrl(url))
  return host.replace(/^www\./, '') + desktopPath(pathname) + search
}

/** The address to fetch, of several of one document: allowed, desktop, at the portal's own origin, in this order. */
export function canonicalUrl(
  addresses: readonly [string, ...string[]],
  site: FetchSite & { readonly base_url: string },
): string {
  const { origin } = new URL(site.base_url)
  const rank = (address: string) => {
    const url = new URL(address)
    const isMobile = desktopPath(url.pathname) !== url.pathname
    return (
      (isAllowedHost(url.host, site, true) ? 0 : 4) + (isMobile ? 2 : 0) + (url.origin === origin ? 0 : 1)
    )
  }
  const [first, ...others] = addresses
  return others.reduce((best, address) => {
    const better = rank(address) - rank(best) || (address < best ? -1 : 1)
    return better < 0 ? address : best
  }, first)
}

/** `/mobile/a/mpost_1.html` is the mobile page of `/a/post_1.html`. */
function desktopPath(path: string): string {
  return path.replace(/^\/mobile(?=\/)/i, '').replace(/\/mpost_(?=\d+\.s?html?$)/i, '/post_')
}
