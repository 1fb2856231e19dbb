/** Paragraphs with their depth → tables within tables: what a Word story says only by marks at the ends of cells and rows. */
import type { Content, Table } from './doc-model.ts'

/** A row as the marks gave it. */
export interface LevelRow<End> {
  readonly cells: readonly (readonly Content[])[]
  /** What the row's end mark says of it; null where the mark was lost. */
  readonly end: End | null
}

interface Level<End> {
  readonly rows: LevelRow<End>[]
  cells: Content[][]
  current: Content[]
}

export interface TableLevels<End> {
  /** Goes to so many tables deep: deeper ones end. */
  readonly goTo: (depth: number) => void
  /** Adds to the open cell, or to the story outside all tables. */
  readonly add: (content: Content) => void
  readonly endCell: () => void
  /** Ends the open row; a dropped one leaves nothing. */
  readonly endRow: (end: End, dropped: boolean) => void
  /** Ends everything that is open and hands out the story. */
  readonly finish: () => Content[]
}

/** Starts a story. `build` makes a table of its rows. */
export function tableLevels<End>(build: (rows: readonly LevelRow<End>[]) => Table): TableLevels<End> {
  const root: Content[] = []
  const levels: Level<End>[] = []
  const last = () => levels[levels.length - 1]
  const add = (content: Content) => void (last()?.current ?? root).push(content)

  const endCell = () => {
    const level = last()
    if (!level) return
    level.cells.push(level.current)
    level.current = []
  }
  const closeLevel = () => {
    const level = levels.pop()
    if (!level) return
    if (level.current.length > 0) level.cells.push(level.current)
    if (level.cells.length > 0) level.rows.push({ cells: level.cells, end: null })
    if (level.rows.length > 0) add(build(level.rows))
  }
  const endRow = (end: End, dropped: boolean) => {
    const level = last()
    if (!level) return
    if (!dropped) level.rows.push({ cells: level.cells, end })
    level.cells = []
    level.current = []
  }
  const goTo = (depth: number) => {
    while (levels.length > depth) closeLevel()
    while (levels.length < depth) levels.push({ rows: [], cells: [], current: [] })
  }
  const finish = () => {
    goTo(0)
    return root
  }
  return { goTo, add, endCell, endRow, finish }
}
