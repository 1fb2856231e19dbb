/**
 * A report that its list no longer shows is asked for once more at its own address: only the server's word that it is
 * gone makes it withdrawn. The stored copy stays.
 */
import type { Portal } from '../../crawlers/portal.ts'
import { markVanished } from '../../db/queries/publications.ts'
import { AppError, NotFoundError } from '../domain/errors.ts'
import type { CrawlDeps } from './crawl-deps.ts'
import { pauseReason } from './crawl-pause.ts'

/** True once the address was asked; else why the crawl pauses. Any other failure says nothing of the report. */
export async function probeReport(deps: CrawlDeps, portal: Portal, url: string): Promise<true | string> {
  try {
    await deps.fetcher.fetch({ url, portal })
  } catch (error) {
    if (error instanceof NotFoundError) await markVanished(deps.store.db, url, deps.now().toISOString())
    else return pauseReason(error) ?? harmless(error)
  }
  return true
}

function harmless(error: unknown): true {
  if (error instanceof AppError) return true
  throw error
}
