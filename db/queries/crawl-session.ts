/** One process within one run. Its claims carry `worker`. */
export interface CrawlSession {
  readonly run_id: number
  readonly worker: string
}
