/** Rich text: the same report in every way writers spell it, and what must not be read as text of the report. */
import { describe, expect, test } from 'vitest'
import { readRtf } from '../../../../parsers/blocks/rtf.ts'
import { formatOf } from '../../../../parsers/formats/index.ts'
import { readReport } from '../../../../parsers/read-report.ts'
import type { Block } from '../../../../src/domain/block.ts'
import type { Era, Format } from '../../../../src/domain/format.ts'
import { deform } from '../../../support/deform-tables.ts'
import { distinctValue, formTables, truthOf } from '../../../support/form-page.ts'
import { type RtfText, rtfAround, rtfOf, rtfText } from '../../../support/rtf-form.ts'
import { expectComplete, expectNoWrongNumber } from '../../read-page.ts'

const ERAS: readonly Era[] = ['era_2021', 'era_2019']
const WAYS: readonly RtfText[] = ['gbk', 'word', 'wide']

test.each(ERAS.flatMap((era) => WAYS.map((how) => [era, how] as const)))(
  'the form of %s in %s text is read to the last cell',
  async (era, how) => {
    const format = formatOf(era) as Format
    const report = await readReport({
      bytes: rtfOf(format, formTables(format, distinctValue), how),
      fileName: 'a.doc',
    })
    expectComplete(report, truthOf(format, distinctValue))
    expect([report.agency, report.year, report.published_on]).toEqual([
      '柏川区临湖镇人民政府',
      2023,
      '2024-01-20',
    ])
  },
)

const blocksOf = async (body: string, head?: string): Promise<readonly Block[]> =>
  (await readRtf(rtfAround(body, head))).blocks
const text = (value: string): string => rtfText(value, 'gbk')
const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))

describe('text as it is shown', () => {
  test.each<[string, string, readonly string[]]>([
    ['hidden words are left out', `\\f1 1{\\v 9}2\\par`, ['12']],
    ['deleted words are left out, inserted ones kept', `1{\\deleted 9}{\\revised 2}\\par`, ['12']],
    ['field codes are left out', `{\\field{\\*\\fldinst PAGE 9}{\\fldrslt 12}}\\par`, ['12']],
    [
      'headers, notes and bookmarks are left out',
      `{\\header 9\\par}{\\*\\bkmkstart a9}12{\\footnote 9}\\par`,
      ['12'],
    ],
    [
      'what older readers would show is left out',
      `{\\*\\shppict{\\pict 0a0b}}{\\nonshppict{\\pict 0c}}12\\par`,
      ['12'],
    ],
    ['raw bytes of a picture are no braces', `{\\pict\\bin4 }}}}}12\\par`, ['12']],
    [
      'a Chinese byte may be a letter, a brace or a backslash',
      `\\f1\\'81A\\'8a\\\\\\'8b\\}\\par`,
      ['丄奬媫'],
    ],
    ['line breaks, tabs and hyphens', `a\\line b\\tab c\\_1\\~2\\-3\\par`, ['a\nb c-1 23']],
    ['signs by name', `\\ldblquote x\\rdblquote\\emdash 1\\par`, ['“x”—1']],
    ['an older file without code page', `\\'d5\\'fe\\par`, ['政']],
    ['Unicode without a stand-in', `\\uc0\\u25919\\u24220 12\\par`, ['政府12']],
    ['a list number is text', `{\\listtext ${text('一、')}\\tab}${text('总体情况')}\\par`, ['一、 总体情况']],
    ['a sign of a drawn font is no digit', `{\\f2 1}2\\par`, ['\ufffd2']],
  ])('%s', async (_name, body, expected) => {
    const fonts = '{\\fonttbl{\\f2\\fcharset2 Wingdings;}}'
    expect(textsOf(await blocksOf(fonts + body, '\\rtf1\\ansi\\deff0'))).toEqual(expected)
  })

  test('the Chinese font of a run decides, where the file says western', async () => {
    const head = '\\rtf1\\ansi\\ansicpg1252\\deff0'
    const run = `{\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\f0\\hich\\af0\\dbch\\af1\\loch\\f0 \\'d5\\'fe\\'b8\\'ae}\\par`
    expect(textsOf(await blocksOf(run, head))).toEqual(['政府'])
  })

  test('raised signs are marks, a struck figure is a doubt', async () => {
    const rows = `\\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl 12{\\super 3}\\cell {\\strike 7}8\\cell 1{\\super 2}3\\cell\\row`
    const [block] = await blocksOf(rows.repeat(2))
    expect(block).toMatchObject({
      kind: 'table',
      grid: { doubts: ['struck-out text in a cell'], cells: expect.arrayContaining([]) },
    })
    const grid = block?.kind === 'table' ? block.grid : null
    expect(grid?.cells.slice(0, 3).map((cell) => [cell.text, cell.marks])).toEqual([
      ['12', ['3']],
      ['8', undefined],
      ['1 3', ['2']],
    ])
  })

  test('a picture is a picture, a text box is read once', async () => {
    const shape =
      '{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn pib}{\\sv {\\pict\\pngblip 00}}}{\\shptxt \\pard inside\\par}}{\\shprslt{\\*\\do{\\dptxbxtext inside}}}}'
    const blocks = await blocksOf(`before ${shape}\\par{\\pict 00}\\par after\\par`)
    expect(blocks.map((block) => (block.kind === 'text' ? block.text : block.kind))).toEqual([
      'before',
      'image',
      'inside',
      'image',
      'after',
    ])
  })
})

