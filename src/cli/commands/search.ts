/** `search`: words in the narrative of the reports. */
import type { Command } from 'commander'
import { searchText } from '../../../db/queries/text-search.ts'
import type { MentionAnswer } from '../../domain/answer.ts'
import type { Context } from '../context.ts'
import { parseRegion, parseYears } from '../options.ts'
import { withStore } from '../store.ts'
import { renderTable } from '../table.ts'

const ROWS_AT_ONCE = 500

interface Options {
  readonly year?: string
  readonly region?: string
  readonly json?: boolean
}

export function searchCommand(program: Command, context: Context): void {
  program
    .command('search')
    .description('sections of the reports that hold every word; two characters are enough')
    .argument('<words...>', 'words as printed; blanks, line ends, width and case make no difference')
    .option('--year <years>', 'report years: 2022 or 2019-2023')
    .option('--region <code>', 'region and all below it')
    .option('--json', 'one JSON object a line')
    .action(async (words: readonly string[], options: Options) => {
      const filters = {
        words,
        limit: ROWS_AT_ONCE,
        ...(options.year === undefined ? {} : { years: parseYears(options.year, '--year') }),
        ...(options.region === undefined ? {} : { region: parseRegion(options.region) }),
      }
      await withStore(context, async ({ db }) => {
        for (let after: string | null = '0'; after !== null; ) {
          const { data, next }: Awaited<ReturnType<typeof searchText>> = await searchText(db, {
            ...filters,
            after,
          })
          if (options.json) for (const row of data) await context.out(`${JSON.stringify(row)}\n`)
          else await context.out(describe(data))
          after = next
        }
      })
    })
}

function describe(rows: readonly MentionAnswer[]): string {
  if (rows.length === 0) return 'no section holds these words\n'
  return renderTable(
    ['agency', 'year', 'section', 'offset', 'text', 'source'],
    rows.map((row) => [
      row.agency,
      String(row.year),
      row.section,
      row.offset === null ? '—' : String(row.offset),
      row.snippet,
      row.source_url,
    ]),
  )
}
