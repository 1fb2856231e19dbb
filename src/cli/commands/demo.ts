/** `demo`, which `npm start` runs: the bundled sample portal, crawled, read, checked, stored, summarised, served. */
import type { Command } from 'commander'
import { parsePortal } from '../../../crawlers/portal.ts'
import type { Store } from '../../../db/connect.ts'
import { listFindings } from '../../../db/queries/findings.ts'
import { statusRows } from '../../../db/queries/status.ts'
import { tally } from '../../../db/queries/tally.ts'
import { DEMO_YEARS } from '../../demo/agencies.ts'
import { demoPortalFile } from '../../demo/portal-file.ts'
import { demoRosterCsv } from '../../demo/roster.ts'
import { startDemoPortal } from '../../demo/serve.ts'
import { beijingDate } from '../../steps/beijing.ts'
import type { Context } from '../context.ts'
import { parseChoice } from '../options.ts'
import { withStore } from '../store.ts'
import { summariseRun } from '../summary.ts'
import { crawlStored } from './crawl.ts'
import { importRosterText } from './roster.ts'
import { serveUntilStopped } from './serve.ts'

/** Always the same, so that a second run meets the same addresses; any free one where it is taken. */
const PORT = 27_381

export function demoCommand(program: Command, context: Context): void {
  program
    .command('demo')
    .description('crawl the bundled sample portal, print a summary, serve the dashboard')
    .option('--once', 'stop after the summary')
    .option('--revision <n>', 'state of the sample portal: 1, or 2 after one report was changed', '1')
    .action(async (options: { once?: boolean; revision: string }) => {
      const revision = parseChoice(options.revision, ['1', '2'], '--revision') === '2' ? 2 : 1
      await withStore(context, async (store) => {
        await crawlDemo(store, revision, context)
        await context.out(await describeStore(store))
        if (!options.once) await serveUntilStopped(store, context)
      })
    })
}

async function crawlDemo(store: Store, revision: 1 | 2, context: Context): Promise<void> {
  const portal = await startDemoPortal({ port: PORT, revision }).catch(() => startDemoPortal({ revision }))
  try {
    context.err(`sample portal of an invented district at ${portal.url}\n`)
    await importRosterText(store, demoRosterCsv(), 'sample roster')
    const file = parsePortal(demoPortalFile(portal.url), 'sample portal')
    const run = await crawlStored(store, [file], DEMO_YEARS, context)
    await context.out(summariseRun(run))
    if (run.portals.some(({ outcome, failed }) => outcome !== 'ok' || failed > 0)) context.fail()
  } finally {
    await portal.close()
  }
}

/** What a newcomer should look at first. */
async function describeStore({ db }: Store): Promise<string> {
  const today = beijingDate(new Date())
  const { reports, duties } = await tally(db, today)
  const counts = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')
  const { data: remarkable } = await statusRows(db, { today, states: ['late', 'missing'], limit: null })
  const { data: failed } = await listFindings(db, { states: ['fail'], severity: 'error', limit: null })
  return [
    `reports: ${counts(reports)}`,
    `duties: ${counts(duties)}`,
    ...remarkable.map((row) => `  ${row.state}: ${row.agency} ${row.year} (${row.evidence.reason})`),
    ...failed.map((row) => `  ${row.check}: ${row.agency} ${row.year}: ${row.message}`),
  ]
    .map((line) => `${line}\n`)
    .join('')
}
