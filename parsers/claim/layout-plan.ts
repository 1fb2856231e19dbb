/**
 * Tables printed alike are claimed alike: a claim of a sound grid without leftovers depends on its spans, its labels and
 * which of its cells hold what kind of figure, never on the figures. A plan keeps such a claim as places in the list of
 * cells; it is followed only where every cell stands at the same place with the same spans and the same text, a figure
 * for one of its kind. Every other table is claimed afresh.
 */
import type { Grid, GridCell } from '../../src/domain/block.ts'
import { SPANS_LOST } from '../blocks/text.ts'
import { isPlainCount } from '../plain-count.ts'
import type { Candidate } from './candidate.ts'
import type { GridClaim } from './claim-grid.ts'
import type { RequestHeads } from './requests.ts'
import { figureAt } from './table-view.ts'

type Name = Omit<Candidate, 'figure'>

/**
 * Kinds of figures that no claimer tells from others of the kind: a whole number (`12`, `+4`), one with decimals, one with
 * separators (`5,520`), a sum of money. Their digits are no label of any form, so that what is said of one of them is said
 * of all.
 */
const FIGURE = { whole: 0, decimal: 1, separated: 2, money: 3 } as const
type FigureKind = (typeof FIGURE)[keyof typeof FIGURE]

const SIGNED = /^[+-](?:0|[1-9]\d{0,11})$/u
const DECIMAL = /^[+-]?(?:0|[1-9]\d{0,11})\.\d{1,6}$/u
const SEPARATED = /^[1-9]\d{0,2}(?:,\d{3}){1,3}$/u
const MONEY = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?万?元$/u

/** Whether a text starts as the patterns do. */
function mayBeFigure(text: string): boolean {
  const code = text.charCodeAt(0)
  return code === 0x2b || code === 0x2d || (code >= 0x30 && code <= 0x39)
}

function figureKind(text: string): FigureKind | null {
  if (isPlainCount(text)) return FIGURE.whole
  // Most other cells are blank or labels.
  if (!mayBeFigure(text)) return null
  if (SIGNED.test(text)) return FIGURE.whole
  if (DECIMAL.test(text)) return FIGURE.decimal
  if (SEPARATED.test(text)) return FIGURE.separated
  return MONEY.test(text) ? FIGURE.money : null
}

interface PlannedCell {
  readonly row: number
  readonly col: number
  readonly rowspan: number
  readonly colspan: number
  /** Of a cell that holds a figure, only of what kind. */
  readonly text: string | FigureKind
}

interface Plan {
  readonly familyBefore: string | null
  readonly doubts: readonly string[]
  readonly cells: readonly PlannedCell[]
  readonly names: readonly Name[]
  /** Where the figure of each name stands in the list of cells. */
  readonly figures: readonly number[]
  readonly contested: readonly string[]
  readonly isForm: boolean
  readonly requests: RequestHeads | null
}

const MAX_SHAPES = 48
const MAX_PLANS = 8
const MAX_CELLS = 600
const MAX_TEXT = 120

/** By shape, the shape used last at the end; its plans, the one used last first. */
const PLANS = new Map<number, readonly Plan[]>()

const shapeOf = ({ rows, cols, cells }: Grid): number => (rows * 1_024 + cols) * 1_024 + cells.length

const isLike = (known: PlannedCell, cell: GridCell): boolean =>
  known.row === cell.row &&
  known.col === cell.col &&
  known.rowspan === cell.rowspan &&
  known.colspan === cell.colspan &&
  (cell.images ?? 0) === 0 &&
  (typeof known.text === 'string' ? known.text === cell.text : known.text === figureKind(cell.text))

function fits(plan: Plan, grid: Grid, familyBefore: string | null): boolean {
  if (plan.familyBefore !== familyBefore || plan.doubts.join() !== grid.doubts.join()) return false
  return grid.cells.every((cell, at) => isLike(plan.cells[at] as PlannedCell, cell))
}

function followed(
  { names, figures, contested, isForm, requests }: Plan,
  grid: Grid,
  block: number,
): GridClaim {
  const candidates = names.map(({ table, row, column, head, eras }, i): Candidate => {
    const cell = grid.cells[figures[i] ?? -1] as GridCell
    return { table, row, column, head, eras, figure: figureAt(block, cell) }
  })
  return { candidates, leftovers: [], contested, isForm, turned: false, requests, continued: false }
}

/** The claim of a table printed like one claimed before; null where none was. */
export function claimAlike(grid: Grid, block: number, familyBefore: string | null): GridClaim | null {
  const shape = shapeOf(grid)
  const plans = PLANS.get(shape)
  const plan = plans?.find((one) => fits(one, grid, familyBefore))
  if (plans === undefined || plan === undefined) return null
  if (plan !== plans[0]) put(shape, [plan, ...plans.filter((one) => one !== plan)])
  return followed(plan, grid, block)
}

function put(shape: number, plans: readonly Plan[]): void {
  PLANS.delete(shape)
  PLANS.set(shape, plans.slice(0, MAX_PLANS))
  if (PLANS.size > MAX_SHAPES) for (const oldest of [...PLANS.keys()].slice(0, 1)) PLANS.delete(oldest)
}

/** Whether a claim says nothing of a cell but its place, and its table is no larger than a form. */
function isPlannable(grid: Grid, claim: GridClaim): boolean {
  if (claim.turned || claim.continued || claim.leftovers.length > 0 || claim.candidates.length === 0)
    return false
  if (grid.cells.length > MAX_CELLS || grid.cols >= 1_024) return false
  if (!grid.doubts.every((doubt) => doubt === SPANS_LOST)) return false
  return grid.cells.every(({ text, images }) => text.length <= MAX_TEXT && (images ?? 0) === 0)
}

/** A text of its own memory, so that no document stays alive through its labels. */
const ownCopy = (text: string): string => `${text} `.slice(0, -1)

const ownHeads = (of: RequestHeads): RequestHeads => ({
  ...of,
  heads: of.heads.map((head) => ({ ...head, text: ownCopy(head.text) })),
})

/** Keeps the claim of a table for others printed like it. */
export function rememberClaim(grid: Grid, familyBefore: string | null, claim: GridClaim): void {
  if (!isPlannable(grid, claim)) return
  const places = new Map(grid.cells.map(({ row, col }, at) => [row * grid.cols + col, at]))
  const figures = claim.candidates.map(({ figure: { place } }) =>
    places.get((place.row ?? 0) * grid.cols + (place.col ?? 0)),
  )
  const plan: Plan = {
    familyBefore,
    doubts: grid.doubts,
    cells: grid.cells.map(({ row, col, rowspan, colspan, text }) => ({
      row,
      col,
      rowspan,
      colspan,
      text: figureKind(text) ?? ownCopy(text),
    })),
    names: claim.candidates.map(({ figure, ...name }) => ({ ...name, head: ownCopy(name.head) })),
    figures: figures.flatMap((at) => at ?? []),
    contested: claim.contested,
    isForm: claim.isForm,
    requests: claim.requests === null ? null : ownHeads(claim.requests),
  }
  if (plan.figures.length !== plan.names.length) return
  const shape = shapeOf(grid)
  put(shape, [plan, ...(PLANS.get(shape) ?? [])])
}
