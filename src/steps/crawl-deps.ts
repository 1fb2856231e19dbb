/** What a crawl works with; opened by the door that starts it, closed by it too. */
import type { Fetcher } from '../../crawlers/fetch.ts'
import type { Archive } from '../../db/archive/archive.ts'
import type { Store } from '../../db/connect.ts'
import type { CrawlBrowser } from './crawl-browser.ts'

export interface CrawlDeps {
  readonly store: Store
  readonly archive: Archive
  readonly fetcher: Fetcher
  /** Without one, pages that scripts draw are refused. */
  readonly browser?: CrawlBrowser
  readonly now: () => Date
  readonly onProgress?: (progress: CrawlProgress) => void
}

export interface CrawlProgress {
  readonly portal_id: string
  readonly done: number
  /** Links that promise a report, known so far. */
  readonly total: number
}
