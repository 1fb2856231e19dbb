/** Rows of the Word binary as a table: each row's modifiers state its cell edges and merges. */
import type { Content, Table, VerticalMerge } from './doc-model.ts'
import { SPRM, type Sprm } from './doc-sprm.ts'
import { type CellFlags, edgeTable, type RowLayout } from './edge-table.ts'

export interface RawRow {
  readonly cells: readonly (readonly Content[])[]
  /** Properties of the row's end mark; empty where it was lost. */
  readonly sprms: readonly Sprm[]
}

const RESHAPING: readonly number[] = [
  SPRM.insertCells,
  SPRM.deleteCells,
  SPRM.moveEdges,
  SPRM.mergeCells,
  SPRM.splitCells,
]

function verticalMerge(bits: number): VerticalMerge {
  if (bits === 1) return 'continue'
  return bits === 3 ? 'restart' : 'none'
}

function readLayout(sprms: readonly Sprm[]): RowLayout | null {
  const operand = sprms.findLast((sprm) => sprm.code === SPRM.defTable)?.operand
  const count = operand?.[0] ?? 0
  if (!operand || count === 0 || operand.length < 1 + (count + 1) * 2) return null
  const view = new DataView(operand.buffer, operand.byteOffset, operand.byteLength)
  const edges = Array.from({ length: count + 1 }, (_, index) => view.getInt16(1 + index * 2, true))
  const cells = 1 + (count + 1) * 2
  const flags = Array.from({ length: count }, (_, index): CellFlags => {
    const at = cells + index * 20
    const bits = at + 2 <= operand.length ? view.getUint16(at, true) : 0
    return { horizontal: bits & 3, vertical: verticalMerge((bits >> 5) & 3) }
  })
  for (const { code, operand: change } of sprms) {
    const index = change[0] ?? 0
    const flag = flags[index]
    if (code === SPRM.vertMerge && flag) flags[index] = { ...flag, vertical: verticalMerge(change[1] ?? 0) }
  }
  return { edges, flags }
}

/** A table of rows with their edges; what does not fit together is told as a doubt. */
export function buildTable(rows: readonly RawRow[], patched: boolean): Table {
  const doubts: string[] = patched
    ? ['the file was saved in pieces, properties of the pieces are not applied']
    : []
  for (const [index, { sprms }] of rows.entries())
    if (sprms.some((sprm) => RESHAPING.includes(sprm.code)))
      doubts.push(`row ${index} was reshaped after its layout`)
  if (rows.some((row) => row.sprms.some((sprm) => sprm.code === SPRM.rightToLeft && sprm.operand[0] === 1)))
    doubts.push('the table runs from right to left')
  return edgeTable(
    rows.map(({ cells, sprms }) => ({ cells, layout: readLayout(sprms) })),
    doubts,
  )
}
