/** The official forms with a different number in every data cell, and a grid spread out to compare with. */
import { formatOf } from '../../../../parsers/formats/index.ts'
import type { Grid } from '../../../../src/domain/block.ts'
import type { TableId } from '../../../../src/domain/cell.ts'

export interface Tile {
  readonly row: number
  readonly col: number
  readonly rowspan: number
  readonly colspan: number
  readonly text: string
}

/** Cells of one table of the form of 2021 in reading order; data cells hold `first`, `first` + 7, … */
export function formTiles(id: TableId, first = 1001): { rows: number; cols: number; tiles: Tile[] } {
  const def = formatOf('era_2021')?.tables.find((candidate) => candidate.id === id)
  if (!def) throw new Error(`no table ${id}`)
  const data = def.cells.map((cell, index) => ({ ...cell.grid, rowspan: 1, text: String(first + index * 7) }))
  const tiles = [...def.skeleton, ...data].sort((a, b) => a.row - b.row || a.col - b.col)
  return { rows: def.rows, cols: def.cols, tiles }
}

/** Text of every grid place, each merged cell repeated over its places. */
export function spread(grid: {
  rows: number
  cols: number
  cells?: Grid['cells']
  tiles?: Tile[]
}): string[][] {
  const places = Array.from({ length: grid.rows }, () => Array.from({ length: grid.cols }, () => '(none)'))
  for (const cell of grid.cells ?? grid.tiles ?? []) {
    for (let row = cell.row; row < cell.row + cell.rowspan; row++) {
      for (let col = cell.col; col < cell.col + cell.colspan; col++) {
        const line = places[row]
        if (line) line[col] = line[col] === '(none)' ? cell.text : `${line[col]} + ${cell.text}`
      }
    }
  }
  return places
}

/** The tables of a reading. */
export function gridsOf(reading: { blocks: readonly { kind: string; grid?: Grid }[] }): Grid[] {
  return reading.blocks.flatMap((block) => (block.grid ? [block.grid] : []))
}
