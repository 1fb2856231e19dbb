/**
 * What changed between two versions of one report: cells by id, sentences by section. Law: a cell that went from 0 to
 * blank, or from 12 to 12 with a note, has changed; white space inside a sentence has not.
 */
import type { Cell } from '../domain/cell.ts'
import type { CellChange, CellState, ReportDiff } from '../domain/difference.ts'
import type { Section } from '../domain/report.ts'
import { diffSentences } from './sentence-diff.ts'

interface Version {
  readonly cells: readonly Cell[]
  readonly sections: readonly Section[]
}

/** Changes from `a` to `b`, in the order of `b`, what only `a` had last. */
export function diffReports(a: Version, b: Version): ReportDiff {
  return { cells: diffCells(a.cells, b.cells), sentences: diffSections(a.sections, b.sections) }
}

const keyOf = (cell: Cell): string => `${cell.table}:${cell.id}`

function diffCells(a: readonly Cell[], b: readonly Cell[]): readonly CellChange[] {
  const before = new Map(a.map((cell) => [keyOf(cell), cell]))
  const after = new Map(b.map((cell) => [keyOf(cell), cell]))
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [from, to] = [before.get(key), after.get(key)]
    const any = to ?? from
    if (any === undefined || sameState(from, to)) return []
    return [{ table: any.table, id: any.id, before: stateOf(from), after: stateOf(to) }]
  })
}

function sameState(a: Cell | undefined, b: Cell | undefined): boolean {
  return a?.kind === b?.kind && a?.value === b?.value && a?.raw === b?.raw
}

function stateOf(cell: Cell | undefined): CellState | null {
  return cell === undefined ? null : { kind: cell.kind, value: cell.value, raw: cell.raw }
}

function diffSections(a: readonly Section[], b: readonly Section[]): ReportDiff['sentences'] {
  const before = new Map(a.map((section) => [section.id, section.text]))
  const after = new Map(b.map((section) => [section.id, section.text]))
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((section) =>
    diffSentences(before.get(section) ?? '', after.get(section) ?? '').map((change) => ({
      section,
      ...change,
    })),
  )
}
