/**
 * Habits of editors and converters that real pages mix: misprints, lines of another year, twins, columns and rows of their
 * own, tables turned, cut, padded, or flattened to text. None of them exchanges two figures or two right labels.
 */
import {
  APPLICANT_HEADS,
  cell,
  cutCases,
  cutItems,
  figuresOf,
  labelsOf,
  oneLabelColumn,
  padded,
  transposed,
  withoutSpans,
} from '../scorecard/makers/reshape.ts'
import { escapeHtml, type PageCell, type PageTable, renderTable } from './form-page.ts'

/** Draws 0 to `below` - 1. */
export type Draw = (below: number) => number
type Habit = (tables: PageTable[], draw: Draw) => PageTable[] | undefined

const CHARS = '情况数量公开信息申请其他处理的不予办理机关组织企业本年上总计结果万元'
const NO_CELL: PageCell = { text: '', rowspan: 1, colspan: 1 }
const drawn = <T>(from: readonly T[], draw: Draw): T | undefined => from[draw(from.length)]
/** A figure that no form of a test holds. */
const stranger = (draw: Draw): string => String(700_000 + draw(90_000))
const isLabel = (one: PageCell): boolean => one.id === undefined && one.text.length > 1

/** Changes one label of one table. */
const ofLabel =
  (change: (text: string, at: number, draw: Draw) => string): Habit =>
  (tables, draw) => {
    const label = drawn((drawn(tables, draw)?.rows ?? []).flat().filter(isLabel), draw)
    if (label !== undefined) label.text = change(label.text, draw(label.text.length - 1), draw)
    return undefined
  }

/** Changes one table in place. */
const ofTable =
  (change: (table: PageTable, draw: Draw) => void): Habit =>
  (tables, draw) => {
    const table = drawn(tables, draw)
    if (table !== undefined && table.rows.length > 0) change(table, draw)
    return undefined
  }

const ofRequests =
  (change: (table: PageTable, draw: Draw) => void): Habit =>
  (tables, draw) => {
    const table = tables.find(({ id, rows }) => id === 't3' && rows.length > 20)
    if (table !== undefined) change(table, draw)
    return undefined
  }

const YEARS = [
  ['2022年', '2023年'],
  ['2023年度', '2022年度'],
  ['上年', '本年'],
  ['本年', '上年同期'],
  ['2021年', '2022年'],
  ['', ''],
]

/** Two years under every applicant, in either order; `empty` cells may stand for the span of the heads. */
function twoYears(table: PageTable, draw: Draw): void {
  const years = YEARS[draw(YEARS.length)] ?? []
  const own = years.findIndex((head) => /2023|本年/u.test(head))
  const body = table.rows
    .filter((row) => figuresOf(row).length === 7)
    .map((row) => [
      cell(labelsOf(row).at(-1)?.text ?? ''),
      ...figuresOf(row).flatMap((one) => years.map((_, i) => (i === own ? one : cell(stranger(draw))))),
    ])
  const heads = APPLICANT_HEADS.map((head) => cell(head, years.length))
  table.rows = [
    [cell('', 1, 2), ...heads],
    APPLICANT_HEADS.flatMap(() => years.map((head) => cell(head))),
    ...body,
  ]
}

const twin: Habit = (tables, draw) => {
  const at = draw(tables.length)
  const table = tables[at]
  if (table === undefined) return undefined
  const copy = {
    id: table.id,
    rows: table.rows.map((row) =>
      row.map((one) => (one.id === undefined ? { ...one } : cell(stranger(draw), one.colspan, one.rowspan))),
    ),
  }
  return tables.toSpliced(at + draw(2), 0, copy)
}

const cut: Habit = (tables, draw) => {
  const at = draw(tables.length)
  const table = tables[at]
  if (table === undefined || table.rows.length < 5) return undefined
  const row = 3 + draw(table.rows.length - 4)
  const heads =
    draw(2) === 0
      ? []
      : table.rows.slice(0, table.id === 't3' ? 3 : 2).map((one) => one.map((c) => ({ ...c })))
  return tables.toSpliced(
    at,
    1,
    { id: table.id, rows: table.rows.slice(0, row) },
    { id: table.id, rows: [...heads, ...table.rows.slice(row)] },
  )
}

