/** Workbooks: the official form, displays of numbers, hidden parts, sheets larger than what is used. */
import { readFile } from 'node:fs/promises'
import { utils, type WorkSheet, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { readSheet } from '../../../../parsers/blocks/sheet.ts'
import type { TableId } from '../../../../src/domain/cell.ts'
import { makeZip } from './make-zip.ts'
import { formTiles, gridsOf, spread } from './official-form.ts'

const IDS: readonly TableId[] = ['t2', 't3', 't4']

/** All three tables on one sheet, a heading over each, an empty row between. */
function formSheet(): WorkSheet {
  const rows: (string | number)[][] = [['柏川区水务局2023年政府信息公开工作年度报告'], []]
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = []
  const headings = [
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  ]
  for (const [index, id] of IDS.entries()) {
    rows.push([headings[index] ?? ''])
    const top = rows.length
    const form = formTiles(id)
    for (let row = 0; row < form.rows; row++) rows.push([])
    for (const tile of form.tiles) {
      const line = rows[top + tile.row]
      if (line) line[tile.col] = /^\d+$/.test(tile.text) ? Number(tile.text) : tile.text
      merges.push({
        s: { r: top + tile.row, c: tile.col },
        e: { r: top + tile.row + tile.rowspan - 1, c: tile.col + tile.colspan - 1 },
      })
    }
    rows.push([])
  }
  const sheet = utils.aoa_to_sheet(rows)
  sheet['!merges'] = merges.filter(({ s, e }) => s.r !== e.r || s.c !== e.c)
  return sheet
}

function book(
  sheets: Record<string, WorkSheet>,
  type: 'xlsx' | 'biff8' = 'xlsx',
  hidden: string[] = [],
): Uint8Array {
  const made = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(made, sheet, name)
  made.Workbook = { Sheets: Object.keys(sheets).map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })) }
  return new Uint8Array(write(made, { type: 'array', bookType: type, cellStyles: true }) as ArrayBuffer)
}

function hiddenBook(): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['项目', '去年', '今年'],
    ['甲', 1, 2],
    ['乙', 3, 4],
    ['丙', 5, 6],
  ])
  sheet['!rows'] = [{}, {}, { hidden: true }, {}]
  sheet['!cols'] = [{ wch: 8 }, { wch: 8, hidden: true }, { wch: 8 }]
  return book({ 年报: sheet, 底稿: utils.aoa_to_sheet([['暗', 9]]) }, 'xlsx', ['底稿'])
}

const fixture = async (name: string) =>
  new Uint8Array(await readFile(new URL(`fixtures/${name}`, import.meta.url)))

describe.each(['xlsx', 'biff8'] as const)('the official form as %s', (type) => {
  test('keeps every grid place of its three tables, headings apart', async () => {
    const reading = await readSheet(book({ 年报: formSheet() }, type))
    expect(reading.kind).toBe('sheet')
    expect(reading.blocks.map((block) => block.kind)).toEqual([
      'text',
      'text',
      'text',
      'table',
      'text',
      'table',
      'text',
      'table',
    ])
    const grids = gridsOf(reading)
    for (const [index, id] of IDS.entries()) {
      expect(grids[index]?.doubts).toEqual([])
      expect(spread(grids[index] ?? { rows: 0, cols: 0 })).toEqual(spread(formTiles(id)))
    }
  })

  test('shows numbers as their formats do, and tells where a format hides them', async () => {
    const sheet = utils.aoa_to_sheet([
      ['项目', '值'],
      ['整数', 1234],
      ['百分比', 0.125],
      ['金额', 12.345],
      ['短横', 0],
      ['零不显示', 0],
      ['日期', 44951],
      ['长数', 123456789012],
      ['千元', 12345],
      ['万元', 312.18],
      ['空', ''],
    ])
    const formats = [
      '#,##0',
      '0.0%',
      '0.00',
      '#,##0;-#,##0;"-"',
      '0;-0;;@',
      'yyyy"年"m"月"d"日"',
      'General',
      '0,',
      '0',
    ]
    for (const [index, z] of formats.entries()) Object.assign(sheet[`B${index + 2}`], { z })
    const [grid] = gridsOf(await readSheet(book({ Sheet1: sheet }, type)))
    const shown = spread(grid ?? { rows: 0, cols: 0 }).map((row) => row[1])
    expect(shown).toEqual([
      '值',
      '1,234',
      '12.5%',
      '12.35',
      '-',
      '',
      '2023年1月25日',
      '123456789012',
      '12 ≠ 12345',
      '312 ≠ 312.18',
      '',
    ])
    expect(grid?.doubts).toEqual([
      'row 5, column 2: the stored value 0 is shown as "-"',
      'row 6, column 2: the stored value 0 is shown as ""',
      'row 9, column 2: the stored value 12345 is shown as "12"',
      'row 10, column 2: the stored value 312.18 is shown as "312"',
    ])
  })

  test('reads only the used cells, whatever a merge claims', async () => {
    const sheet: WorkSheet = {
      A1: { t: 's', v: '项目' },
      B1: { t: 's', v: '值' },
      A2: { t: 's', v: '甲' },
      B2: { t: 'n', v: 7 },
      '!ref': 'A1:B2',
      '!merges': [{ s: { r: 3, c: 0 }, e: { r: 60_000, c: 200 } }],
    }
    const [grid] = gridsOf(await readSheet(book({ Sheet1: sheet }, type)))
    expect(spread(grid ?? { rows: 0, cols: 0 })).toEqual([
      ['项目', '值'],
      ['甲', '7'],
    ])
  })
})

