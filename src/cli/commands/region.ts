/** `region list`, `region import FILE`, `region population FILE`: the regions that bodies belong to. */
import type { Command } from 'commander'
import { importPopulation } from '../../../db/queries/population.ts'
import { type RegionFilters, regionPage, upsertRegions } from '../../../db/queries/regions.ts'
import { REGION_LEVELS } from '../../domain/region-code.ts'
import type { Context } from '../context.ts'
import { parseChoice, parseDate, parseRegion } from '../options.ts'
import { POPULATION_COLUMNS, parsePopulation, parseRegions, REGION_COLUMNS } from '../region-csv.ts'
import { readTableFile } from '../roster-text.ts'
import { withStore } from '../store.ts'
import { renderTable } from '../table.ts'

interface ListOptions {
  readonly region?: string
  readonly level?: string
  readonly validOn?: string
  readonly json?: boolean
}

export function regionCommand(program: Command, context: Context): void {
  const region = program.command('region').description('regions: codes, parents, validity, population')
  region
    .command('list')
    .description('regions with their parents and the days on which their codes were valid')
    .option('--region <code>', 'region and all below it')
    .option('--level <level>', REGION_LEVELS.join(', '))
    .option('--valid-on <date>', 'only codes that were valid on that day')
    .option('--json', 'one JSON object a line')
    .action((options: ListOptions) => listRegions(options, context))
  region
    .command('import')
    .description('add or rename regions (CSV): zones, townships, codes that ended; all or nothing')
    .argument('<file>', `columns: ${REGION_COLUMNS.join(',')}`)
    .action(async (file: string) => {
      const rows = parseRegions(await readTableFile(file), file)
      await withStore(context, ({ db }) => db.transaction().execute((trx) => upsertRegions(trx, rows)))
      await context.out(`${rows.length} regions\n`)
    })
  region
    .command('population')
    .description('resident population (常住人口) by region and year (CSV); all or nothing')
    .argument('<file>', `columns: ${POPULATION_COLUMNS.join(',')}`)
    .action(async (file: string) => {
      const rows = parsePopulation(await readTableFile(file), file)
      await withStore(context, ({ db }) => importPopulation(db, rows, file))
      await context.out(`${rows.length} populations\n`)
    })
}

async function listRegions(options: ListOptions, context: Context): Promise<void> {
  const filters: RegionFilters = {
    limit: null,
    ...(options.region === undefined ? {} : { region: parseRegion(options.region) }),
    ...(options.level === undefined ? {} : { level: parseChoice(options.level, REGION_LEVELS, '--level') }),
    ...(options.validOn === undefined ? {} : { valid_on: parseDate(options.validOn, '--valid-on') }),
  }
  const { data } = await withStore(context, ({ db }) => regionPage(db, filters))
  if (!options.json)
    return context.out(
      renderTable(
        ['code', 'name', 'level', 'kind', 'in', 'from', 'to', 'became'],
        data.map((row) => [
          row.code,
          row.name,
          row.level,
          row.kind,
          row.parent_code ?? '',
          row.valid_from ?? '',
          row.valid_to ?? '',
          row.successor_code ?? '',
        ]),
      ),
    )
  for (const row of data) await context.out(`${JSON.stringify(row)}\n`)
}
