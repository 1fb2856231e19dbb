/** Tables a visitor cannot see are never read; where one holds other figures than the visible one, that is said. */
import type { Grid } from '../src/domain/block.ts'
import type { Cell } from '../src/domain/cell.ts'
import type { Era } from '../src/domain/format.ts'
import type { Leftover } from '../src/domain/report.ts'
import { leftover } from './claim/candidate.ts'
import { claimGrid } from './claim/claim-grid.ts'
import { settle } from './claim/settle.ts'

/** One leftover `hidden_duplicate` for each cell that a hidden copy prints otherwise. */
export function hiddenTwins(hidden: readonly Grid[], visible: readonly Cell[], era: Era | null): Leftover[] {
  if (hidden.length === 0 || visible.length === 0) return []
  const shown = new Map(visible.map((cell) => [`${cell.table}:${cell.id}`, cell]))
  return hidden.flatMap((grid) => {
    const { cells } = settle(claimGrid(grid, -1), () => era)
    return cells.flatMap((cell) => {
      const seen = shown.get(`${cell.table}:${cell.id}`)
      if (seen === undefined || seen.raw === cell.raw) return []
      return [
        leftover(
          'hidden_duplicate',
          `A hidden copy prints ${JSON.stringify(cell.raw)} for ${cell.id}, the visible table ${JSON.stringify(seen.raw)}.`,
          seen.source,
        ),
      ]
    })
  })
}
