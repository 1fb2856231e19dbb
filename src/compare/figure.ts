/**
 * One figure of one report: a printed cell, or the sum of cells that a computed group stands for. Law: a sum with one
 * operand that is not a number is null, never a sum of the rest; a cell the form does not have is absent, never 0.
 */
import { cellsOf, formatOf } from '../../parsers/formats/index.ts'
import type { Cell } from '../domain/cell.ts'
import type { ComparisonPoint } from '../domain/comparison.ts'

/** What a figure is read from: the era tells the form, the cells are what was read. */
export interface FigureSource {
  readonly era: string | null
  readonly cells: ReadonlyMap<string, Cell>
}

export interface Figure {
  readonly value: number | null
  readonly kind: ComparisonPoint['kind']
  /** Unit of the value; `unknown` where the form fixes none and the page prints none. */
  readonly unit: string
  /** Cells the figure rests on; empty where the form has none. */
  readonly cells: readonly string[]
  /** Why the value is null, or what limits it: ids of notes. */
  readonly notes: readonly string[]
}

/** A report's cells by id, made once and asked often. */
export function figureSource(report: {
  readonly era: string | null
  readonly cells: readonly Cell[]
}): FigureSource {
  return { era: report.era, cells: new Map(report.cells.map((cell) => [cell.id, cell])) }
}

/** The figure `id` (a cell id, or one `cellsOf` can resolve into cells) of one report. */
export function figureOf(source: FigureSource, id: string): Figure {
  const format = formatOf(source.era)
  if (format === undefined) return absent('no_form')
  const ids = cellsOf(format, id)
  if (ids === null) return absent(`not_in_form:${format.id}`)
  const [only] = ids
  return ids.length === 1 && only !== undefined ? printed(source, only) : summed(source, ids)
}

function absent(note: string): Figure {
  return { value: null, kind: 'absent', unit: '', cells: [], notes: [note] }
}

function printed(source: FigureSource, id: string): Figure {
  const cell = source.cells.get(id)
  if (cell === undefined) return { ...absent('cell_missing'), cells: [id] }
  const notes: string[] = cell.kind === 'number' ? [] : [cell.kind]
  if (cell.note !== undefined) notes.push('printed_note')
  const unit = unitOf(cell)
  if (unit === 'unknown') notes.push('unit_unknown')
  return { value: cell.value, kind: cell.kind, unit, cells: [id], notes }
}

function unitOf(cell: Cell): string {
  return cell.unit === 'yuan_or_wan_yuan' ? (cell.unit_printed ?? 'unknown') : cell.unit
}

function summed(source: FigureSource, ids: readonly string[]): Figure {
  const parts = ids.map((id) => printed(source, id))
  const values = parts.map((part) => part.value)
  const complete = values.every((value) => value !== null)
  return {
    value: complete ? values.reduce((sum, value) => sum + value, 0) : null,
    kind: 'computed',
    unit: parts.find((part) => part.unit !== '')?.unit ?? '',
    cells: ids,
    notes: complete ? [] : ['operand_not_a_number'],
  }
}

/** Cells of reports in one form, summed; one that is no number in any of them is none here. Other forms give nothing. */
export function sumSources(sources: readonly FigureSource[]): FigureSource {
  const [first] = sources
  if (first === undefined || sources.some(({ era }) => era !== first.era))
    return { era: null, cells: new Map() }
  const cells = [...first.cells].map(([id, cell]): [string, Cell] => {
    const values = sources.map((source) => source.cells.get(id))
    const unit = (one: Cell | undefined) => (one === undefined ? null : unitOf(one))
    const whole = values.every((one) => one !== undefined && one.value !== null && unit(one) === unitOf(cell))
    const { note: _, ...rest } = cell
    if (!whole) return [id, { ...rest, kind: 'blank', value: null, raw: '' }]
    return [id, { ...rest, value: values.reduce((sum, one) => sum + (one?.value ?? 0), 0) }]
  })
  return { era: first.era, cells: new Map(cells) }
}
