/** `roster import FILE`, `roster export`: the list of bodies that must publish. */
import type { Command } from 'commander'
import type { Store } from '../../../db/connect.ts'
import { exportRoster, importRoster } from '../../../db/queries/roster.ts'
import { crossCheck } from '../../steps/cross-check.ts'
import type { Context } from '../context.ts'
import { parseRoster, ROSTER_COLUMNS, rosterCsv } from '../roster-csv.ts'
import { readTableFile } from '../roster-text.ts'
import { withStore } from '../store.ts'

export function rosterCommand(program: Command, context: Context): void {
  const roster = program.command('roster').description('the list of bodies that must publish')
  roster
    .command('import')
    .description('take in a roster file (CSV); all or nothing')
    .argument('<file>', `columns: ${ROSTER_COLUMNS.join(',')}`)
    .option('--json', 'one JSON object')
    .action(async (file: string, options: { json?: boolean }) => {
      const text = await readTableFile(file)
      const result = await withStore(context, (store) => importRosterText(store, text, file))
      await context.out(
        options.json ? `${JSON.stringify(result)}\n` : `${result.added} added, ${result.updated} updated\n`,
      )
    })
  roster
    .command('export')
    .description('print the roster as CSV, learned bodies included')
    .action(async () => {
      const rows = await withStore(context, ({ db }) => exportRoster(db))
      await context.out(rosterCsv(rows))
    })
}

/** Parses and imports; nothing is stored where anything is wrong. What was said on the ground of the old list is said anew. */
export async function importRosterText(store: Store, text: string, file: string) {
  const counts = await importRoster(store.db, parseRoster(text, file), file)
  await crossCheck(store.db)
  return counts
}
