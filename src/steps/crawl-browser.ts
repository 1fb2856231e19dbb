/** The browser as a crawl uses it: which hosts need it is kept in the store, and its time is counted. */
import type { BrowserTier } from '../../crawlers/browser/browser.ts'
import { type Drawing, type DrawnHosts, hostsInMemory } from '../../crawlers/drawing.ts'
import type { Store } from '../../db/connect.ts'
import { addDrawnHost, isDrawnHost } from '../../db/queries/drawn-hosts.ts'

export interface CrawlBrowser extends Drawing {
  /** Seconds in which pages of the portal were drawn so far. */
  readonly seconds: (portalId: string) => number
}

/** Without a store, what is settled holds as long as the process. */
export function crawlBrowser(tier: BrowserTier, store: Store | null): CrawlBrowser {
  return {
    draw: tier.draw,
    seconds: tier.seconds,
    hosts: store === null ? hostsInMemory() : storedHosts(store),
  }
}

/** A host once settled stays so: asking the database again would tell nothing new. */
function storedHosts({ db }: Store): DrawnHosts {
  const known = new Set<string>()
  return {
    has: async (host) => {
      if (!known.has(host) && (await isDrawnHost(db, host))) known.add(host)
      return known.has(host)
    },
    add: async (host, why) => {
      await addDrawnHost(db, host, why)
      known.add(host)
    },
  }
}
