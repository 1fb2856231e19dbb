/** `findings`: what the checks say. */
import type { Command } from 'commander'
import { listFindings } from '../../../db/queries/findings.ts'
import { CHECKS } from '../../checks/index.ts'
import type { FindingAnswer } from '../../domain/answer.ts'
import type { Severity } from '../../domain/finding.ts'
import type { Context } from '../context.ts'
import { parseChoice, parseRegion, parseYear } from '../options.ts'
import { withStore } from '../store.ts'
import { renderTable } from '../table.ts'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']
const STATES = ['pass', 'pass_with_blanks', 'fail', 'not_assessable'] as const

interface Options {
  readonly year?: string
  readonly region?: string
  readonly check?: string
  readonly severity?: string
  readonly state?: readonly string[]
  readonly failOn?: string
  readonly json?: boolean
}

export function findingsCommand(program: Command, context: Context): void {
  program
    .command('findings')
    .description('what the checks say of the reports')
    .option('--year <year>', 'report year')
    .option('--region <code>', 'region and all below it')
    .option('--check <id>', 'one check, such as t3_balance')
    .option('--severity <severity>', SEVERITIES.join(', '))
    .option('--state <state...>', `default: fail; of ${STATES.join(', ')}`)
    .option('--fail-on <severity>', 'exit with 1 where a failed finding of this severity or worse is there')
    .option('--json', 'one JSON object a line')
    .action(async (options: Options) => {
      const filters = {
        limit: null,
        states: (options.state ?? ['fail']).map((state) => parseChoice(state, STATES, '--state')),
        ...(options.year === undefined ? {} : { years: [parseYear(options.year)] }),
        ...(options.region === undefined ? {} : { region: parseRegion(options.region) }),
        ...(options.check === undefined
          ? {}
          : {
              check: parseChoice(
                options.check,
                CHECKS.map(({ id }) => id),
                '--check',
              ),
            }),
        ...(options.severity === undefined
          ? {}
          : { severity: parseChoice(options.severity, SEVERITIES, '--severity') }),
      }
      const failOn =
        options.failOn === undefined ? null : parseChoice(options.failOn, SEVERITIES, '--fail-on')
      await withStore(context, async ({ db }) => {
        const { data } = await listFindings(db, filters)
        if (options.json) for (const row of data) await context.out(`${JSON.stringify(row)}\n`)
        else await context.out(describe(data))
        if (failOn !== null && data.some((row) => counts(row, failOn))) context.fail()
      })
    })
}

/** A finding that a person dismissed is no reason to fail. */
const counts = ({ state, severity, verdict }: FindingAnswer, least: Severity): boolean =>
  state === 'fail' && verdict !== 'dismissed' && isAtLeast(severity, least)

function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least)
}

function describe(rows: readonly FindingAnswer[]): string {
  if (rows.length === 0) return 'no finding for this choice\n'
  return renderTable(
    ['agency', 'year', 'severity', 'check', 'key', 'state', 'verdict', 'message'],
    rows.map((row) => [
      row.agency,
      String(row.year),
      row.severity,
      row.check,
      row.key,
      row.state,
      row.verdict ?? '',
      row.message,
    ]),
  )
}
