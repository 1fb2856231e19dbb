/**
 * What a printed label may stand for, over all forms at once. A label may have several roles (其他 is a row and a
 * column of table three, 总计 a row, a column and a result of table four): the claimers resolve them by where the
 * label stands and by its parents, never by the label alone.
 */

import type { RowDef, TableDef } from '../src/domain/format.ts'
import { boundedMemo } from './bounded-memo.ts'
import { countWordings } from './formats/count-wordings.ts'
import { FORMATS, T4_FAMILIES, T4_RESULTS } from './formats/index.ts'
import { MISPRINTS } from './formats/misprints.ts'
import { LEGAL_PERSON_LABEL } from './formats/requests-table.ts'
import { labelOf } from './labels.ts'
import { isPlainCount } from './plain-count.ts'

/** Groups of rows of table three. */
export type RowGroup = 'outcomes' | 'refused' | 'unable' | 'not_processed' | 'other'

export interface Roles {
  readonly requestRow?: string
  readonly requestGroup?: RowGroup
  readonly requestColumn?: string
  readonly legalPerson?: true
  readonly applicants?: true
  readonly itemRow?: string
  /** Column of table two, with the eras whose form prints it so. */
  readonly itemColumn?: { readonly id: string; readonly eras: readonly string[] }
  readonly itemStub?: true
  readonly caseFamily?: string
  readonly litigation?: true
  readonly caseResult?: string
  /** A statistics table of the years before 2019. */
  readonly statistics?: true
}

type Writable = { -readonly [K in keyof Roles]: Roles[K] }

const GROUPS: readonly [RowGroup, string][] = [
  ['outcomes', '本年度办理结果'],
  ['refused', '不予公开'],
  ['unable', '无法提供'],
  ['not_processed', '不予处理'],
  ['other', '其他处理'],
]

const NO_ROLES: Roles = {}
const BRACKETS = /[()（）[\]【】〔〕]/gu

const labelsOf = (row: RowDef): readonly string[] => [row.path.at(-1) ?? '', ...row.variants]

/** The labels of a row and its groups printed in one cell: 三、本年度办理结果（一）予以公开. */
const joinedLabelsOf = ({ path }: RowDef): readonly string[] =>
  path.slice(0, -1).map((_, from) => path.slice(from).join(''))

/** Rows of table three whose label says that they count; those of the outcomes name what is counted. */
const COUNTED_ROWS: ReadonlySet<string> = new Set(['new_requests', 'carried_in', 'carried_out'])

function addRequests(table: TableDef, at: (label: string) => Writable): void {
  for (const row of table.rowDefs) {
    for (const label of labelsOf(row)) at(label).requestRow = row.id
    if (COUNTED_ROWS.has(row.id))
      for (const label of countWordings(row.path.at(-1) ?? '')) at(label).requestRow = row.id
    // 3.其他 is told by its group or its number, which such a label hides.
    if (row.id !== 'other_miscellaneous')
      for (const label of joinedLabelsOf(row)) at(label).requestRow = row.id
  }
  for (const column of table.columnDefs)
    for (const label of [column.label, ...column.variants]) at(label).requestColumn = column.id
}

function addItems(table: TableDef, era: string, at: (label: string) => Writable): void {
  for (const row of table.rowDefs) for (const label of labelsOf(row)) at(label).itemRow = row.id
  for (const { id, label, variants } of table.columnDefs)
    for (const printed of [label, ...variants, ...countWordings(label)]) {
      const entry = at(printed)
      entry.itemColumn = { id, eras: [...new Set([...(entry.itemColumn?.eras ?? []), era])] }
    }
}

function build(): ReadonlyMap<string, Roles> {
  const entries = new Map<string, Writable>()
  const at = (label: string): Writable => {
    const { key } = labelOf(label)
    const known = entries.get(key)
    if (known !== undefined) return known
    const fresh: Writable = {}
    entries.set(key, fresh)
    return fresh
  }
  for (const format of FORMATS)
    for (const table of format.tables) {
      if (table.id === 't3') addRequests(table, at)
      if (table.id === 't2') addItems(table, format.id, at)
    }
  for (const [group, label] of GROUPS) at(label).requestGroup = group
  at(LEGAL_PERSON_LABEL).legalPerson = true
  at('申请人情况').applicants = true
  at('信息内容').itemStub = true
  at('行政诉讼').litigation = true
  for (const label of ['统计指标', '指标名称', '统计数']) at(label).statistics = true
  for (const { id, path } of T4_FAMILIES)
    for (const label of [path.at(-1) ?? '', path.join('')]) at(label).caseFamily = id
  for (const result of T4_RESULTS) for (const label of result.variants) at(label).caseResult = result.id
  for (const { printed, meant, place } of MISPRINTS)
    if (place !== 'section') entries.set(misprintKey(printed), at(meant))
  return entries
}

/** A misprint that only its enumerator tells from a right label is kept with it. */
function misprintKey(printed: string): string {
  const { key, enumerator } = labelOf(printed)
  return enumerator === null ? key : enumerated(enumerator, key)
}

const enumerated = (enumerator: string, key: string): string => `${enumerator}.${key}`

const ENTRIES = build()
const LONGEST = Math.max(...[...ENTRIES.keys()].map((key) => key.length))

/** The key of a label with what stands in its brackets, its enumerator left out. */
const withBrackets = (text: string): string =>
  labelOf(text.replace(BRACKETS, '')).key.replace(/^[一二三四五六七](?=行政)/u, '')

const rolesOfLabel = boundedMemo((text): Roles => {
  const { key, enumerator } = labelOf(text)
  if (key === '') return NO_ROLES
  // （六）其他 is seen for （六）其他处理; 3.其他 is a row of that group.
  const misprint = enumerator === null ? undefined : ENTRIES.get(enumerated(enumerator, key))
  const direct = misprint ?? ENTRIES.get(key)
  // 行政诉讼（复议后起诉）: what the brackets say is the family itself, no note on it.
  if (direct?.litigation === true) return ENTRIES.get(withBrackets(text)) ?? direct
  if (direct !== undefined) return direct
  return /^[一二三四五六七]/.test(key) ? (ENTRIES.get(key.slice(1)) ?? NO_ROLES) : NO_ROLES
})

/** All roles of a printed text; an empty object where it is no label of any form. Digits alone are none. */
export function rolesOf(text: string): Roles {
  if (text === '' || text.length > 4 * LONGEST || isPlainCount(text)) return NO_ROLES
  return rolesOfLabel(text)
}

const CAPTION = /二十条第?\(?[一二三四五六七八九]\)?项/

const isCaptionText = boundedMemo((text) => CAPTION.test(text.normalize('NFKC').replace(/\s+/gu, '')))

/** Whether a text is the caption of an article item of table two (第二十条第（一）项). */
export function isItemCaption(text: string): boolean {
  // A caption of fewer characters cannot be written, nor one without its first two.
  return text.length > 4 && text.length < 60 && isCaptionText(text)
}
