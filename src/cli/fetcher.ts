/** The polite fetcher of this process, with the operator's contact in its User-Agent. */
import { createFetcher, type Fetcher } from '../../crawlers/fetch.ts'
import type { Store } from '../../db/connect.ts'
import { sharedPoliteness } from '../steps/shared-politeness.ts'
import type { Context } from './context.ts'

/** With a store, as polite as all processes together; `runBytes` bounds what it reads in all. */
export function openFetcher(
  context: Context,
  options: { readonly store?: Store; readonly runBytes?: number } = {},
): Fetcher {
  const { store, runBytes } = options
  return createFetcher({
    contact: context.config.contact,
    ...(store && { shared: sharedPoliteness(store.db) }),
    ...(runBytes !== undefined && { caps: { run_bytes: runBytes } }),
    log: (event, facts) => context.log.debug(facts, event),
  })
}
