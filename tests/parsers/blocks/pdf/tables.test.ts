import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../../parsers/blocks/pdf.ts'
import { formatOf } from '../../../../parsers/formats/index.ts'
import type { Grid, Reading } from '../../../../src/domain/block.ts'
import type { TableDef } from '../../../../src/domain/format.ts'
import { type PdfPage, text, writePdf } from '../../../support/pdf-page.ts'
import {
  type FormCell,
  fields,
  formCells,
  gridFields,
  type Layout,
  layOut,
  PAGE,
  page,
} from './form-pages.ts'

function form(id: string): TableDef {
  const table = formatOf('era_2021')?.tables.find((candidate) => candidate.id === id)
  if (!table) throw new Error(`no table ${id}`)
  return table
}

const T3_WIDTHS = [36, 50, 150, 40, 40, 40, 40, 40, 40, 40]
const WIDTHS: Readonly<Record<string, readonly number[]>> = {
  t2: [130, 130, 130, 130],
  t3: T3_WIDTHS,
  t4: Array.from({ length: 15 }, () => 34),
}

function tablesOf(reading: Reading): Grid[] {
  return reading.blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []))
}

async function onlyTable(pages: readonly PdfPage[]): Promise<{ grid: Grid; reading: Reading }> {
  const reading = await readPdf(writePdf(pages))
  const [grid, ...more] = tablesOf(reading)
  expect(more).toEqual([])
  if (!grid) throw new Error('no table was read')
  return { grid, reading }
}

/** Pages with a form, numbered at the foot. */
function formPages(cells: readonly FormCell[], layout: Layout): PdfPage[] {
  return layOut(cells, layout).map(({ content }, i) => page(content + text(286, 40, 9, `— ${i + 1} —`)))
}

function expectForm(grid: Grid, table: TableDef, cells: readonly FormCell[]): void {
  expect([grid.rows, grid.cols]).toEqual([table.rows, table.cols])
  expect(gridFields(grid)).toEqual(fields(table.rows, table.cols, cells))
}

describe('a ruled form on one page', () => {
  for (const id of ['t2', 't3', 't4']) {
    for (const borders of ['boxes', 'lines', 'bars'] as const) {
      test(`${id} drawn with ${borders}`, async () => {
        const table = form(id)
        const cells = formCells(table)
        const { grid } = await onlyTable(formPages(cells, { widths: WIDTHS[id] ?? [], borders }))
        expectForm(grid, table, cells)
        expect(grid.doubts).toEqual([])
        expect(grid.cells.length).toBe(cells.length)
      })
    }
  }

  test('keeps every printed number apart from zero, blank and slash', async () => {
    const table = form('t3')
    const printed = ['0', '', '/', '1234', '1,234', '12.5']
    const cells = formCells(table, (i) => printed[i % printed.length] ?? '')
    const { grid } = await onlyTable(formPages(cells, { widths: T3_WIDTHS }))
    expectForm(grid, table, cells)
  })
})

describe('a form over two pages', () => {
  const table = form('t3')
  const cells = formCells(table)
  const cases: readonly [string, Omit<Layout, 'widths'>][] = [
    ['between two rows', { breaks: [14] }],
    ['between two rows, head repeated', { breaks: [14], repeatRows: 3 }],
    ['inside a spanning label, thin filled borders', { breaks: [11], borders: 'bars' }],
    ['through a row, figures above', { breaks: [20.5], cutFigures: 'above' }],
    ['through a row, figures below', { breaks: [20.5], cutFigures: 'below' }],
    ['through a row, head repeated', { breaks: [20.5], cutFigures: 'above', repeatRows: 3 }],
    ['through a row without lines at the break', { breaks: [20.5], ruleAtBreak: false, borders: 'lines' }],
    ['at every part of table three', { breaks: [4, 13, 20, 23], repeatRows: 3 }],
    ['through the last long label', { breaks: [24.5], cutFigures: 'below' }],
  ]
  for (const [name, layout] of cases) {
    test(name, async () => {
      const pages = formPages(cells, { widths: T3_WIDTHS, ...layout })
      expect(pages.length).toBe((layout.breaks?.length ?? 0) + 1)
      const { grid, reading } = await onlyTable(pages)
      expectForm(grid, table, cells)
      expect(reading.blocks.length).toBe(1)
    })
  }

  for (let row = 3; row < table.rows; row += 1) {
    test(`broken before row ${row}, every figure keeps its label`, async () => {
      const { grid } = await onlyTable(formPages(cells, { widths: T3_WIDTHS, breaks: [row] }))
      expectForm(grid, table, cells)
      expect(grid.doubts).toEqual([])
    })
  }

  test.each([
    ['with their unit', '0件'],
    ['in full-width digits', '０'],
    ['with a note', '2（其中网络2件）'],
    ['said as 无', '无'],
  ])('equal figures above and below the break stay two: %s', async (_name, value) => {
    const equal = formCells(table, () => value)
    for (const row of [10, 14, 17]) {
      const { grid } = await onlyTable(formPages(equal, { widths: T3_WIDTHS, breaks: [row] }))
      expectForm(grid, table, equal)
      expect(grid.doubts, `before row ${row}`).toEqual([])
    }
  })

  test('the second page may lie further left, as in books', async () => {
    const [first, second] = layOut(cells, { widths: T3_WIDTHS, breaks: [14] })
    const moved = `q 1 0 0 1 -20 0 cm ${second?.content} Q`
    const { grid } = await onlyTable([page(first?.content ?? ''), page(moved)])
    expectForm(grid, table, cells)
  })

  test('a heading between two tables keeps them apart', async () => {
    const [first, second] = layOut(cells, { widths: T3_WIDTHS, breaks: [14] })
    const headed = page(text(60, 800, 12, '四、另一张表的标题') + (second?.content ?? ''))
    const reading = await readPdf(writePdf([page(first?.content ?? ''), headed]))
    expect(tablesOf(reading).map((grid) => grid.rows)).toEqual([14, 14])
  })

  test('a blank row at the break is not joined to the next one', async () => {
    const blank = cells.map((cell) => (cell.row === 7 && cell.col >= 3 ? { ...cell, text: '' } : cell))
    const { grid } = await onlyTable(formPages(blank, { widths: T3_WIDTHS, breaks: [8] }))
    expectForm(grid, table, blank)
  })
})

describe('a form lying on its side', () => {
  const table = form('t3')
  const cells = formCells(table)
  const [sheet] = layOut(cells, { widths: T3_WIDTHS })
  const turned = {
    0: sheet?.content ?? '',
    90: `q 0 1 -1 0 ${PAGE.height} 0 cm ${sheet?.content} Q`,
    180: `q -1 0 0 -1 ${PAGE.width} ${PAGE.height} cm ${sheet?.content} Q`,
    270: `q 0 -1 1 0 0 ${PAGE.width} cm ${sheet?.content} Q`,
  } as const
  for (const rotate of [0, 90, 180, 270] as const) {
    for (const drawn of [0, 90, 180, 270] as const) {
      test(`page rotated by ${rotate}, content drawn at ${drawn}`, async () => {
        const sideways = drawn % 180 === 90
        const [width, height] = sideways ? [PAGE.height, PAGE.width] : [PAGE.width, PAGE.height]
        const { grid } = await onlyTable([{ width, height, rotate, content: turned[drawn] }])
        expectForm(grid, table, cells)
      })
    }
  }
})
