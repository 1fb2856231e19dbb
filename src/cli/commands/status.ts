/** `status`: who has published, who is late, missing or unknown, with the evidence. */
import type { Command } from 'commander'
import { statusRows } from '../../../db/queries/status.ts'
import { DUTY_STATES, type DutyRow } from '../../domain/duty.ts'
import { beijingDate } from '../../steps/beijing.ts'
import { setDutiesFor } from '../../steps/duties.ts'
import type { Context } from '../context.ts'
import { parseChoice, parseDate, parseRegion, parseYear } from '../options.ts'
import { withStore } from '../store.ts'
import { renderTable } from '../table.ts'

interface Options {
  readonly year: string
  readonly region?: string
  readonly state?: readonly string[]
  readonly asOf?: string
  readonly json?: boolean
}

export function statusCommand(program: Command, context: Context): void {
  program
    .command('status')
    .description('who has published, late, missing, unknown')
    .requiredOption('--year <year>', 'report year')
    .option('--region <code>', 'region and all below it')
    .option('--state <state...>', `only these: ${DUTY_STATES.join(', ')}`)
    .option('--as-of <date>', 'what was so on that day, by publication date')
    .option('--json', 'one JSON object a line')
    .action(async (options: Options) => {
      const filters = {
        years: [parseYear(options.year)],
        today: beijingDate(new Date()),
        limit: null,
        ...(options.region === undefined ? {} : { region: parseRegion(options.region) }),
        ...(options.state === undefined
          ? {}
          : { states: options.state.map((state) => parseChoice(state, DUTY_STATES, '--state')) }),
        ...(options.asOf === undefined ? {} : { as_of: parseDate(options.asOf, '--as-of') }),
      }
      await withStore(context, async ({ db }) => {
        await setDutiesFor(db, filters.years, filters.today)
        const { data } = await statusRows(db, filters)
        if (!options.json) return context.out(describe(data))
        for (const row of data) await context.out(`${JSON.stringify(row)}\n`)
      })
    })
}

function describe(rows: readonly DutyRow[]): string {
  if (rows.length === 0) return 'no duty is known for this choice; crawl a portal or import a roster first\n'
  const counts = DUTY_STATES.map(
    (state) => [state, rows.filter((row) => row.state === state).length] as const,
  )
  const table = renderTable(
    ['agency', 'state', 'published', 'due', 'errors', 'because'],
    rows.map((row) => [
      row.agency,
      row.days_late === null ? row.state : `${row.state} ${row.days_late} d`,
      row.published_on ?? '—',
      row.due_on ?? '—',
      String(row.findings.error),
      row.evidence.reason,
    ]),
  )
  const total = counts.flatMap(([state, count]) => (count > 0 ? [`${state} ${count}`] : [])).join(', ')
  return `${table}\n${rows.length} bodies: ${total}\n`
}