describe('tables', () => {
  const row = (cells: readonly string[], ends: readonly number[], marks: readonly string[] = []): string =>
    `\\trowd${ends.map((end, i) => `${marks[i] ?? ''}\\cellx${end}`).join('')}\\pard\\intbl ${cells.map((cell) => `${cell}\\cell `).join('')}\\row\n`

  test('cells by their edges, merges by their marks', async () => {
    const [block] = await blocksOf(
      row(['a', 'b'], [1000, 3000], ['\\clvmgf']) +
        row(['', 'c', 'd'], [1000, 2000, 3000], ['\\clvmrg']) +
        row(['e', '', 'f'], [1000, 2000, 3000], ['\\clmgf', '\\clmrg']),
    )
    const grid = block?.kind === 'table' ? block.grid : null
    expect(grid?.doubts).toEqual([])
    expect(
      grid?.cells.map(({ row: r, col, rowspan, colspan, text: t }) => [r, col, rowspan, colspan, t]),
    ).toEqual([
      [0, 0, 2, 1, 'a'],
      [0, 1, 1, 2, 'b'],
      [1, 1, 1, 1, 'c'],
      [1, 2, 1, 1, 'd'],
      [2, 0, 1, 2, 'e'],
      [2, 2, 1, 1, 'f'],
    ])
  })

  test('a table inside a cell stays apart', async () => {
    const inner =
      '\\itap2 31\\nestcell{\\nonesttables\\par}32\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\itap1 '
    const plain = row(['d', 'e', 'f'], [1000, 2000, 3000])
    const blocks = await blocksOf(row(['a', `${inner}b`, 'c'], [1000, 2000, 3000]) + plain + plain)
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []))
    expect(tables[0]?.doubts).toEqual(['a table inside a cell'])
    expect(tables.map((grid) => grid.cells.map((cell) => cell.text))).toEqual([
      ['a', 'b', 'c', 'd', 'e', 'f', 'd', 'e', 'f'],
      ['31', '32'],
    ])
  })

  test.each<[string, string]>([
    ['more cells than edges', '\\trowd\\cellx1000\\pard\\intbl a\\cell b\\cell\\row'],
    ['no edges', '\\trowd\\pard\\intbl a\\cell b\\cell\\row'],
    ['text behind the last cell', '\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\cell b\\cell c\\row'],
    ['a table from right to left', '\\trowd\\rtlrow\\cellx1000\\cellx2000\\pard\\intbl a\\cell b\\cell\\row'],
  ])('%s is a doubt', async (_name, body) => {
    const [block] = await blocksOf(body)
    expect(block?.kind === 'table' ? block.grid.doubts : null).toHaveLength(1)
  })
})

const FORM = formatOf('era_2021') as Format

test('a second row of one name, left out of its group, takes the first one’s figures with it', async () => {
  const tables = deform(formTables(FORM, distinctValue), [
    { name: 'padRows', table: 1, row: 0, cell: 0, size: 0 },
    { name: 'twinRow', table: 1, row: 14, cell: 0, size: 0 },
  ])
  const report = await readReport({ bytes: rtfOf(FORM, tables) })
  expect(report.status).toBe('partial')
  expectNoWrongNumber(report, truthOf(FORM, distinctValue))
  expect(report.leftovers.map(({ text }) => text).join()).toContain('900000')
})

test('a mark or blank lines before the file change nothing', async () => {
  const format = formatOf('era_2021') as Format
  const bytes = rtfOf(format, formTables(format, distinctValue))
  for (const before of ['efbbbf', '0d0a0d0a'])
    expectComplete(
      await readReport({ bytes: Buffer.concat([Buffer.from(before, 'hex'), bytes]) }),
      truthOf(format, distinctValue),
    )
})

describe('broken and hostile files', () => {
  test('a file that lost its last brace lost nothing else', async () => {
    const format = formatOf('era_2021') as Format
    const whole = rtfOf(format, formTables(format, distinctValue))
    const report = await readReport({ bytes: whole.slice(0, -2) })
    expect([report.status, report.reason]).toEqual(['complete', null])
  })

  test.each<[string, () => Uint8Array, RegExp]>([
    ['100,000 nested groups', () => Buffer.from(`{\\rtf1${'{'.repeat(100_000)}`), /more than 1000 deep/],
    ['200,000 paragraphs', () => rtfAround('x\\par '.repeat(200_000)), /no report/],
    [
      'a million cells',
      () => rtfAround(`\\trowd\\pard\\intbl ${'1\\cell '.repeat(1_000_000)}\\row`),
      /no report/,
    ],
  ])('%s end with a reason', async (_name, make, reason) => {
    const started = performance.now()
    const report = await readReport({ bytes: make() })
    expect(report).toMatchObject({ status: 'unreadable', reason: expect.stringMatching(reason) })
    expect(performance.now() - started).toBeLessThan(8_000)
  })
})
