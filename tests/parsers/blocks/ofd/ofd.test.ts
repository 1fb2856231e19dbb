/** OFD: the same pages as a PDF give the same blocks; what cannot be seen is not read; what is not stated is doubted. */
import { describe, expect, test } from 'vitest'
import { readOfd } from '../../../../parsers/blocks/ofd.ts'
import { readPdf } from '../../../../parsers/blocks/pdf.ts'
import { openZip } from '../../../../parsers/blocks/zip.ts'
import { formatOf } from '../../../../parsers/formats/index.ts'
import { readReport } from '../../../../parsers/read-report.ts'
import type { Block } from '../../../../src/domain/block.ts'
import type { Era, Format } from '../../../../src/domain/format.ts'
import { distinctValue, truthOf } from '../../../support/form-page.ts'
import { ofdOf, ofdPage, writeOfd } from '../../../support/ofd-file.ts'
import { type PdfPage, text, writePdf } from '../../../support/pdf-page.ts'
import { expectComplete } from '../../read-page.ts'
import { type Layout, layOut, page } from '../pdf/form-pages.ts'

const WIDTHS: Readonly<Record<string, readonly number[]>> = {
  t2: [130, 130, 130, 130],
  t3: [36, 50, 150, 40, 40, 40, 40, 40, 40, 40],
  t4: Array.from({ length: 15 }, () => 34),
}

function reportPages(format: Format, layout: Partial<Layout>): PdfPage[] {
  const pages = [page(text(90, 780, 14, '柏川区水务局2023年政府信息公开工作年度报告'))]
  for (const table of format.tables) {
    const cells = [
      ...table.skeleton,
      ...table.cells.map((cell) => ({ ...cell.grid, rowspan: 1, text: distinctValue(cell, table) })),
    ]
    const heading = format.sections.find(({ content }) => content === table.id)?.label ?? ''
    const options = { top: 100, ...layout, ...(table.id === 't3' ? {} : { breaks: [] }) }
    const parts = layOut(cells, { widths: WIDTHS[table.id] ?? [], ...options })
    parts.forEach(({ content }, i) => {
      const foot = text(286, 30, 9, `— ${pages.length + 1} —`)
      pages.push(page((i === 0 ? text(60, 780, 10, heading) : '') + content + foot))
    })
  }
  return pages
}

const CASES: readonly (readonly [Era, Partial<Layout>])[] = [
  ['era_2021', { borders: 'boxes' }],
  ['era_2021', { borders: 'lines', breaks: [14] }],
  ['era_2021', { borders: 'bars', breaks: [14], repeatRows: 3 }],
  ['era_2019', { borders: 'lines', breaks: [12] }],
]

test.each(CASES)('a report of %s laid out by %j is read to the last cell', async (era, layout) => {
  const format = formatOf(era) as Format
  const pages = reportPages(format, layout)
  const bytes = writeOfd(pages)
  const report = await readReport({ bytes, fileName: 'a.ofd' })
  expectComplete(report, truthOf(format, distinctValue))
  expect([report.agency, report.year]).toEqual(['柏川区水务局', 2023])
  expect(readOfd(openZip(bytes), 'OFD.xml').blocks).toEqual((await readPdf(writePdf(pages))).blocks)
})

const blocksOf = (...pages: string[]): readonly Block[] => readOfd(openZip(ofdOf(pages)), 'OFD.xml').blocks
const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))
const said = (words: string, attributes = '', inside = '', code = 'X="0" Y="4" DeltaX="g 20 4"'): string =>
  `<ofd:TextObject ID="5" Boundary="20 20 100 5" Size="4" ${attributes}>${inside}<ofd:TextCode ${code}>${words}</ofd:TextCode></ofd:TextObject>`

