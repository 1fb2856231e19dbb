/** `crawl`: discover, fetch, archive, read, check, store; resumable, safe to repeat. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Fetcher } from '../../../crawlers/fetch.ts'
import type { Portal } from '../../../crawlers/portal.ts'
import type { Store } from '../../../db/connect.ts'
import type { RunAnswer } from '../../domain/answer.ts'
import { crawl } from '../../steps/crawl.ts'
import { crawlBrowser } from '../../steps/crawl-browser.ts'
import { planCrawl } from '../../steps/plan-crawl.ts'
import { openBrowserTier } from '../browser.ts'
import { choosePortals } from '../choose-portals.ts'
import type { Context } from '../context.ts'
import { EXIT } from '../failure.ts'
import { openFetcher } from '../fetcher.ts'
import { parseBytes, parsePositive, parseYears } from '../options.ts'
import { describePlan } from '../plan-text.ts'
import { showProgress } from '../progress.ts'
import { keepHeapSmall } from '../small-heap.ts'
import { openArchive, withStore } from '../store.ts'
import { summariseRun } from '../summary.ts'

interface Options {
  readonly portals?: readonly string[]
  readonly only?: readonly string[]
  readonly years?: string
  readonly rate?: string
  readonly maxBytes?: string
  readonly fresh?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

export function crawlCommand(program: Command, context: Context): void {
  program
    .command('crawl')
    .description('discover, fetch, archive, read, check and store; resumable, safe to repeat')
    .option('--portals <path...>', 'portal files or folders of them (default: $NIANBAO_HOME/portals)')
    .option('--only <id...>', 'only these portals, shipped ones included (portal list --shipped)')
    .option('--years <years>', 'report years, such as 2019-2025')
    .option('--rate <n>', 'at most this many requests a second for each portal')
    .option('--max-bytes <n>', 'read at most this much, such as 50MB; the next crawl goes on')
    .option('--fresh', 'ask for every report, however lately it was seen unchanged')
    .option('--dry-run', 'read the lists and show what would be fetched; store nothing')
    .option('--json', 'one JSON object a line')
    .action(async (options: Options) => {
      const portals = await wantedPortals(options, context)
      const years = options.years === undefined ? null : parseYears(options.years)
      const runBytes = options.maxBytes === undefined ? null : parseBytes(options.maxBytes, '--max-bytes')
      if (options.dryRun) return dryRun(portals, years, options, context)
      await openArchive(context).ready()
      const run = await withStore(context, (store) =>
        crawlStored(store, portals, years, context, { runBytes, fresh: options.fresh === true }),
      )
      await context.out(options.json ? `${JSON.stringify(run)}\n` : summariseRun(run))
      setExit(run, context)
    })
}

/** Crawls into an open store, with a bar a portal on a terminal. */
export async function crawlStored(
  store: Store,
  portals: readonly Portal[],
  years: readonly number[] | null,
  context: Context,
  { runBytes, fresh }: { readonly runBytes: number | null; readonly fresh: boolean } = {
    runBytes: null,
    fresh: false,
  },
): Promise<RunAnswer> {
  keepHeapSmall()
  const archive = openArchive(context)
  const fetcher = openFetcher(context, { store, ...(runBytes !== null && { runBytes }) })
  const tier = openBrowserTier(context, fetcher)
  const browser = crawlBrowser(tier, store)
  const progress = showProgress(context)
  try {
    return await crawl(
      { store, archive, fetcher, browser, now: () => new Date(), onProgress: progress.update },
      { portals, years, fresh },
    )
  } finally {
    progress.stop()
    await tier.close()
    await fetcher.close()
  }
}

async function wantedPortals(options: Options, context: Context): Promise<readonly Portal[]> {
  const chosen = await choosePortals(options, context)
  const rate = options.rate === undefined ? null : parsePositive(options.rate, '--rate')
  return chosen.map((portal) => (rate === null ? portal : slower(portal, rate)))
}

/** `--rate` may only make a crawl more polite than its portal file. */
function slower(portal: Portal, rate: number): Portal {
  const { politeness } = portal
  const requests_per_second = Math.min(rate, politeness.requests_per_second)
  return { ...portal, politeness: { ...politeness, requests_per_second } }
}

/** What other processes know of the hosts is kept too, where there is a database; none is made for it. */
async function dryRun(
  portals: readonly Portal[],
  years: readonly number[] | null,
  options: Options,
  context: Context,
): Promise<void> {
  const { databaseUrl, home } = context.config
  if (databaseUrl === null && !existsSync(join(home, 'db'))) return plan(openFetcher(context), null)
  return withStore(context, (store) => plan(openFetcher(context, { store }), store))

  async function plan(fetcher: Fetcher, store: Store | null): Promise<void> {
    const tier = openBrowserTier(context, fetcher)
    const browser = crawlBrowser(tier, store)
    try {
      for (const portal of portals) {
        const planned = await planCrawl(fetcher, portal, years, Date.now, browser)
        await context.out(options.json ? `${JSON.stringify(planned)}\n` : describePlan(planned))
        if (planned.columns.some(({ outcome }) => outcome !== 'ok')) context.fail()
      }
    } finally {
      await tier.close()
      await fetcher.close()
    }
  }
}

/** A pause is our own will and no failure. 3 where no portal at all could be reached, 1 where some portal or document failed. */
function setExit(run: RunAnswer, context: Context): void {
  const isBad = ({ outcome }: RunAnswer['portals'][number]) => outcome !== 'ok' && outcome !== 'paused'
  const bad = run.portals.filter(isBad)
  const nothing = (portal: RunAnswer['portals'][number]) => portal.listed === 0 && isBad(portal)
  if (run.portals.length > 0 && run.portals.every(nothing)) context.fail(EXIT.unreachable)
  else if (bad.length > 0 || run.portals.some(({ failed }) => failed > 0)) context.fail(EXIT.failed)
}
