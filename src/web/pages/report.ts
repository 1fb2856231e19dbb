/** One report as it was printed, with what is doubtful beside it and the way back to the stored source of each figure. */

import { formatOf } from '../../../parsers/formats/index.ts'
import type { ReportAnswer } from '../../domain/answer.ts'
import type { ComparisonNote } from '../../domain/comparison.ts'
import type { TableDef } from '../../domain/format.ts'
import { cellAnchor } from '../href.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At } from '../page.ts'
import { changeList } from '../parts/change-list.ts'
import { findingAnchor, findingCard } from '../parts/finding-card.ts'
import { type FormContext, formTable } from '../parts/form-table.ts'
import { type CellLimit, limitLine } from '../parts/limit-line.ts'
import { looseCells } from '../parts/loose-cells.ts'
import { noteList, noteNumbers } from '../parts/note-marks.ts'
import { attachmentList, leftoverList, reportHead, sectionList, versionList } from '../parts/report-parts.ts'
import { FINDING_STATE_WORDS } from '../words.ts'

export interface ReportData {
  readonly report: ReportAnswer
  /** What limits the figures when they are set beside others. */
  readonly limits: readonly CellLimit[]
  readonly notes: readonly ComparisonNote[]
}

type Check = ReportAnswer['checks'][number]

export function reportPage({ report, limits, notes }: ReportData, at: At): Html {
  const context = contextOf(report, limits)
  const numbers = noteNumbers(notes)
  const tables = formatOf(report.era)?.tables ?? []
  return layout(
    { title: `${report.agency} ${report.year} 年度报告`, ...at, csv: true },
    html`${reportHead(report)}${versionList(report)}${changeList(report)}
<h2>表格</h2>${tables.map((table) => html`${tableWithFindings(table, report, context)}${limitLine(limits, table.id, numbers)}`)}${looseCells(report, tables, context)}${noteList(notes)}
<h2>正文</h2>${sectionList(report)}${leftoverList(report)}${attachmentList(report)}
<h2 id="findings">核对</h2>${findingGroups(report)}`,
  )
}

function contextOf(report: ReportAnswer, limits: readonly CellLimit[]): FormContext {
  const wrong = new Map<string, string[]>()
  for (const check of report.checks)
    if (check.state === 'fail')
      for (const id of check.cells) wrong.set(id, [...(wrong.get(id) ?? []), findingAnchor(check)])
  const shown = report.history.find((version) => version.version === report.version)
  return {
    sha256: report.document_sha256,
    report: report.id,
    version: report.version,
    wrong,
    changed: new Set(shown?.changed_cells ?? []),
    levels: new Map(limits.map(({ table, id, comparability }) => [`${table}:${id}`, comparability])),
  }
}

const failuresOf = (table: TableDef, checks: readonly Check[]): readonly Check[] => {
  const ids = new Set(table.cells.map((cell) => cell.id))
  return checks.filter((check) => check.state === 'fail' && check.cells.some((id) => ids.has(id)))
}

function tableWithFindings(table: TableDef, report: ReportAnswer, context: FormContext): Html {
  const failures = failuresOf(table, report.checks)
  return html`<section class="beside" aria-label="${table.title}">${formTable(table, report.cells, context)}${
    failures.length === 0
      ? ''
      : html`<aside aria-label="与此表不符的核对"><h3>不符之处</h3>${failures.map((check) => findingCard(check, cellLinks(report)))}</aside>`
  }</section>`
}

/** A cell id as a link to its place, by its printed label; `2022:…` stands in the report of that year. */
function cellLinks(report: ReportAnswer): (id: string) => Html | string {
  const defs = new Map(
    (formatOf(report.era)?.tables ?? []).flatMap((table) =>
      table.cells.map((cell) => [cell.id, { table: table.id, label: cell.label_zh }]),
    ),
  )
  return (id) => {
    const [, year, bare = id] = /^(\d{4}):(.+)$/.exec(id) ?? []
    const def = defs.get(bare)
    if (year !== undefined) return `${year} 年度报告的${def?.label ?? bare}`
    return def === undefined ? id : html`<a href="#${cellAnchor(def.table, id)}">${def.label}</a>`
  }
}

const ORDER = ['fail', 'not_assessable', 'pass_with_blanks', 'pass'] as const

/** Failures in words, the rest folded away but counted. Those shown beside a table are only linked. */
function findingGroups(report: ReportAnswer): Html {
  const beside = new Set(
    (formatOf(report.era)?.tables ?? []).flatMap((table) => failuresOf(table, report.checks)),
  )
  return html`${ORDER.map((state) => {
    const checks = report.checks.filter((check) => check.state === state)
    const title = `${FINDING_STATE_WORDS[state]}（${checks.length}）`
    if (checks.length === 0) return html`<p data-state="${state}">${title}</p>`
    const list = checks.map((check) =>
      beside.has(check)
        ? html`<p><a href="#${findingAnchor(check)}">${check.message}</a></p>`
        : findingCard(check, cellLinks(report)),
    )
    return html`<details data-state="${state}"${state === 'fail' ? html` open` : ''}><summary>${title}</summary>${list}</details>`
  })}`
}