describe('what a reader of the page sees', () => {
  test.each<[string, string, readonly string[]]>([
    ['text', said('政府信息'), ['政府信息']],
    ['not what is switched off', said('政府信息', 'Visible="false"'), []],
    ['not what has no ink', said('政府信息', 'Alpha="0"'), []],
    ['not white on white', said('政府信息', '', '<ofd:FillColor Value="255 255 255"/>'), []],
    [
      'white on a coloured area',
      `<ofd:PathObject ID="4" Boundary="10 10 150 50" Fill="true" Stroke="false"><ofd:FillColor Value="0 0 120"/><ofd:AbbreviatedData>M 0 0 L 150 0 L 150 50 L 0 50 C</ofd:AbbreviatedData></ofd:PathObject>${said('政府信息', '', '<ofd:FillColor Value="255 255 255"/>')}`,
      ['政府信息'],
    ],
    ['text turned on its side, upright', said('政府信息', 'CTM="0 1 -1 0 0 0"'), ['政府信息']],
    ['digits by their distances', said('12 3', '', '', 'X="0" Y="4" DeltaX="2 30 2"'), ['12 3']],
  ])('%s', (_name, body, expected) => {
    expect(textsOf(blocksOf(ofdPage(body)))).toEqual(expected)
  })

  test('the template under a page', () => {
    const bytes = ofdOf([ofdPage(said('正文内容'), '<ofd:Template TemplateID="7" ZOrder="Background"/>')], {
      templates: '<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
      parts: [
        {
          name: 'Doc_0/Tpls/Tpl_0/Content.xml',
          content: ofdPage(said('底版文字').replace('20 20', '20 60')),
        },
      ],
    })
    expect(textsOf(readOfd(openZip(bytes), 'OFD.xml').blocks)).toEqual(['正文内容', '底版文字'])
  })

  test('names without the prefix of the standard', () => {
    const plain = ofdPage(said('政府信息'))
      .replaceAll('ofd:', '')
      .replace('xmlns:ofd', 'xmlns')
      .replace('xmlns:', '')
    const bytes = ofdOf([plain.replace(/<Page [^>]*>/, '<Page xmlns="http://www.ofdspec.org/2016">')])
    expect(textsOf(readOfd(openZip(bytes), 'OFD.xml').blocks)).toEqual(['政府信息'])
  })

  test('a page that is a picture needs OCR, and its pages are named', async () => {
    const scan = ofdPage('<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="9"/>')
    expect(await readReport({ bytes: ofdOf([scan, scan]) })).toMatchObject({
      status: 'needs_ocr',
      reason: 'The tables are pictures: page 1, page 2.',
    })
  })

  test('distances that the file does not state are a doubt', () => {
    const line = (x: number, y: number, w: number, h: number): string =>
      `<ofd:PathObject ID="4" Boundary="${x} ${y} ${w || 0.1} ${h || 0.1}"><ofd:AbbreviatedData>M 0 0 L ${w} ${h}</ofd:AbbreviatedData></ofd:PathObject>`
    const lines =
      [15, 45, 75].map((x) => line(x, 15, 0, 15)).join('') + [15, 30].map((y) => line(15, y, 60, 0)).join('')
    const [block] = blocksOf(ofdPage(lines + said('1234', '', '', 'X="0" Y="4"')))
    expect(block).toMatchObject({
      kind: 'table',
      grid: { doubts: ['characters whose distances the file does not state'] },
    })
  })
})

describe('broken and hostile files', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ['without a page', () => ofdOf([]), /no page/],
    [
      'locked',
      () => ofdOf([ofdPage('')], { parts: [{ name: 'Encryptions.xml', content: '<a/>' }] }),
      /locked/,
    ],
    ['of broken XML', () => ofdOf(['<ofd:Page>']), /XML of the file/],
    ['of 401 pages', () => ofdOf(Array.from({ length: 401 }, () => ofdPage(''))), /more pages/],
  ])('a file %s has a reason', async (_name, make, reason) => {
    expect(await readReport({ bytes: make() })).toMatchObject({
      status: 'unreadable',
      reason: expect.stringMatching(reason),
    })
  })

  test('advances, paths and boxes beyond all bounds cost nothing', async () => {
    const started = performance.now()
    const bomb = said('1', '', '', `X="1e999" Y="-9e99" DeltaX="g 999999999 1"`)
    const path = `<ofd:PathObject ID="4" Boundary="0 0 1e9 1e9"><ofd:AbbreviatedData>${'M 0 0 L 9 0 A 1 2 3 '.repeat(50_000)}</ofd:AbbreviatedData></ofd:PathObject>`
    const report = await readReport({ bytes: ofdOf([ofdPage(bomb + path + said('x'.repeat(100_000)))]) })
    expect(report.status).toBe('not_a_report')
    expect(performance.now() - started).toBeLessThan(6_000)
  })
})
