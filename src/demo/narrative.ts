/** The text of a sample report, written from the printed cells so that it agrees with the tables (but once, on purpose). */
import { cellsOf, formatOf } from '../../parsers/formats/index.ts'
import type { Format } from '../domain/format.ts'
import type { DemoAgency } from './agencies.ts'
import { type BodyTexts, TEXTS } from './narrative-texts.ts'
import { BLANK_TOTALS, CONTRADICTION, type PrintedCell } from './planted.ts'

export interface Narrative {
  readonly preface: readonly string[]
  /** Section id → paragraphs; the sections with tables have none. */
  readonly sections: Readonly<Record<string, readonly string[]>>
}

type Cells = ReadonlyMap<string, PrintedCell>

/** Preface and paragraphs of one report. */
export function narrativeOf(agency: DemoAgency, year: number, format: Format, cells: Cells): Narrative {
  const texts = TEXTS[agency.id]
  if (texts === undefined) throw new Error(`the sample portal has no texts for ${agency.id}`)
  const count = (id: string): number => counted(agency.id, year, format, cells, id)
  return {
    preface: prefaceOf(agency, year, format),
    sections: {
      overview: overviewOf(agency, year, texts, count),
      problems_and_improvements: [
        `（一）存在的主要问题。${texts.problems}`,
        `（二）改进情况。${texts.improvement}`,
      ],
      other_matters: [`${year}年，本机关未收取信息处理费。${texts.other}`],
    },
  }
}

/** A printed cell or a sum of cells; where a total is left blank the text knows it all the same, from the applicants. */
function counted(id: string, year: number, format: Format, cells: Cells, figure: string): number {
  const blank = id === BLANK_TOTALS.id && year === BLANK_TOTALS.year
  const ids = (cellsOf(format, figure) ?? []).flatMap((cell) =>
    blank && cells.get(cell)?.kind === 'blank' ? applicantsOf(cell) : [cell],
  )
  return ids.reduce((sum, cell) => sum + (cells.get(cell)?.value ?? 0), 0)
}

function applicantsOf(total: string): readonly string[] {
  const row = total.split('__')[0] ?? ''
  const columns = formatOf('era_2021')?.tables.find((table) => table.id === 't3')?.columnDefs ?? []
  return columns.filter((column) => column.id !== 'total').map((column) => `${row}__${column.id}`)
}

function prefaceOf(agency: DemoAgency, year: number, format: Format): readonly string[] {
  const notice = format.id === 'era_2021' ? '国办公开办函〔2021〕30号' : '国办公开办函〔2019〕60号'
  return [
    `本报告由${agency.name}根据《中华人民共和国政府信息公开条例》和政府信息公开工作年度报告格式（${notice}）编制。` +
      `报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。如对本报告有疑问，请与${agency.name}联系。`,
  ]
}

function overviewOf(
  agency: DemoAgency,
  year: number,
  texts: BodyTexts,
  count: (id: string) => number,
): readonly string[] {
  return [
    `（一）主动公开情况。${texts.disclosed}${year}年制发行政规范性文件${count('normative_documents_issued')}件。` +
      `全年作出行政许可处理决定${count('licensing_decisions')}件、行政处罚处理决定${count('penalty_decisions')}件。`,
    `（二）依申请公开情况。${requestsOf(agency, year, count)}`,
    `（三）政府信息管理情况。${texts.management}`,
    `（四）政府信息公开平台建设情况。${texts.platform}`,
    `（五）监督保障情况。${texts.supervision}`,
  ]
}

function requestsOf(agency: DemoAgency, year: number, count: (id: string) => number): string {
  const wrong = agency.id === CONTRADICTION.id && year === CONTRADICTION.year ? CONTRADICTION.by : 0
  const total = (row: string): number => count(`${row}__total`)
  const suits = count('litigation_direct_total') + count('litigation_after_review_total')
  return (
    `${year}年新收政府信息公开申请${total('new_requests') + wrong}件，上年结转${total('carried_in')}件。` +
    `全年办结${total('outcomes_total')}件，其中予以公开${total('granted')}件，部分公开${total('partially_granted')}件，` +
    `不予公开${total('refused_subtotal')}件，无法提供${total('unable_to_provide_subtotal')}件，` +
    `不予处理${total('not_processed_subtotal')}件，其他处理${total('other_outcomes_subtotal')}件。` +
    `结转下年度继续办理${total('carried_out')}件。` +
    `全年因政府信息公开被申请行政复议${count('review_total')}件，被提起行政诉讼${suits}件。`
  )
}
