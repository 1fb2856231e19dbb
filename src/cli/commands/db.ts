/** `db migrate`, `db info`, `db refresh`, `db copy`. */
import type { Command } from 'commander'
import { openDatabase } from '../../../db/connect.ts'
import { copyDatabase } from '../../../db/copy-database.ts'
import { databaseInfo, migrateToLatest } from '../../../db/migrate.ts'
import { rebuildSummaries, refreshSummaries } from '../../../db/queries/refresh-summaries.ts'
import { crossCheck } from '../../steps/cross-check.ts'
import type { Context } from '../context.ts'
import { withStore } from '../store.ts'

export function dbCommand(program: Command, context: Context): void {
  const db = program.command('db').description('the database')
  for (const [name, description] of [
    ['migrate', 'bring the schema up to date and show it'],
    ['info', 'which database, its schema, counts and size'],
  ] as const)
    db.command(name)
      .description(description)
      .option('--json', 'one JSON object')
      .action(async (options: { json?: boolean }) => {
        await withStore(context, async (store) => {
          const info = { database: store.kind, ...(await databaseInfo(store)) }
          if (options.json) return context.out(`${JSON.stringify(info)}\n`)
          for (const [key, value] of Object.entries(info))
            await context.out(`${key}: ${typeof value === 'object' ? JSON.stringify(value) : value}\n`)
        })
      })
  db.command('refresh')
    .description('bring the summaries of many reports, and the checks across reports, up to date')
    .option('--all', 'make them anew')
    .action(async ({ all }: { all?: boolean }) => {
      await withStore(context, async (store) => {
        if (all) await rebuildSummaries(store.db)
        const counted = all ? 'everything' : `${await refreshSummaries(store.db)} changes`
        await crossCheck(store.db)
        await context.out(`counted: ${counted}\n`)
      })
    })
  db.command('copy')
    .description('this whole database into an empty Postgres, all or nothing')
    .requiredOption('--to <url>', 'postgres://… of the empty database')
    .action(async ({ to }: { to: string }) => {
      await withStore(context, async (store) => {
        const target = await openDatabase({ databaseUrl: to, home: context.config.home })
        try {
          await migrateToLatest(target)
          await copyDatabase(store, target, ({ table, rows }) => context.err(`${table}: ${rows} rows\n`))
        } finally {
          await target.close()
        }
      })
      await context.out('copied; set DATABASE_URL to work there\n')
    })
}
