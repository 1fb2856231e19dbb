/** OpenDocument texts and spreadsheets, as WPS and LibreOffice save them. */
import { describe, expect, test } from 'vitest'
import { openZip } from '../../../../parsers/blocks/zip.ts'
import { formatOf } from '../../../../parsers/formats/index.ts'
import { readReport } from '../../../../parsers/read-report.ts'
import type { Format } from '../../../../src/domain/format.ts'
import { distinctValue, formTables, truthOf } from '../../../support/form-page.ts'
import { makeOdf, odfParagraph, odsOf, odtOf } from '../../../support/odf-form.ts'
import { expectComplete } from '../../read-page.ts'
import { makeZip } from './make-zip.ts'

const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet'

describe.each(['era_2021', 'era_2019'])('the form of %s', (era) => {
  const format = formatOf(era) as Format
  test.each([
    ['ODT', odtOf],
    ['ODS', odsOf],
  ])('in %s is read whole', async (_name, write) => {
    const report = await readReport({ bytes: write(format, formTables(format, distinctValue)) })
    expectComplete(report, truthOf(format, distinctValue))
    expect([report.era, report.agency, report.year, report.published_on]).toEqual([
      era,
      '柏川区临湖镇人民政府',
      2023,
      '2024-01-20',
    ])
  })
})

test('a figure that a sheet shows rounded is read as neither number, and the reason names both', async () => {
  const format = formatOf('era_2021') as Format
  const bytes = odsOf(format, formTables(format, distinctValue))
  const content = Buffer.from(openZip(bytes).read('content.xml') ?? []).toString('utf8')
  const fee = /(office:value=")([\d.]+)("><text:p>)\2(?=<\/text:p>)/gu
  let at = 0
  const rounded = content.replaceAll(fee, (whole, before, value, between) => {
    at += 1
    return at === 10 ? `${before}${value}${between}${Math.round(Number(value))}` : whole
  })
  const report = await readReport({
    bytes: makeZip([
      { name: 'mimetype', content: SPREADSHEET },
      { name: 'content.xml', content: rounded },
    ]),
  })
  expect(report.status).toBe('partial')
  expect(report.reason).toMatch(
    /1 cells show another number than they store: administrative_fee_amount \(1028 ≠ 1028\.25\)/,
  )
  expect(report.cells.find(({ id }) => id === 'administrative_fee_amount')).toMatchObject({
    kind: 'text',
    value: null,
  })
  expect(report.cells.filter(({ kind }) => kind === 'number')).toHaveLength(199)
})

const cell = (words: string, attributes = ''): string =>
  `<table:table-cell${attributes}>${words}</table:table-cell>`