const OWN_HEADS = ['备注', '小计', '同比', '上年', '增减', '其中：涉企']
const OWN_ROWS = ['其中：网络申请', '（八）撤销', '小计', '', '9.其他情形']
const TITLES = ['单位：件', '（2023年度）', '主动公开政府信息情况', '2022年']

/** By name, so that a failing case says what it mixed. */
export const HABITS: Readonly<Record<string, Habit>> = {
  misprint: ofLabel(
    (text, at, draw) => `${text.slice(0, at)}${CHARS[draw(CHARS.length)] ?? ''}${text.slice(at + 1)}`,
  ),
  // 元 instead of 万元 would be another unit, rightly read.
  lostCharacter: ofLabel((text, at) => (text[at] === '万' ? text : text.slice(0, at) + text.slice(at + 1))),
  lostLabel: ofLabel(() => ''),
  noEnumerators: ofTable(({ rows }) => {
    for (const one of rows.flat().filter(isLabel))
      one.text = one.text.replace(/^(?:[一二三四五六七]、|（[一二三四五六七八]）|\d[.．])/u, '')
  }),
  ownColumn: ofTable((table, draw) => {
    const head = drawn(OWN_HEADS, draw) ?? ''
    table.rows.forEach((row, at) => {
      row.push(cell(row.some(({ id }) => id !== undefined) ? stranger(draw) : at === 0 ? head : ''))
    })
  }),
  ownRow: ofTable((table, draw) => {
    const at = 1 + draw(table.rows.length)
    const like = table.rows[at] ?? table.rows.at(-1) ?? []
    const label = drawn(OWN_ROWS, draw) ?? ''
    const row = like.map((one) => cell(one.id === undefined ? label : stranger(draw), one.colspan))
    table.rows.splice(at, 0, row)
  }),
  titleRow: ofTable((table, draw) => {
    const width = Math.max(...table.rows.map((row) => row.reduce((sum, one) => sum + one.colspan, 0)))
    table.rows.unshift([cell(drawn(TITLES, draw) ?? '', width)])
  }),
  turned: ofTable(transposed),
  padded: ofTable(padded),
  spanless: ofTable(withoutSpans),
  oneLabel: ofRequests(oneLabelColumn),
  twoYears: ofRequests(twoYears),
  lostCell: ofTable((table, draw) => void drawn(table.rows, draw)?.splice(draw(12), 1)),
  lostRow: ofTable((table, draw) => void table.rows.splice(draw(table.rows.length), 1)),
  twin,
  cut,
  cutItems: (tables) => cutItems(tables),
  cutCases: (tables, draw) => cutCases(draw(2) === 0)(tables),
}

/**
 * The tables with all these habits. A cell is lost last: what turns or pads a table afterwards would print the figures
 * behind it under other labels, and such a page reads as it is printed.
 */
export function withHabits(tables: PageTable[], names: readonly string[], draw: Draw): PageTable[] {
  const inTurn = names.toSorted((a, b) => Number(a === 'lostCell') - Number(b === 'lostCell'))
  return inTurn.reduce((before, name) => HABITS[name]?.(before, draw) ?? before, tables)
}

const texts = ({ rows }: PageTable): string[][] =>
  rows.map((row) => row.map((one) => escapeHtml((one ?? NO_CELL).text)))

/** How a page may show a table. */
export const SHOWN: readonly ((table: PageTable) => string)[] = [
  renderTable,
  renderTable,
  renderTable,
  (table) =>
    texts(table)
      .flat()
      .filter(Boolean)
      .map((text) => `<p>${text}</p>`)
      .join(''),
  (table) =>
    `<pre>${texts(table)
      .map((row) => `${row.join(' | ')} |`)
      .join('\n')}</pre>`,
  (table) =>
    texts(table)
      .map((row) => `<p>${row.join(' ')}</p>`)
      .join(''),
  (table) => `<p>${texts(table).flat().join(' ')}</p>`,
]
