/**
 * Table four read downwards: one result a row, its family named in the first of five rows, its figure in the last column.
 * Nothing is read unless every row is such a row and each family has its five results once.
 */
import { joined, type TableClaim } from './candidate.ts'
import { RESULTS } from './order-heads.ts'
import { cellsOf, figureOf, hasContent, type TableView, type ViewCell } from './table-view.ts'

interface Row {
  /** Family named in this row; null where none is. */
  readonly family: string | null
  readonly result: string
  readonly label: ViewCell
  readonly figure: ViewCell
}

/** Null unless the row holds labels, one result, and one cell of its own in the last column. */
function rowAt(view: TableView, at: number): Row | null {
  const cells = cellsOf(view, at)
  const figure = cells.at(-1)
  const labels = cells.slice(0, -1).filter(hasContent)
  const label = labels.at(-1)
  if (figure === undefined || label?.roles.caseResult === undefined || label.rowspan !== 1) return null
  if (figure.col !== view.grid.cols - 1 || figure.rowspan !== 1 || Object.keys(figure.roles).length > 0)
    return null
  const above = labels.slice(0, -1)
  const families = above.flatMap(({ roles }) => roles.caseFamily ?? [])
  const known = above.every(({ roles }) => roles.litigation === true || roles.caseFamily !== undefined)
  if (!known || families.length > 1) return null
  // 行政诉讼 alone says that another family begins, not which.
  if (above.length > 0 && families.length === 0) return null
  return { family: families[0] ?? null, result: label.roles.caseResult, label, figure }
}

/** A first row of words such as 项目 and 件数. */
const isTitleRow = (view: TableView, row: number): boolean =>
  cellsOf(view, row).every(
    ({ text, roles, images }) => !/\d/u.test(text) && images === 0 && !isOfCases(roles),
  )

const isOfCases = (roles: ViewCell['roles']): boolean =>
  roles.caseResult !== undefined || roles.caseFamily !== undefined || roles.litigation === true

/** Null where the table is none of this shape. */
export function claimCasesDown(view: TableView): TableClaim | null {
  const from = isTitleRow(view, 0) ? 1 : 0
  const claims: TableClaim[] = []
  const seen = new Set<string>()
  let family: string | null = null
  let left: string[] = []
  for (let at = from; at < view.grid.rows; at += 1) {
    const row = rowAt(view, at)
    if (row === null) return null
    if (row.family !== null) {
      if (left.length > 0 || seen.has(row.family)) return null
      family = row.family
      seen.add(family)
      left = [...RESULTS]
    }
    if (family === null || !left.includes(row.result)) return null
    left = left.filter((result) => result !== row.result)
    claims.push(claimOf(view, `${family}_${row.result}`, row))
  }
  return left.length === 0 && claims.length > 0 ? joined(claims) : null
}

const claimOf = (view: TableView, column: string, { label, figure }: Row): TableClaim => ({
  candidates: [
    { table: 't4', row: 'counts', column, head: label.text, eras: [], figure: figureOf(view, figure) },
  ],
  leftovers: [],
  contested: [],
})