const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`
const STYLES = [
  '<style:style style:name="away"><style:text-properties text:display="none"/></style:style>',
  '<style:style style:name="old"><style:text-properties style:text-line-through-style="solid"/></style:style>',
  '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/></style:style>',
  '<style:style style:name="child" style:parent-style-name="up"/>',
  '<style:style style:name="shut"><style:table-properties table:display="false"/></style:style>',
].join('')

async function blocksOf(kind: 'text' | 'spreadsheet', body: string) {
  const { readContainer } = await import('../../../../parsers/read-container.ts')
  return (await readContainer(makeOdf(kind, body, { styles: STYLES }), 'zip')).blocks
}

const span = (style: string, words: string): string =>
  `<text:span text:style-name="${style}">${words}</text:span>`

describe('a text shows', () => {
  test.each([
    [
      'spaces, tabs and breaks',
      `<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d</text:p>`,
      'a b c\nd',
    ],
    ['words in spans', `<text:p>${span('plain', '本年')}度</text:p>`, '本年度'],
    ['no hidden word', `<text:p>1${span('away', '2')}3</text:p>`, '13'],
    [
      'no deleted word',
      `<text:tracked-changes><text:changed-region><text:deletion>${odfParagraph('旧')}</text:deletion></text:changed-region></text:tracked-changes>${odfParagraph('新')}`,
      '新',
    ],
    [
      'no note of a reader',
      `<text:p>甲<office:annotation>${odfParagraph('乙')}</office:annotation></text:p>`,
      '甲',
    ],
    [
      'no reading of a character',
      '<text:p><text:ruby><text:ruby-base>政</text:ruby-base><text:ruby-text>zheng</text:ruby-text></text:ruby></text:p>',
      '政',
    ],
    [
      'the words of a text box',
      `<text:p><draw:frame><draw:text-box>${odfParagraph('框中')}</draw:text-box></draw:frame></text:p>`,
      '框中',
    ],
    [
      'no foot of a note',
      `<text:p>甲<text:note><text:note-citation>1</text:note-citation><text:note-body>${odfParagraph('注')}</text:note-body></text:note></text:p>`,
      '甲',
    ],
    [
      'items of a list',
      `<text:list><text:list-item>${odfParagraph('项')}</text:list-item></text:list>`,
      '项',
    ],
  ])('%s', async (_name, body, shown) => {
    const blocks = await blocksOf('text', body)
    expect(blocks.map((block) => (block.kind === 'text' ? block.text : block.kind))).toEqual([shown])
  })
})

describe('a table', () => {
  test('keeps marks out of figures and doubts struck-out ones', async () => {
    const [block] = await blocksOf(
      'text',
      `<table:table>${row(cell(`<text:p>12${span('child', '①')}</text:p>`), cell(`<text:p>${span('old', '9')}8</text:p>`))}${row(cell(odfParagraph('a')), cell(odfParagraph('b')))}</table:table>`,
    )
    if (block?.kind !== 'table') throw new Error('no table')
    expect(block.grid.cells.map(({ text, marks }) => [text, marks])).toEqual([
      ['12', ['①']],
      ['8', undefined],
      ['a', undefined],
      ['b', undefined],
    ])
    expect(block.grid.doubts).toEqual(['struck-out text in a cell'])
  })

  test('says where a span and what it covers disagree', async () => {
    const [block] = await blocksOf(
      'text',
      `<table:table>${row(cell(odfParagraph('a'), ' table:number-columns-spanned="2"'), cell(odfParagraph('b')))}${row(cell(odfParagraph('c')), '<table:covered-table-cell/>', cell(odfParagraph('d')))}</table:table>`,
    )
    if (block?.kind !== 'table') throw new Error('no table')
    expect(block.grid.doubts).toContain('a cell stands where a span should cover it')
    expect(block.grid.doubts).toContain('a covered cell that nothing covers')
  })

  test('a sheet repeats cells, hides rows, columns and sheets, and tells what its display hides', async () => {
    const float = (value: string): string => ` office:value-type="float" office:value="${value}"`
    const blocks = await blocksOf(
      'spreadsheet',
      [
        '<table:table table:name="a"><table:table-column/><table:table-column table:number-columns-repeated="3"/>',
        '<table:table-column table:visibility="collapse"/>',
        row(
          cell(odfParagraph('规章')),
          cell(odfParagraph('0'), `${float('0')} table:number-columns-repeated="3"`),
          cell(odfParagraph('7')),
        ),
        `<table:table-row table:visibility="collapse">${cell(odfParagraph('旧'))}</table:table-row>`,
        row(
          cell(odfParagraph('收费')),
          cell(odfParagraph('312'), float('312.18')),
          cell(odfParagraph('1,234.50'), float('1234.5')),
        ),
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
        `<table:table table:name="b" table:style-name="shut">${row(cell(odfParagraph('藏')))}</table:table>`,
      ].join(''),
    )
    const grid = blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []))[0]
    expect(grid?.cells.map(({ text }) => text)).toEqual([
      '规章',
      '0',
      '0',
      '0',
      '收费',
      '312 ≠ 312.18',
      '1,234.50',
      '',
    ])
    expect(grid?.doubts.join('; ')).toMatch(/312\.18 is shown as "312"/)
    expect(grid?.doubts.join('; ')).toMatch(/hidden and not read: 7/)
    expect(JSON.stringify(blocks)).not.toContain('藏')
  })
})

describe('is unreadable for a reason', () => {
  const whole = odtOf(formatOf('era_2021') as Format, [])
  test.each<[string, Uint8Array, RegExp]>([
    [
      'locked',
      makeOdf('text', '', {
        more: [{ name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' }],
      }),
      /locked by a password/,
    ],
    ['cut off', whole.slice(0, whole.length / 2), /./],
    ['broken', makeOdf('text', '<text:p>'), /broken/],
    [
      'a million cells',
      makeOdf(
        'spreadsheet',
        `<table:table>${row(cell(odfParagraph('1'), ' table:number-columns-repeated="1000000"'))}</table:table>`,
      ),
      /more than 100000 used cells/,
    ],
    [
      'a million merges',
      makeOdf(
        'spreadsheet',
        `<table:table>${row(cell('', ' table:number-columns-spanned="2" table:number-columns-repeated="1000000"'))}</table:table>`,
      ),
      /more than 20000 merges/,
    ],
  ])('%s', async (_name, bytes, reason) => {
    const report = await readReport({ bytes })
    expect(report).toMatchObject({ status: 'unreadable', cells: [], reason: expect.stringMatching(reason) })
  })
})
