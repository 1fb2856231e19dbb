/**
 * Candidates → cells of one form. The era is what the layout says, never the year. A cell claimed twice is claimed by
 * none, unless both say the same; a figure the form has no cell for is left over.
 */
import type { Cell } from '../../src/domain/cell.ts'
import type { CellDef, Era, Format } from '../../src/domain/format.ts'
import type { Leftover } from '../../src/domain/report.ts'
import { FORMATS } from '../formats/index.ts'
import { headUnit, readValue, type Value } from '../values.ts'
import { type Candidate, type Figure, type FormTable, keyOf, leftover, type TableClaim } from './candidate.ts'

export interface Settled {
  readonly era: Era | null
  readonly format: Format | null
  readonly cells: readonly Cell[]
  readonly leftovers: readonly Leftover[]
  /** Ids of the form's cells that nothing claimed, as `table:id`. */
  readonly missing: readonly string[]
}

/** The form whose own heads and rows are seen most; where they do not tell, `otherwise`. */
function formOf(candidates: readonly Candidate[], otherwise: Era | null): Format | null {
  const seen = new Map<string, number>()
  for (const { eras } of candidates)
    if (eras.length === 1) for (const era of eras) seen.set(era, (seen.get(era) ?? 0) + 1)
  const ranked = [...seen].sort((a, b) => b[1] - a[1])
  const [first, second] = ranked
  const era = first === undefined || first[1] === second?.[1] ? otherwise : first[0]
  return FORMATS.find((format) => format.id === era) ?? null
}

const INDEXES: ReadonlyMap<Era, ReadonlyMap<string, CellDef>> = new Map(
  FORMATS.map((format) => [
    format.id,
    new Map(
      format.tables.flatMap((table) =>
        table.cells.map((cell) => [`${table.id}:${cell.row}:${cell.column}`, cell] as const),
      ),
    ),
  ]),
)

function readCell(def: CellDef, candidate: Candidate): Value {
  const { figure } = candidate
  if (figure.images > 0) return { kind: 'image', value: null }
  if (figure.onlyMark) return { kind: 'text', value: null }
  return readValue(figure.text, { unit: def.unit, headUnit: headUnit(candidate.head) })
}

function cellOf(table: FormTable, def: CellDef, candidate: Candidate): Cell {
  return {
    table,
    id: def.id,
    ...readCell(def, candidate),
    raw: candidate.figure.text,
    unit: def.unit,
    source: candidate.figure.place,
  }
}

const sameFigure = (a: Figure, b: Figure): boolean => a.text === b.text && a.images === b.images

const figureLeftover = (reason: Leftover['reason'], { figure }: Candidate): Leftover =>
  leftover(reason, figure.text, figure.place)

/** What becomes of all candidates of one cell. */
function settleCell(
  def: CellDef,
  candidates: readonly Candidate[],
  contested: boolean,
): { cell: Cell | null; leftovers: Leftover[] } {
  const [first, ...others] = candidates
  if (first === undefined) return { cell: null, leftovers: [] }
  const agree = others.every((other) => sameFigure(other.figure, first.figure))
  if (!agree || contested)
    return { cell: null, leftovers: candidates.map((one) => figureLeftover('doubtful', one)) }
  return {
    cell: cellOf(first.table, def, first),
    leftovers: others.map((one) => figureLeftover('duplicate', one)),
  }
}

function grouped(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const key = keyOf(candidate)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [candidate])
    else group.push(candidate)
  }
  return groups
}

/**
 * Settles all candidates of a document. `otherwise` is the era where no claimed cell tells it; without any form nothing
 * is claimed and every figure is left over.
 */
export function settle(
  { candidates, contested }: Pick<TableClaim, 'candidates' | 'contested'>,
  otherwise: Era | null = null,
): Settled {
  const format = formOf(candidates, otherwise)
  const index = format === null ? undefined : INDEXES.get(format.id)
  if (format === null || index === undefined)
    return {
      era: null,
      format: null,
      cells: [],
      leftovers: candidates
        .filter((one) => one.figure.text !== '')
        .map((one) => figureLeftover('doubtful', one)),
      missing: [],
    }
  const groups = grouped(candidates)
  const disputed = new Set(contested)
  const isDisputed = (key: string): boolean =>
    disputed.has(key) || disputed.has(key.slice(0, key.lastIndexOf(':')))
  const cells: Cell[] = []
  const leftovers: Leftover[] = []
  const missing: string[] = []
  for (const [key, def] of index) {
    const settled = settleCell(def, groups.get(key) ?? [], isDisputed(key))
    groups.delete(key)
    leftovers.push(...settled.leftovers)
    if (settled.cell === null) missing.push(`${key.slice(0, 2)}:${def.id}`)
    else cells.push(settled.cell)
  }
  // Rows the other form has (其他处理 with figures of its own beside its three rows) are local to this one.
  for (const group of groups.values())
    leftovers.push(
      ...group.filter((one) => one.figure.text !== '').map((one) => figureLeftover('unknown_row', one)),
    )
  return { era: format.id, format, cells, leftovers, missing }
}
