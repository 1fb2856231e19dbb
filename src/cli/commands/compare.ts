/** `compare`: figures of agencies and years side by side, each with what limits it. */
import type { Command } from 'commander'
import { displayValue } from '../../compare/display-value.ts'
import type { Comparison } from '../../domain/comparison.ts'
import { compareAgencies } from '../../steps/compare.ts'
import type { Context } from '../context.ts'
import { parseList, parseYears } from '../options.ts'
import { withStore } from '../store.ts'
import { renderTable } from '../table.ts'

interface Options {
  readonly agencies: string
  readonly years: string
  readonly indicators: string
  readonly json?: boolean
}

export function compareCommand(program: Command, context: Context): void {
  program
    .command('compare')
    .description('agencies side by side, with measures and comparability notes')
    .requiredOption('--agencies <keys>', 'agency keys, separated by commas')
    .requiredOption('--years <years>', 'such as 2019-2023 or 2021,2023')
    .requiredOption(
      '--indicators <ids>',
      'cell ids, rows of table three, groups or measures, separated by commas',
    )
    .option('--json', 'one JSON object a line')
    .action(async (options: Options) => {
      const request = {
        agencies: parseList(options.agencies),
        years: parseYears(options.years),
        indicators: parseList(options.indicators),
      }
      await withStore(context, async ({ db }) => {
        const comparison = await compareAgencies(db, request)
        await context.out(options.json ? `${JSON.stringify(comparison)}\n` : describe(comparison))
      })
    })
}

function describe(comparison: Comparison): string {
  const { indicators, agencies, years, points, notes } = comparison
  const tables = indicators.map(({ id, label, unit, comparability }) => {
    const rows = agencies.map((agency) => [
      agency.name,
      ...years.map((year) => {
        const point = points.find(
          (one) => one.agency_key === agency.key && one.year === year && one.indicator === id,
        )
        if (!point) return ''
        const shown = displayValue(point.value, point.unit)
        return point.notes.length > 0
          ? `${shown} [${point.notes.map((note) => notes.findIndex((one) => one.id === note) + 1).join(',')}]`
          : shown
      }),
    ])
    const together = [
      'together',
      ...years.map((year) => {
        const total = comparison.totals.find((one) => one.indicator === id && one.year === year)
        if (total === undefined) return ''
        return `${displayValue(total.value, total.unit)} (${total.counted} of ${total.bodies})`
      }),
    ]
    return `${label} (${id}, ${unit}, across eras: ${comparability})\n${renderTable(['agency', ...years.map(String)], [...rows, together])}`
  })
  const legend = notes.map((note, index) => `[${index + 1}] ${note.message}\n`).join('')
  return `${tables.join('\n')}${legend ? `\n${legend}` : ''}`
}
