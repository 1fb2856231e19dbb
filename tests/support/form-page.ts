/**
 * Self-written report pages: the form's own skeleton filled with given figures, as HTML. Tests change the tables as data
 * before they are rendered, so a deformed layout is a few lines.
 */
import type { CellDef, Format, TableDef } from '../../src/domain/format.ts'

export interface PageCell {
  text: string
  rowspan: number
  colspan: number
  /** Cell id of the form for a figure; absent for labels and heads. */
  id?: string
}

export interface PageTable {
  id: string
  rows: PageCell[][]
}

/** What a figure's cell prints. */
export type ValueOf = (cell: CellDef, table: TableDef) => string

export interface PageOptions {
  readonly title?: string
  readonly agency?: string
  readonly year?: number
  /** ISO date printed as 发布日期; null prints none. */
  readonly publishedOn?: string | null
  /** Text of a section by id, instead of the stock sentence. */
  readonly texts?: Readonly<Record<string, string>>
  /** Changes the tables before they are rendered. */
  readonly change?: (tables: PageTable[]) => PageTable[]
  /** Renders one table; `renderTable` where it is not given. */
  readonly render?: (table: PageTable) => string
  /** Wraps the whole article. */
  readonly wrap?: (article: string) => string
  /** Leaves the section headings out. */
  readonly withoutHeadings?: boolean
  /** HTML before the head of the article and after its last section. */
  readonly before?: string
  readonly after?: string
}

const STOCK: Readonly<Record<string, string>> = {
  overview: '本年度主动公开信息按时更新，未发生投诉。',
  problems_and_improvements: '一是公开时效有待提高；二是解读形式较为单一。下一步将加强培训，完善制度。',
  other_matters: '本年度未收取信息处理费。',
}

/** A number that no other cell of the form has, so that any shift shows; the fee has decimals. */
export function distinctValue(cell: CellDef, table: TableDef): string {
  const base = table.id === 't2' ? 1_001 : table.id === 't3' ? 2_001 : 5_001
  const number = base + table.cells.indexOf(cell) * 3
  return cell.value_type === 'decimal' ? `${number}.25` : String(number)
}

/** Figures whose sums all hold, small and repetitive as in most real reports. */
export function balancedValue(format: Format): ValueOf {
  const values = new Map<string, number>()
  const requests = format.tables.find((table) => table.id === 't3')
  const rows = requests?.rowDefs.map((row) => row.id) ?? []
  const columns = requests?.columnDefs.map((column) => column.id).filter((id) => id !== 'total') ?? []
  const inner = rows.filter(
    (id) => !['new_requests', 'carried_in', 'outcomes_total', 'carried_out'].includes(id),
  )
  const put = (row: string, of: (column: string, c: number) => number): void => {
    const parts = columns.map((column, c) => of(column, c))
    columns.forEach((column, c) => {
      values.set(`${row}__${column}`, parts[c] ?? 0)
    })
    values.set(
      `${row}__total`,
      parts.reduce((sum, part) => sum + part, 0),
    )
  }
  inner.forEach((row, r) => {
    put(row, (_, c) => (r * 7 + c * 3) % 5)
  })
  const at = (row: string, column: string): number => values.get(`${row}__${column}`) ?? 0
  put('outcomes_total', (column) => inner.reduce((sum, row) => sum + at(row, column), 0))
  put('carried_in', (_, c) => c % 2)
  put('carried_out', (_, c) => (c * 2) % 3)
  put(
    'new_requests',
    (column) => at('outcomes_total', column) + at('carried_out', column) - at('carried_in', column),
  )
  for (const family of ['review', 'litigation_direct', 'litigation_after_review']) {
    const results = ['upheld', 'corrected', 'other', 'pending'].map((result, i) => {
      values.set(`${family}_${result}`, (family.length + i) % 4)
      return (family.length + i) % 4
    })
    values.set(
      `${family}_total`,
      results.reduce((sum, part) => sum + part, 0),
    )
  }
  return (cell, table) =>
    String(values.get(cell.id) ?? (table.id === 't2' ? table.cells.indexOf(cell) + 10 : 0))
}

/** The tables of a form as rows of cells, spans as printed officially. */
export function formTables(format: Format, print: ValueOf): PageTable[] {
  return format.tables.map((table) => {
    const placed: { row: number; col: number; cell: PageCell }[] = [
      ...table.skeleton.map(({ row, col, rowspan, colspan, text }) => ({
        row,
        col,
        cell: { text, rowspan, colspan },
      })),
      ...table.cells.map((def) => ({
        row: def.grid.row,
        col: def.grid.col,
        cell: { text: print(def, table), rowspan: 1, colspan: def.grid.colspan, id: def.id },
      })),
    ]
    placed.sort((a, b) => a.row - b.row || a.col - b.col)
    const rows = Array.from({ length: table.rows }, (_, row) =>
      placed.filter((one) => one.row === row).map((one) => one.cell),
    )
    return { id: table.id, rows }
  })
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const spans = (cell: PageCell): string =>
  `${cell.rowspan === 1 ? '' : ` rowspan="${cell.rowspan}"`}${cell.colspan === 1 ? '' : ` colspan="${cell.colspan}"`}`

export function renderTable(table: PageTable): string {
  const rows = table.rows.map(
    (row) =>
      `<tr>${row.map((cell) => `<td${spans(cell)}><p>${escapeHtml(cell.text).replaceAll('\n', '<br>')}</p></td>`).join('')}</tr>`,
  )
  return `<table border="1"><tbody>${rows.join('\n')}</tbody></table>`
}

/** A whole page of an invented body. `print` gives what each figure's cell prints. */
export function renderFormPage(format: Format, print: ValueOf, options: PageOptions = {}): string {
  const { agency = '柏川区临湖镇人民政府', year = 2023, publishedOn = '2024-01-20', texts = {} } = options
  const title = options.title ?? `${agency}${year}年政府信息公开工作年度报告`
  const tables = formTables(format, print)
  const changed = options.change?.(tables) ?? tables
  const render = options.render ?? renderTable
  const sections = format.sections.map((section) => {
    const heading = options.withoutHeadings ? '' : `<p>${section.label}</p>`
    const own = changed.filter((table) => table.id === section.content)
    const text = texts[section.id] ?? STOCK[section.id]
    return `${heading}${text === undefined ? '' : `<p>${escapeHtml(text)}</p>`}${own.map(render).join('\n')}`
  })
  const head = `<h1>${escapeHtml(title)}</h1>${publishedOn === null ? '' : `<p>发布日期：${publishedOn}</p>`}`
  const period = `<p>本报告所列数据的统计期限为${year}年1月1日至${year}年12月31日。</p>`
  const article = `${head}${period}${sections.join('\n')}`
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${options.before ?? ''}<div class="article">${options.wrap?.(article) ?? article}</div>${options.after ?? ''}</body></html>`
}

/** What the cells of a page must read as: the printed number of every figure by `table:id`. */
export function truthOf(format: Format, print: ValueOf): ReadonlyMap<string, number> {
  return new Map(
    format.tables.flatMap((table) =>
      table.cells.map((cell) => [`${table.id}:${cell.id}`, Number(print(cell, table))] as const),
    ),
  )
}
