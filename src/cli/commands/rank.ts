/** `rank`: bodies in the order of a measure, or of its change; `totals`: its sums a region and year. */
import type { Command } from 'commander'
import { BODY_KINDS } from '../../domain/deadline.ts'
import { SCOPES } from '../../domain/report.ts'
import type { ChangedBody, Counted, RankedBody, RegionTotal } from '../../domain/summary.ts'
import { changes, rank, totals } from '../../steps/summaries.ts'
import type { Context } from '../context.ts'
import { parseChoice, parsePositive, parseRegion, parseYear, parseYears } from '../options.ts'
import { withStore } from '../store.ts'
import { renderTable } from '../table.ts'

interface RankOptions {
  readonly year: string
  readonly region?: string
  readonly kind?: string
  readonly scope: string
  readonly min: string
  readonly limit: string
  readonly smallest?: boolean
  readonly changes?: boolean
  readonly json?: boolean
}

interface TotalsOptions {
  readonly years?: string
  readonly level: string
  readonly region?: string
  readonly kind?: string
  readonly scope: string
  readonly json?: boolean
}

export function rankCommand(program: Command, context: Context): void {
  program
    .command('rank')
    .description('bodies in the order of a measure, or with --changes of its change against the year before')
    .argument(
      '<measure>',
      'a measure, or new_requests, outcomes_total, review_total, litigation_direct_total',
    )
    .requiredOption('--year <year>', 'report year')
    .option('--region <code>', 'region and all below it')
    .option('--kind <kind>', 'kind of body, such as department')
    .option('--scope <scope>', 'whose figures; scopes are never ranked together', 'own')
    .option('--min <cases>', 'smallest denominator that counts', '10')
    .option('--limit <rows>', 'rows shown', '20')
    .option('--smallest', 'smallest first; with --changes the largest falls')
    .option('--changes', 'largest changes, either way')
    .option('--json', 'one JSON object a line')
    .action((measure: string, options: RankOptions) => showRank(context, measure, options))
}

export function totalsCommand(program: Command, context: Context): void {
  program
    .command('totals')
    .description('sums of a measure or count a region and year; ratios are ratios of sums')
    .argument('<measure>', 'as for rank')
    .option('--years <years>', 'report years: 2022 or 2019-2023; all where left out')
    .option('--level <level>', 'nation, province or prefecture', 'province')
    .option('--region <code>', 'region and all below it')
    .option('--kind <kind>', 'kind of body')
    .option('--scope <scope>', 'whose figures', 'own')
    .option('--json', 'one JSON object a line')
    .action((measure: string, options: TotalsOptions) => showTotals(context, measure, options))
}

async function showRank(context: Context, measure: string, options: RankOptions): Promise<void> {
  const filter = {
    figure: measure,
    year: parseYear(options.year),
    scope: parseChoice(options.scope, SCOPES, '--scope'),
    region: options.region === undefined ? null : parseRegion(options.region),
    kind: options.kind === undefined ? null : parseChoice(options.kind, BODY_KINDS, '--kind'),
    min_denominator: Math.ceil(parsePositive(options.min, '--min')),
  }
  const stretch = { offset: 0, limit: Math.ceil(parsePositive(options.limit, '--limit')) }
  const answer: Counted<RankedBody | ChangedBody> = await withStore(context, ({ db }) =>
    options.changes
      ? changes(db, filter, options.smallest ? 'fall' : 'both', stretch)
      : rank(db, filter, options.smallest !== true, stretch),
  )
  await show(context, options.json, answer, () =>
    renderTable(
      [
        'rank',
        'agency',
        'region',
        'value',
        'n',
        'd',
        ...(options.changes ? ['before', 'change'] : []),
        'notes',
      ],
      answer.rows.map((row) => [
        String(row.rank),
        row.agency,
        row.region,
        shown(row.value, row.d),
        String(row.n),
        row.d === null ? '' : String(row.d),
        ...('change' in row ? [shown(row.before, row.d), shown(row.change, row.d)] : []),
        row.notes.join(' '),
      ]),
    ),
  )
}

async function showTotals(context: Context, measure: string, options: TotalsOptions): Promise<void> {
  const asked = {
    figure: measure,
    years: options.years === undefined ? null : parseYears(options.years),
    level: parseChoice(options.level, ['nation', 'province', 'prefecture'], '--level'),
    scope: parseChoice(options.scope, SCOPES, '--scope'),
    region: options.region === undefined ? null : parseRegion(options.region),
    kind: options.kind === undefined ? null : parseChoice(options.kind, BODY_KINDS, '--kind'),
  }
  const answer = await withStore(context, ({ db }) => totals(db, asked))
  await show(context, options.json, answer, () =>
    renderTable(
      ['region', 'year', 'value', 'n', 'd', 'bodies', 'reports', 'bound', 'notes'],
      answer.rows.map((row: RegionTotal) => [
        row.region,
        String(row.year),
        row.value === null ? '—' : shown(row.value, row.d),
        row.n === null ? '—' : String(row.n),
        row.d === null ? '' : String(row.d),
        String(row.bodies),
        String(row.reports),
        row.bound === null ? '—' : String(row.bound),
        row.notes.join(' '),
      ]),
    ),
  )
}

const shown = (value: number, d: number | null) => (d === null ? String(value) : value.toFixed(4))

async function show(
  context: Context,
  json: boolean | undefined,
  { rows, total, pending }: Counted<object>,
  table: () => string,
): Promise<void> {
  if (json) for (const row of rows) await context.out(`${JSON.stringify(row)}\n`)
  else await context.out(rows.length === 0 ? 'nothing is known of this\n' : table())
  if (!json && rows.length < total) context.err(`${rows.length} of ${total} shown; --limit shows more\n`)
  if (pending > 0)
    context.err(`${pending} changes to reports are not counted yet: \`db refresh\` counts them\n`)
}
