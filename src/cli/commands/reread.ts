/** `reread`: read archived documents again after a parser change, and show what would change; `--accept` keeps it. */
import type { Command } from 'commander'
import { countReadings } from '../../../db/queries/readings.ts'
import { refreshSummaries } from '../../../db/queries/refresh-summaries.ts'
import { exceptParser, type Rereading, reread } from '../../steps/reread.ts'
import type { Context } from '../context.ts'
import { EXIT } from '../failure.ts'
import { showFileProgress } from '../file-progress.ts'
import { openArchive, withStore } from '../store.ts'

interface Options {
  readonly all?: boolean
  readonly accept?: boolean
  readonly json?: boolean
}

type Tally = Record<Rereading['outcome'], number>

export function rereadCommand(program: Command, context: Context): void {
  program
    .command('reread')
    .description('read archived documents again after a parser change, with a per-cell difference')
    .option('--all', 'what this parser version has read, too')
    .option('--accept', 'keep the new readings as versions; without it nothing is stored')
    .option('--json', 'one JSON object a line')
    .action(async ({ all = false, accept = false, json = false }: Options) => {
      const archive = openArchive(context)
      const tally: Tally = { same: 0, changed: 0, held: 0, failed: 0 }
      await withStore(context, async (store) => {
        const total = await countReadings(store.db, { except: exceptParser(all) })
        const progress = showFileProgress(context, total)
        try {
          for await (const one of reread(store, archive, { all, accept })) {
            tally[one.outcome] += 1
            if (json) await context.out(`${JSON.stringify(one)}\n`)
            else if (one.outcome !== 'same') await context.out(linesOf(one))
            progress.step()
          }
          if (accept) await refreshSummaries(store.db)
        } finally {
          progress.stop()
        }
      })
      context.err(summaryOf(tally, accept))
      if (tally.failed > 0) context.fail(EXIT.failed)
    })
}

function linesOf({ agency, year, outcome, reason, fields, cells, sentences, url }: Rereading): string {
  const changes = [
    ...fields.map(({ field, before, after }) => `  ${field}: ${before ?? 'none'} → ${after ?? 'none'}`),
    ...cells.map(
      ({ table, id, before, after }) => `  ${table}:${id}: ${printed(before)} → ${printed(after)}`,
    ),
    ...(sentences.length > 0 ? [`  ${sentences.length} sentences`] : []),
  ]
  return `${agency} ${year} ${outcome}${reason === null ? '' : ` (${reason})`} ${url}\n${changes.map((line) => `${line}\n`).join('')}`
}

function printed(cell: Rereading['cells'][number]['before']): string {
  if (cell === null) return 'none'
  return cell.kind === 'number' ? cell.raw : `${cell.kind} "${cell.raw}"`
}

function summaryOf({ same, changed, held, failed }: Tally, accept: boolean): string {
  const kept = accept ? 'kept' : 'nothing is stored without --accept'
  return `${same} the same, ${changed} changed (${kept}), ${held} held, ${failed} failed\n`
}
