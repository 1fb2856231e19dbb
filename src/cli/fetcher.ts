/** The polite fetcher of this process, with the operator's contact in its User-Agent. */
import { createFetcher, type Fetcher } from '../../crawlers/fetch.ts'
import type { Context } from './context.ts'

export function openFetcher(context: Context): Fetcher {
  return createFetcher({
    contact: context.config.contact,
    log: (event, facts) => context.log.debug(facts, event),
  })
}
