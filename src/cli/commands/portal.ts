/** `portal list`: health of each portal. `portal queue`: links that wait for a person. `portal test FILE`: lists it, fetches one report and reads it; stores nothing. */
import type { Command } from 'commander'
import { loadPortalFile } from '../../../crawlers/portal.ts'
import { waitingLinks } from '../../../db/queries/leads.ts'
import type { WaitingLink } from '../../domain/answer.ts'
import { type PortalTrial, tryPortal } from '../../steps/try-portal.ts'
import type { Context } from '../context.ts'
import { openFetcher } from '../fetcher.ts'
import { type ListOptions, listKnownPortals } from '../portal-list.ts'
import { withStore } from '../store.ts'
import { renderTable } from '../table.ts'

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
    .command('test')
    .description('try one portal file: list it, fetch one report, read it; nothing is stored')
    .argument('<file>', 'portal file (YAML)')
    .option('--json', 'one JSON object')
    .action(async (file: string, options: { json?: boolean }) => {
      const fetcher = openFetcher(context)
      try {
        const trial = await tryPortal(fetcher, await loadPortalFile(file))
        await context.out(options.json ? `${JSON.stringify(trial)}\n` : describe(trial))
        if (!trial.ok) context.fail()
      } finally {
        await fetcher.close()
      }
    })
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

function describe({ plan, sample, ok, problem }: PortalTrial): string {
  return [
    `${plan.portal_id}: ${ok ? 'ok' : `failed: ${problem}`}`,
    ...plan.columns.map(
      ({ column_url, family, outcome, links, reports, reason }) =>
        `  ${outcome}  ${column_url}  family ${family ?? 'unknown'}, ${links} links, ${reports} may be reports${reason ? `, ${reason}` : ''}`,
    ),
    ...plan.fetch.slice(0, 10).map(({ year, title }) => `  ${year ?? '????'}  ${title}`),
    ...(sample
      ? [
          `  read ${sample.url}: ${sample.status}${sample.reason ? ` (${sample.reason})` : ''}, ${sample.agency ?? 'no body named'}, ${sample.year ?? 'no year'}, ${sample.cells} cells`,
        ]
      : []),
  ]
    .map((line) => `${line}\n`)
    .join('')
}
