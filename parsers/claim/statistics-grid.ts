/**
 * A grid → the rows of a statistics table. Every row must fill the width of the head: a row that lost or gained a cell
 * has no sound place for its figure.
 */
import type { Grid } from '../../src/domain/block.ts'
import type { Leftover } from '../../src/domain/report.ts'
import { boundedMemo } from '../bounded-memo.ts'
import { isPlainCount } from '../plain-count.ts'
import { leftover } from './candidate.ts'
import { yearsIn } from './statistics-columns.ts'
import {
  headAt,
  isHeadRow,
  type Panel,
  panelEnd,
  type Span,
  type StatisticsHead,
} from './statistics-heads.ts'
import { eraOfKeys, FEWEST_LABELS, isStatisticsKey, statisticsKey } from './statistics-labels.ts'
import { printedUnit, type StatisticsRow, type StatisticsTable } from './statistics-row.ts'
import {
  cellsOf,
  cellsOver,
  figureOf,
  hasContent,
  isUnbroken,
  placeOf,
  rowEnd,
  type TableView,
  textOfCells,
  type ViewCell,
  viewOf,
} from './table-view.ts'

const MAX_LOOKED_AT = 600
const HEADS: ReadonlySet<string> = new Set(['统计指标', '指标名称', '统计数'])

/** The key of a label or head of a statistics table; empty for any other text. */
const knownKey = boundedMemo((text) => {
  if (!/[数标目]/u.test(text)) return ''
  const key = statisticsKey(text)
  return isStatisticsKey(key) || HEADS.has(key) ? key : ''
})

/** Whether a grid is a statistics table of the years before 2019: by its heads and three labels, or by five labels. */
export function isStatisticsGrid(grid: Grid): boolean {
  const keys: string[] = []
  let heads = false
  const end = Math.min(MAX_LOOKED_AT, grid.cells.length)
  for (let at = 0; at < end; at += 1) {
    const text = grid.cells[at]?.text ?? ''
    if (text === '' || text.length > 80 || isPlainCount(text)) continue
    const key = knownKey(text)
    heads ||= HEADS.has(key)
    if (key !== '' && isStatisticsKey(key)) keys.push(key)
  }
  return (heads && new Set(keys).size >= 3) || eraOfKeys(keys, FEWEST_LABELS) !== null
}

const within = (cell: ViewCell, span: Span): boolean =>
  cell.col >= span.from && cell.col + cell.colspan <= span.to
const covers = (cell: ViewCell, span: Span): boolean =>
  cell.col === span.from && cell.col + cell.colspan === span.to

function othersOf(view: TableView, cells: readonly ViewCell[], row: number, panel: Panel): Leftover[] {
  return panel.others.flatMap((span) =>
    cells
      .filter((cell) => cell.row === row && within(cell, span) && hasContent(cell))
      .map((cell) => ({ ...leftover('local', cell.text, placeOf(view, cell)), about: span.head })),
  )
}

/** The figure's cell, where it stands in this row alone and under the chosen head alone. */
function figureCell(cells: readonly ViewCell[], row: number, panel: Panel): ViewCell | null {
  const cell = cells.find((one) => covers(one, panel.chosen))
  if (cell === undefined || cell.row !== row || cell.rowspan !== 1) return null
  // A unit or a label where the figure should be: the row has moved.
  const moved = printedUnit(cell.text) === 'count' || isStatisticsKey(statisticsKey(cell.text))
  return moved ? null : cell
}

/** Null where the row prints nothing in the panel. A row whose label reaches down from above has none of its own. */
function readRow(view: TableView, row: number, head: StatisticsHead, panel: Panel): StatisticsRow | null {
  const cells = cellsOver(view, row)
  const own = cellsOf(view, row).filter(hasContent)
  const labels = cells.filter((cell) => within(cell, panel.label) && cell.text !== '')
  const crossing = cells.find(
    (cell) => cell.col >= panel.label.from && cell.col < panel.label.to && !within(cell, panel.label),
  )
  const label = crossing ?? labels.at(-1)
  const inPanel = own.filter((cell) => cell.col >= panel.label.from && cell.col < panelEnd(head, panel))
  const [first] = inPanel
  if (first === undefined) return null
  const unit = panel.unit === null ? undefined : cells.find((cell) => covers(cell, panel.unit ?? panel.label))
  const sound = isUnbroken(cells) && rowEnd(cells) === head.end && crossing === undefined
  const unitSound = panel.unit === null || (unit !== undefined && !/\d/u.test(unit.text))
  const figure = sound && unitSound ? figureCell(cells, row, panel) : null
  const spans = [panel.chosen, ...panel.others]
  return {
    label: label?.row === row ? label.text : '',
    outer: labels.slice(0, -1).map((cell) => cell.text),
    unit: unit?.text ?? '',
    figure: figure === null ? null : figureOf(view, figure),
    filled: sound
      ? inPanel.some((cell) => spans.some((span) => within(cell, span)))
      : inPanel.some((cell) => cell !== label),
    text: textOfCells(inPanel),
    place: placeOf(view, label?.row === row ? label : first),
    others: othersOf(view, cells, row, panel),
  }
}

export interface StatisticsGridReading {
  readonly table: StatisticsTable
  /** Heads still in force at the end, for a table that goes on after a page break. */
  readonly head: StatisticsHead | null
}

/** A title above the heads that names another year than the report's. */
function isOfOtherYear(titles: readonly string[], head: StatisticsHead, year: number | null): boolean {
  if (year === null || head.years.includes(year)) return false
  const years = titles.flatMap(yearsIn)
  return years.length > 0 && !years.includes(year)
}

/**
 * Reads one grid; null where no head can be told. `before` are the heads of a table right before it, in force where
 * this one has the same width and no heads; `title` is the line above the table.
 */
export function readStatisticsGrid(
  grid: Grid,
  block: number,
  context: {
    readonly year: number | null
    readonly before: StatisticsHead | null
    readonly title: string
  },
): StatisticsGridReading | null {
  const view = viewOf(grid, block)
  if (view === null) return null
  const titles = [context.title]
  const byPanel = new Map<number, StatisticsRow[]>()
  let head = context.before?.end === grid.cols ? context.before : null
  for (let row = 0; row < grid.rows; row += 1) {
    if (isHeadRow(view, row)) {
      const found = headAt(view, row, context.year)
      if (found.head === null || isOfOtherYear(titles, found.head, context.year)) return null
      head = found.head
      row = found.to - 1
      continue
    }
    if (head === null) {
      titles.push(textOfCells(cellsOf(view, row)))
      continue
    }
    for (const [at, panel] of head.panels.entries()) {
      const read = readRow(view, row, head, panel)
      if (read === null) continue
      const rows = byPanel.get(at) ?? []
      rows.push(read)
      byPanel.set(at, rows)
    }
  }
  if (head === null) return null
  return { table: [...byPanel].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows), head }
}
