/** Changes of the printed tables as data: what editors, converters and local habits do to the official grid. */
import type { PageCell, PageTable } from '../../support/form-page.ts'

export type Change = (tables: PageTable[]) => PageTable[]

export const cell = (text: string, colspan = 1, rowspan = 1): PageCell => ({ text, colspan, rowspan })
export const APPLICANT_HEADS = [
  '自然人',
  '商业企业',
  '科研机构',
  '社会公益组织',
  '法律服务机构',
  '其他',
  '总计',
]
export const FAMILY_HEADS = ['行政复议', '未经复议直接起诉', '复议后起诉']
export const RESULT_HEADS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']

/** Changes one table in place. */
export const only =
  (id: string, change: (table: PageTable) => void): Change =>
  (tables) => {
    const found = tables.find((one) => one.id === id)
    if (found === undefined) throw new Error(`no table ${id}`)
    change(found)
    return tables
  }

/** Changes every table in place. */
export const each =
  (change: (table: PageTable) => void): Change =>
  (tables) => {
    tables.forEach(change)
    return tables
  }

/** Changes the words of labels, heads and captions; figures are left alone. */
export const relabel = (change: (text: string) => string): Change =>
  each((table) => {
    for (const row of table.rows) for (const one of row) if (one.id === undefined) one.text = change(one.text)
  })

export const renamed = (...pairs: readonly (readonly [from: string | RegExp, to: string])[]): Change =>
  relabel((text) => pairs.reduce((made, [from, to]) => made.replace(from, to), text))

export const isFigure = (one: PageCell): boolean => one.id !== undefined
export const figuresOf = (row: readonly PageCell[]): PageCell[] => row.filter(isFigure)
export const labelsOf = (row: readonly PageCell[]): PageCell[] => row.filter((one) => !isFigure(one))

export function indexOfRow(table: PageTable, label: string): number {
  const index = table.rows.findIndex((row) => row.some((one) => !isFigure(one) && one.text.includes(label)))
  if (index < 0) throw new Error(`no row ${label}`)
  return index
}

export function rowWith(table: PageTable, label: string): PageCell[] {
  return table.rows[indexOfRow(table, label)] ?? []
}

/** Empty cells stand in for every span, so that all rows have the same number of cells. */
export function padded(table: PageTable): void {
  const grid: PageCell[][] = table.rows.map(() => [])
  table.rows.forEach((row, r) => {
    let col = 0
    for (const one of row) {
      while (grid[r]?.[col] !== undefined) col += 1
      for (let dr = 0; dr < one.rowspan; dr += 1)
        for (let dc = 0; dc < one.colspan; dc += 1) {
          const target = grid[r + dr]
          if (target === undefined) continue
          target[col + dc] = dr === 0 && dc === 0 ? { ...one, rowspan: 1, colspan: 1 } : cell('')
        }
      col += one.colspan
    }
  })
  table.rows = grid
}

export function withoutSpans(table: PageTable): void {
  for (const row of table.rows) for (const one of row) Object.assign(one, { rowspan: 1, colspan: 1 })
}

/** Rows become columns. */
export function transposed(table: PageTable): void {
  padded(table)
  table.rows = (table.rows[0] ?? []).map((_, c) => table.rows.map((row) => row[c] ?? cell('')))
}

/** The applicant columns of table three in another order under one flat head row. */
export function reorderedColumns(table: PageTable, order: readonly number[]): void {
  const body = table.rows.slice(3)
  for (const row of body) {
    const figures = figuresOf(row)
    row.splice(0, row.length, ...labelsOf(row), ...order.flatMap((i) => figures[i] ?? []))
  }
  table.rows = [[cell('项目', 3), ...order.map((i) => cell(APPLICANT_HEADS[i] ?? ''))], ...body]
}

/** The label columns of table three merged into one; the group is lost. */
export function oneLabelColumn(table: PageTable): void {
  const body = table.rows.slice(3).map((row) => [cell(labelsOf(row).at(-1)?.text ?? ''), ...figuresOf(row)])
  table.rows = [[cell('事项'), ...APPLICANT_HEADS.map((head) => cell(head))], ...body]
}

/** Table two cut into one table a caption. */
export const cutItems: Change = (tables) =>
  tables.flatMap((table) => {
    if (table.id !== 't2') return [table]
    const parts: PageTable[] = []
    for (const row of table.rows) {
      if (row[0]?.text.startsWith('第二十条')) parts.push({ id: 't2', rows: [] })
      parts.at(-1)?.rows.push(row)
    }
    return parts
  })

/** Table four as three tables of five columns; the family stands in a row of its own where `captioned`. */
export const cutCases =
  (captioned: boolean): Change =>
  (tables) =>
    tables.flatMap((table) => {
      if (table.id !== 't4') return [table]
      const figures = table.rows.at(-1) ?? []
      return FAMILY_HEADS.map((family, f) => ({
        id: 't4',
        rows: [
          ...(captioned ? [[cell(family, 5)]] : []),
          RESULT_HEADS.map((head) => cell(head)),
          figures.slice(f * 5, f * 5 + 5),
        ],
      }))
    })

/** The tables stand twice; `alter` changes the second one. */
export const twice =
  (id: string, alter: (table: PageTable) => void): Change =>
  (tables) =>
    tables.flatMap((table) => {
      if (table.id !== id) return [table]
      const copy: PageTable = { id, rows: table.rows.map((row) => row.map((one) => ({ ...one }))) }
      alter(copy)
      return [table, copy]
    })

/** Adds a number to every integer figure. */
export const shifted =
  (by: number) =>
  (table: PageTable): void => {
    for (const row of table.rows)
      for (const one of row)
        if (isFigure(one) && /^\d+$/.test(one.text)) one.text = String(Number(one.text) + by)
  }
