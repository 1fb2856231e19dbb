/** `correct`: a correction by hand, kept as a version with its author, reason and source. */
import type { Command } from 'commander'
import type { CellChange, CellState } from '../../domain/difference.ts'
import { InputError } from '../../domain/errors.ts'
import { correctReport } from '../../steps/correct-report.ts'
import type { Context } from '../context.ts'
import { parsePositive } from '../options.ts'
import { withStore } from '../store.ts'

interface Options {
  readonly cell: readonly string[]
  readonly author: string
  readonly reason: string
  readonly source: string
  readonly json?: boolean
}

export function correctCommand(program: Command, context: Context): void {
  program
    .command('correct')
    .description('correct figures of a stored report by hand; the reading before stays as a version')
    .argument('<report>', 'number of the report')
    .requiredOption('--cell <table:id=text...>', 'such as t3:granted__total=12, as it is printed')
    .requiredOption('--author <name>', 'who corrects')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--source <text>', 'what the right figures were taken from')
    .option('--json', 'one JSON object')
    .action(async (report: string, { cell, json = false, ...options }: Options) => {
      const correction = { ...options, report_id: parsePositive(report, 'report'), cells: cellsOf(cell) }
      const done = await withStore(context, ({ db }) => correctReport(db, correction))
      const { report_id, version_id, cells } = done
      await context.out(
        json
          ? `${JSON.stringify(done)}\n`
          : `report ${report_id}: ${cells.length} cells, version ${version_id}\n${cells.map(changeLine).join('')}`,
      )
    })
}

/** What was read and what stands there now, with its kind where that is no number: a slip of the pen shows. */
function changeLine({ table, id, before, after }: CellChange): string {
  const said = (state: CellState | null) =>
    state === null ? 'nothing' : `"${state.raw}"${state.kind === 'number' ? '' : ` (${state.kind})`}`
  return `  ${table}:${id}: ${said(before)} → ${said(after)}\n`
}

function cellsOf(given: readonly string[]): ReadonlyMap<string, string> {
  const cells = new Map<string, string>()
  for (const text of given) {
    const at = text.indexOf('=')
    const name = text.slice(0, at)
    if (at < 1 || !name.includes(':'))
      throw new InputError(
        'correction',
        `--cell "${text}": expected table:id=text, such as t3:granted__total=12`,
      )
    if (cells.has(name)) throw new InputError('correction', `--cell ${name} is given twice`)
    cells.set(name, text.slice(at + 1))
  }
  return cells
}
