/** A copy of a table that no visitor sees prints other figures than the visible one: an older state left in the page. */
import type { Cell, Place, TableId } from '../domain/cell.ts'
import type { ReportCheck, Verdict } from './check.ts'

const ID = 'hidden_duplicate'

export const hiddenDuplicate: ReportCheck = {
  id: ID,
  title: 'A hidden copy of a table prints what the visible one prints',
  needs: 'report',
  run: ({ report }) => {
    const told = (report.leftovers ?? []).filter(({ reason }) => reason === ID)
    if (told.length === 0) return []
    const places = new Map(report.cells.map((cell) => [placeKey(cell.source), cell]))
    const seen = told.map(({ text, source }) => ({ text, cell: places.get(placeKey(source)) ?? null }))
    const tables = [...new Set(seen.map(({ cell }) => cell?.table ?? null))]
    return tables.map((table) =>
      verdictOf(
        table,
        seen.filter(({ cell }) => (cell?.table ?? null) === table),
      ),
    )
  },
}

const placeKey = ({ block, row, col, start }: Place): string => `${block}:${row}:${col}:${start}`

function verdictOf(
  table: TableId | null,
  seen: readonly { readonly text: string; readonly cell: Cell | null }[],
): Verdict {
  const [first] = seen
  const more = seen.length > 1 ? ` ${seen.length - 1} more cells differ.` : ''
  return {
    check: ID,
    key: table ?? 'form',
    state: 'fail',
    severity: 'warning',
    cells: [...new Set(seen.flatMap(({ cell }) => (cell === null ? [] : [cell.id])))],
    expected: null,
    actual: null,
    message: `${first?.text ?? ''}${more}`,
  }
}
