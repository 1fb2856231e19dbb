/** `export`: tidy tables with a codebook, per-row source and checksums. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { EXPORTS, exportOf } from '../../exports/index.ts'
import { exportRelease } from '../../exports/release.ts'
import { releaseTables } from '../../steps/release-tables.ts'
import type { Context } from '../context.ts'
import { parseRegion, parseYears } from '../options.ts'
import { withStore } from '../store.ts'

interface Options {
  readonly format: string
  readonly out: string
  readonly year?: string
  readonly region?: string
  readonly against?: string
  readonly json?: boolean
}

export function exportCommand(program: Command, context: Context): void {
  program
    .command('export')
    .description('write the tables of the research schema as files')
    .requiredOption('--format <format>', EXPORTS.map(({ suffix }) => suffix).join(', '))
    .requiredOption('--out <folder>', 'folder of the release; replaced as a whole')
    .option('--year <years>', 'report years, such as 2021 or 2019-2023')
    .option('--region <code>', 'region and all below it')
    .option('--against <folder>', 'earlier release: the table changes says what is other than there')
    .option('--json', 'one JSON object')
    .action(async (options: Options) => {
      const format = exportOf(options.format)
      const filters = {
        ...(options.year === undefined ? {} : { years: parseYears(options.year, '--year') }),
        ...(options.region === undefined ? {} : { region: parseRegion(options.region) }),
      }
      await withStore(context, async (store) => {
        const release = await exportRelease({
          format,
          outDir: resolve(options.out),
          tables: releaseTables(store, filters),
          meta: {
            name: 'nianbao',
            title: '政府信息公开工作年度报告',
            description:
              'Figures of the yearly open-government reports of public bodies in China, each with its source.',
            about: { years: filters.years ?? 'all', region: filters.region ?? 'all' },
          },
          ...(options.against === undefined ? {} : { against: resolve(options.against) }),
          onTable: (name, rows) => context.err(`${name}: ${rows} rows\n`),
        })
        await context.out(
          options.json
            ? `${JSON.stringify(release)}\n`
            : `${release.outDir}: ${release.files.length} files\n`,
        )
      })
    })
}
