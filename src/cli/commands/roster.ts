/** `roster import FILE`, `roster export`: the list of bodies that must publish. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import type { Store } from '../../../db/connect.ts'
import { exportRoster, importRoster } from '../../../db/queries/roster.ts'
import { parseDueRule } from '../../domain/deadline.ts'
import { InputError } from '../../domain/errors.ts'
import type { Context } from '../context.ts'
import { parseRoster, ROSTER_COLUMNS } from '../roster-csv.ts'
import { withStore } from '../store.ts'

export function rosterCommand(program: Command, context: Context): void {
  const roster = program.command('roster').description('the list of bodies that must publish')
  roster
    .command('import')
    .description('take in a roster file (CSV); all or nothing')
    .argument('<file>', `columns: ${ROSTER_COLUMNS.join(',')}`)
    .option('--json', 'one JSON object')
    .action(async (file: string, options: { json?: boolean }) => {
      const text = await readRoster(file)
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
      const records = rows.map((row) =>
        ROSTER_COLUMNS.map((column) => (column === 'aliases' ? row.aliases.join('|') : (row[column] ?? ''))),
      )
      await context.out(stringify([ROSTER_COLUMNS, ...records]))
    })
}

/** Parses and imports; nothing is stored where anything is wrong. */
export async function importRosterText(store: Store, text: string, file: string) {
  const rows = parseRoster(text, file)
  for (const row of rows) {
    try {
      if (row.due_rule !== null) parseDueRule(row.due_rule)
    } catch (cause) {
      throw new InputError('roster_file', `${file}:${row.line}: ${(cause as Error).message}`, { cause })
    }
  }
  return importRoster(store.db, rows)
}

async function readRoster(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(
      'no_such_file',
      `${file}: ${cause.code === 'ENOENT' ? 'no such file' : cause.message}, expected a roster in CSV`,
      { cause },
    )
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new InputError('roster_file', `${file}: not UTF-8 text`, { hint: 'save the file as UTF-8', cause })
  }
}
