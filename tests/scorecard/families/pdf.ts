/** The form as PDF with a text layer: ruled tables drawn in three ways, breaks between and through rows, scans without text. */
import type { Format } from '../../../src/domain/format.ts'
import { type FormCell, type Layout, layOut, page } from '../../parsers/blocks/pdf/form-pages.ts'
import { type PdfPage, text, writePdf } from '../../support/pdf-page.ts'
import { bodyAt } from '../makers/bodies.ts'
import { distinctFigures } from '../makers/figures.ts'
import { ERA_2019, ERA_2021 } from '../makers/form-document.ts'
import { type Filled, fill } from '../makers/printed.ts'
import { type Family, NO_CELLS, type ScoreDocument } from '../model.ts'

const WIDTHS: Readonly<Record<string, readonly number[]>> = {
  t2: [130, 130, 130, 130],
  t3: [36, 50, 150, 40, 40, 40, 40, 40, 40, 40],
  t4: Array.from({ length: 15 }, () => 34),
}

interface PdfCase {
  readonly name: string
  readonly format?: Format
  /** Layout of table three; the others stand on pages of their own. */
  readonly layout?: Partial<Layout>
  readonly pageNumbers?: boolean
}

function cellsOf(format: Format, { print }: Filled, id: string): FormCell[] {
  const table = format.tables.find((one) => one.id === id)
  if (table === undefined) throw new Error(`no table ${id}`)
  const labels = table.skeleton.map(({ row, col, rowspan, colspan, text: label }) => ({
    row,
    col,
    rowspan,
    colspan,
    text: label,
  }))
  const figures = table.cells.map((cell) => ({ ...cell.grid, rowspan: 1, text: print(cell, table) }))
  return [...labels, ...figures]
}

function pdf(one: PdfCase, seed: number): ScoreDocument {
  const format = one.format ?? ERA_2021
  const filled = fill(format, distinctFigures(format, seed))
  const agency = bodyAt(seed).name
  const year = format === ERA_2019 ? 2020 : 2023
  const pages: PdfPage[] = [
    page(
      text(90, 780, 14, `${agency}${year}年政府信息公开工作年度报告`) +
        text(60, 740, 10, '一、总体情况') +
        text(60, 720, 10, '本局高度重视政府信息公开工作，全年按时更新。'),
    ),
  ]
  for (const id of ['t2', 't3', 't4']) {
    const heading = format.sections.find(({ content }) => content === id)?.label ?? ''
    const layout: Layout = {
      widths: WIDTHS[id] ?? [],
      top: 100,
      ...(id === 't3' ? one.layout : { borders: one.layout?.borders ?? 'boxes' }),
    }
    layOut(cellsOf(format, filled, id), layout).forEach(({ content }, i) => {
      const number = one.pageNumbers === false ? '' : text(286, 30, 9, `— ${pages.length + 1} —`)
      pages.push(page((i === 0 ? text(60, 780, 10, heading) : '') + content + number))
    })
  }
  return {
    name: one.name,
    fileName: 'report.pdf',
    bytes: writePdf(pages),
    truth: { status: ['complete'], era: format.id, agency, year, cells: filled.cells },
  }
}

const CASES: readonly PdfCase[] = [
  { name: 'boxes', layout: { borders: 'boxes' } },
  { name: 'lines', layout: { borders: 'lines' } },
  { name: 'bars', layout: { borders: 'bars' } },
  { name: 'boxes of 2019', format: ERA_2019 },
  { name: 'without page numbers', pageNumbers: false },
  { name: 'a break between rows', layout: { breaks: [14] } },
  { name: 'a break between rows of 2019', format: ERA_2019, layout: { breaks: [12] } },
  { name: 'a break with the head again', layout: { breaks: [14], repeatRows: 3 } },
  { name: 'a break through a row', layout: { breaks: [15.5] } },
  { name: 'two breaks', layout: { breaks: [9, 19] } },
]

const scan: ScoreDocument = {
  name: 'a scan',
  fileName: 'scan.pdf',
  bytes: writePdf([
    {
      ...page('q 500 0 0 700 40 40 cm /Im1 Do Q\n'),
      xobjects: {
        Im1: {
          dict: '/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
          data: 'x',
        },
      },
    },
  ]),
  truth: { status: ['needs_ocr'], cells: NO_CELLS },
}

export const pdfFiles = (): Family => ({
  family: 'pdf',
  documents: [...CASES.map((one, i) => pdf(one, 1_700 + i)), scan],
})