describe.each(['xlsx', 'xls'] as const)('hidden parts of %s', (type) => {
  test('are left unread, and the reading says so', async () => {
    const reading = await readSheet(type === 'xlsx' ? hiddenBook() : await fixture('hidden.xls'))
    const [grid] = gridsOf(reading)
    expect(spread(grid ?? { rows: 0, cols: 0 })).toEqual([
      ['项目', '今年'],
      ['甲', '2'],
      ['丙', '6'],
    ])
    expect(grid?.doubts.join()).toMatch(/row 3, column 1: is hidden and not read: 乙/)
    expect(grid?.doubts.join()).toMatch(/row 2, column 2: is hidden and not read: 1/)
    expect(reading.blocks).toHaveLength(2)
    expect(reading.hiddenTables.map((hidden) => spread(hidden))).toEqual([[['暗', '9']]])
  })
})

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** An XLSX file around hand-written sheet XML, elements prefixed as some libraries write them. */
function rawBook(sheetXml: string, strings = ''): Uint8Array {
  const list = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  return makeZip([
    { name: '_rels/.rels', content: list(link('b', 'officeDocument', '/xl/workbook.xml')) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: list(
        link('s', 'worksheet', 'worksheets/sheet1.xml') + link('t', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    {
      name: 'xl/workbook.xml',
      content: `<x:workbook xmlns:x="${MAIN}" xmlns:q="${OFFICE}"><x:sheets><x:sheet name="Sheet1" q:id="s"/></x:sheets></x:workbook>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<x:worksheet xmlns:x="${MAIN}">${sheetXml}</x:worksheet>` },
    { name: 'xl/sharedStrings.xml', content: `<x:sst xmlns:x="${MAIN}">${strings}</x:sst>` },
    { name: 'xl/media/image1.png', content: 'png' },
  ])
}

describe('oddities of XLSX', () => {
  test('rich strings, raised marks, phonetics, formulas without results, far-off cells, pictures', async () => {
    const strings =
      '<x:si><x:r><x:t>12</x:t></x:r><x:r><x:rPr><x:vertAlign val="superscript"/></x:rPr><x:t>3</x:t></x:r><x:rPh><x:t>shi</x:t></x:rPh></x:si><x:si><x:t>规_x000D_\n章</x:t></x:si>'
    const sheet = `<x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>1</x:v></x:c><x:c r="B1" t="s"><x:v>0</x:v></x:c></x:row>
      <x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>合计</x:t></x:is></x:c><x:c r="B2"><x:f>SUM(B1)</x:f></x:c></x:row>
      <x:row r="1048576"><x:c r="XFC1048576" t="str"><x:v>远</x:v></x:c><x:c r="XFD1048576"><x:v>5</x:v></x:c></x:row></x:sheetData>`
    const reading = await readSheet(rawBook(sheet, strings))
    const [near, far] = gridsOf(reading)
    expect(near?.cells.map(({ text, marks }) => [text, marks])).toEqual([
      ['规\n章', undefined],
      ['12', ['3']],
      ['合计', undefined],
      ['=SUM(B1)', undefined],
    ])
    expect(near?.doubts).toEqual(['row 2, column 2: a formula has no stored result'])
    expect(spread(far ?? { rows: 0, cols: 0 })).toEqual([['远', '5']])
    expect(reading.blocks.filter((block) => block.kind === 'image')).toHaveLength(1)
  })

  test('text under a merge is told, not read; merges over each other are told', async () => {
    const sheet = `<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:v>2</x:v></x:c><x:c r="C1"><x:v>3</x:v></x:c></x:row>
      <x:row r="2"><x:c r="A2"><x:v>4</x:v></x:c><x:c r="B2"><x:v>5</x:v></x:c></x:row></x:sheetData>
      <x:mergeCells><x:mergeCell ref="A1:B1"/><x:mergeCell ref="A2:C2"/></x:mergeCells>`
    const [grid] = gridsOf(await readSheet(rawBook(sheet)))
    expect(grid?.cells.map((cell) => [cell.text, cell.colspan])).toEqual([
      ['1', 2],
      ['3', 1],
      ['4', 3],
    ])
    expect(grid?.doubts).toHaveLength(2)
  })
})
