/** `portal list`: health of each portal. `portal queue`: links that wait for a person. `portal test FILE`: lists it, fetches one report and reads it; stores nothing. */
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { loadPortalFile, type Portal } from '../../../crawlers/portal.ts'
import { loadShippedPortals } from '../../../crawlers/shipped-portals.ts'
import { waitingLinks } from '../../../db/queries/leads.ts'
import type { WaitingLink } from '../../domain/answer.ts'
import { InputError } from '../../domain/errors.ts'
import type { LinkDecision } from '../../domain/link-decision.ts'
import { crawlBrowser } from '../../steps/crawl-browser.ts'
import { decideLink } from '../../steps/decide-link.ts'
import { type PortalTrial, tryPortal } from '../../steps/try-portal.ts'
import { openBrowserTier } from '../browser.ts'
import type { Context } from '../context.ts'
import { EXIT } from '../failure.ts'
import { openFetcher } from '../fetcher.ts'
import { parseRegion, parseYear } from '../options.ts'
import { type AddOptions, addPortal } from '../portal-add.ts'
import { type ListOptions, listKnownPortals } from '../portal-list.ts'
import { withStore } from '../store.ts'
import { renderTable } from '../table.ts'

interface DecideOptions {
  readonly agency?: string
  readonly year?: string
  readonly refuse?: boolean
  readonly author: string
  readonly note?: string
}

export function portalCommand(program: Command, context: Context): void {
  const portal = program.command('portal').description('portals: health, trial')
  portal
    .command('list')
    .description('every portal with its health by the last crawl')
    .option('--shipped', 'also those that come with the product and are not enabled')
    .option('--json', 'one JSON object a line')
    .action((options: ListOptions) => listKnownPortals(options, context))
  portal
    .command('queue')
    .description('listed reports that wait for a person, each with the reason')
    .option('--portal <id>', 'of one portal')
    .option('--json', 'one JSON object a line')
    .action(async (options: { portal?: string; json?: boolean }) => {
      const filters = options.portal === undefined ? {} : { portal_id: options.portal }
      const rows = await withStore(context, ({ db }) => waitingLinks(db, filters))
      const text = rows.length === 0 ? 'nothing waits\n' : describeQueue(rows)
      await context.out(options.json ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : text)
    })
  portal
    .command('decide')
    .description(
      'settle a link that waits: whose report it is, or that it is none; every later crawl goes by it',
    )
    .argument('<url>', 'address of the link, from portal queue')
    .option('--agency <key>', 'whose report it is')
    .option('--year <year>', 'of which report year')
    .option('--refuse', 'it is no report of ours')
    .requiredOption('--author <name>', 'who decides')
    .option('--note <text>', 'why')
    .action(async (url: string, options: DecideOptions) => {
      const decision = decisionOf(options)
      await withStore(context, ({ db }) => decideLink(db, url, decision, options.note ?? null))
      await context.out(`${decision.verdict}: the next crawl goes by it\n`)
    })
  portal
    .command('test')
    .description('try one portal file: list it, fetch one report, read it; nothing is stored')
    .argument('<file>', 'portal file (YAML), or the id of a shipped portal')
    .option('--json', 'one JSON object')
    .action(async (file: string, options: { json?: boolean }) => {
      const portal = await namedPortal(file)
      const fetcher = openFetcher(context)
      const tier = openBrowserTier(context, fetcher)
      try {
        const trial = await tryPortal(fetcher, portal, crawlBrowser(tier, null))
        await context.out(options.json ? `${JSON.stringify(trial)}\n` : describe(trial))
        if (!trial.ok) context.fail(isUnreachable(trial) ? EXIT.unreachable : EXIT.failed)
      } finally {
        await tier.close()
        await fetcher.close()
      }
    })
  portal
    .command('add')
    .description('propose a portal file from an address: find its columns, detect the family, list them')
    .argument('<url>', 'home page of a site, or the page of a column')
    .option('--id <id>', 'id of the portal (default: from the host)')
    .option('--name <name>', 'name of the body (default: as the site says)')
    .option('--region <code>', 'administrative division code (default: as the site says)', (code) =>
      parseRegion(code),
    )
    .option('--json', 'one JSON object')
    .action((url: string, options: AddOptions) => addPortal(url, options, context))
}

async function namedPortal(file: string): Promise<Portal> {
  const shipped = existsSync(file) ? [] : await loadShippedPortals()
  return shipped.find(({ id }) => id === file) ?? loadPortalFile(file)
}

/** Nothing at all could be asked: not a fault of the file. */
function isUnreachable({ plan }: PortalTrial): boolean {
  const silent =
    /^(?:connection_refused|dns_failed|unreachable|reset|tls_failed|timeout|robots_unreachable|host_down):/
  return plan.columns.length > 0 && plan.columns.every(({ reason }) => silent.test(reason ?? ''))
}

function describeQueue(rows: readonly WaitingLink[]): string {
  return renderTable(
    ['portal', 'year', 'state', 'body', 'title', 'address', 'because'],
    rows.map((row) => [
      row.portal_id,
      row.year === null ? '—' : String(row.year),
      row.state,
      row.agency_key ?? row.agency_name ?? '—',
      row.title,
      row.url,
      row.reason ?? '',
    ]),
  )
}

function describe({ plan, years, sample, ok, problem }: PortalTrial): string {
  return [
    `${plan.portal_id}: ${ok ? 'ok' : `failed: ${problem}`}`,
    ...plan.columns.map(
      ({ column_url, family, outcome, links, reports, reason }) =>
        `  ${outcome}  ${column_url}  family ${family ?? 'unknown'}, ${links} links, ${reports} may be reports${reason ? `, ${reason}` : ''}`,
    ),
    ...Object.entries(years).map(([year, count]) => `  ${year}: ${count} listed`),
    ...plan.fetch
      .slice(0, 10)
      .map(({ year, agency, title }) => `  ${year ?? '????'}  ${agency ?? '(no body named)'}  ${title}`),
    ...(sample
      ? [
          `  read ${sample.url}: ${sample.status}${sample.reason ? ` (${sample.reason})` : ''}, ${sample.agency ?? 'no body named'}, ${sample.year ?? 'no year'}, ${sample.cells} cells`,
        ]
      : []),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function decisionOf({ agency, year, refuse, author, note }: DecideOptions): LinkDecision {
  const isNamed = agency !== undefined && year !== undefined
  if (refuse && agency === undefined && year === undefined)
    return { verdict: 'refused', author, note: note ?? null }
  if (!refuse && isNamed) return { verdict: 'report', agency_key: agency, year: parseYear(year), author }
  throw new InputError('decision', 'expected either --refuse, or --agency and --year together')
}
