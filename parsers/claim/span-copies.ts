/**
 * Spans that a converter wrote out: one head printed over each column of its span, or once before empty columns, and the
 * figure below it likewise. Law kept here: only what says the same, or nothing, is folded into the cell before it.
 */
import type { Head } from './align.ts'
import type { ViewCell } from './table-view.ts'

/**
 * Heads printed once for each column of their span become one; empty columns at the end of the row belong to the last
 * head, but for padding beside several rows. `cells` are those of the heads.
 */
export function withoutCopies(heads: readonly Head[], cells: readonly ViewCell[]): Head[] {
  const folded: Head[] = []
  const named = heads.findLastIndex(({ text }) => text !== '')
  for (const [at, head] of heads.entries()) {
    const before = folded.at(-1)
    const isCopy = before?.id != null && before.id === head.id && before.text === head.text
    if (before !== undefined && before.id !== null && (isCopy || (at > named && cells[at]?.rowspan === 1)))
      folded[folded.length - 1] = { ...before, colspan: before.colspan + head.colspan }
    else folded.push(head)
  }
  return folded
}

/** The cells under one head as one, where all of them print the same or only the first prints anything. */
export function foldCopies(cells: readonly ViewCell[], heads: readonly Head[]): readonly ViewCell[] {
  if (cells.length <= heads.length) return cells
  const folded: ViewCell[] = []
  for (const cell of cells) {
    const before = folded.at(-1)
    const says = cell.text !== '' || cell.images > 0
    const isCopy = before?.text === cell.text && before.images === 0 && cell.images === 0
    if (before !== undefined && isUnderOneHead(before, cell, heads) && (isCopy || !says))
      folded[folded.length - 1] = { ...before, colspan: before.colspan + cell.colspan }
    else folded.push(cell)
  }
  return folded
}

function isUnderOneHead(a: ViewCell, b: ViewCell, heads: readonly Head[]): boolean {
  if (a.row !== b.row || a.rowspan !== 1 || b.rowspan !== 1) return false
  return heads.some(({ col, colspan }) => col <= a.col && b.col + b.colspan <= col + colspan)
}
