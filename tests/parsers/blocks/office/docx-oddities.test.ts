/** What Word leaves in a document: changes, boxes, fields, hidden words, nested and wrongly merged tables. */
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../../../parsers/blocks/docx.ts'
import { cell, type DocxParts, makeDocx, makeDocxOf, paragraph, row, run, table } from './make-docx.ts'
import { gridsOf, spread } from './official-form.ts'

const read = (body: string, parts: DocxParts = {}) => readDocx(makeDocx(body, parts))

async function texts(body: string, parts: DocxParts = {}): Promise<string[]> {
  const { blocks } = await read(body, parts)
  return blocks.map((block) => (block.kind === 'text' ? block.text : `<${block.kind}>`))
}

async function gridOf(body: string) {
  const [grid] = gridsOf(await read(body))
  return { cells: spread(grid ?? { rows: 0, cols: 0 }), doubts: grid?.doubts ?? [], grid }
}

const deleted = (text: string) => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const inserted = (text: string) => `<w:ins>${run(text)}</w:ins>`
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const box = (inner: string) => `<w:txbxContent>${inner}</w:txbxContent>`
const alternate = (inner: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box(inner)}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box(inner)}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

describe('words of a paragraph', () => {
  test.each<[string, string, string[]]>([
    ['split runs', paragraph(run('收'), run('到'), run('12件')), ['收到12件']],
    ['tracked changes', paragraph(deleted('13'), inserted('12'), run('件')), ['12件']],
    [
      'moved text',
      paragraph(`<w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo>`),
      ['新'],
    ],
    [
      'a deleted paragraph mark',
      '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2件</w:t></w:r></w:p>',
      ['12件'],
    ],
    ['hidden text', paragraph(run('1'), run('9', '<w:vanish/>'), run('2', '<w:vanish w:val="0"/>')), ['12']],
    [
      'hidden only before a change',
      paragraph(run('2', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')),
      ['2'],
    ],
    [
      'breaks, tabs, hyphens',
      paragraph(
        '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/></w:r>',
      ),
      ['甲 乙\n-5'],
    ],
    [
      'symbols',
      paragraph('<w:r><w:sym w:font="Symbol" w:char="F035"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
      ['5\ufffd'],
    ],
    [
      'entities and CDATA',
      '<w:p><w:r><w:t>&lt;12&#x31;&amp;<![CDATA[3<&amp;]]></w:t></w:r></w:p>',
      ['<121&3<&amp;'],
    ],
    [
      'fields',
      paragraph(
        field('begin'),
        '<w:r><w:instrText>REF x</w:instrText></w:r>',
        run('7'),
        field('separate'),
        run('12'),
        field('end'),
        run('件'),
      ),
      ['12件'],
    ],
    [
      'a field that never ends',
      paragraph(field('begin'), run('12件')) + paragraph(run('后文')),
      ['12件', '后文'],
    ],
    [
      'ruby and controls',
      paragraph(
        '<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:ruby><w:rt><w:r><w:t>nian</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>年</w:t></w:r></w:rubyBase></w:ruby></w:r></w:sdtContent></w:sdt>',
      ),
      ['年'],
    ],
    [
      'a mark between figures',
      paragraph(run('1'), run('2', '<w:vertAlign w:val="superscript"/>'), run('3件')),
      ['1 3件'],
    ],
    ['struck-out words', paragraph(run('13', '<w:strike/>'), run('12件')), ['12件']],
    [
      'a note reference',
      paragraph(run('受理12'), '<w:r><w:footnoteReference w:id="2"/></w:r>', run('件')),
      ['受理12件'],
    ],
    [
      'a raised mark',
      paragraph(run('12'), run('3', '<w:vertAlign w:val="superscript"/>'), run('件')),
      ['12件'],
    ],
    [
      'a plain formula and a fraction',
      paragraph('<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>') +
        paragraph(
          '<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>5</m:t></m:r></m:den></m:f></m:oMath>',
        ),
      ['12', '<image>'],
    ],
    [
      'a text box, once, after its paragraph',
      paragraph(run('正文'), alternate(paragraph(run('框内12')))),
      ['正文', '框内12'],
    ],
    [
      'an old text box',
      paragraph(
        `<w:r><w:pict><v:shape><v:textbox>${box(paragraph(run('框')))}</v:textbox></v:shape></w:pict></w:r>`,
      ),
      ['框'],
    ],
    ['blank paragraphs', paragraph() + paragraph(run(' \u3000\u200b')), []],
  ])('%s', async (_, body, expected) => {
    expect(await texts(body)).toEqual(expected)
  })

  test('styles hide, raise and head', async () => {
    const styles = `
      <w:style w:styleId="h"><w:name w:val="heading 2"/></w:style>
      <w:style w:styleId="own"><w:basedOn w:val="h"/></w:style>
      <w:style w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>
      <w:style w:styleId="up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
      <w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>`
    const styled = (style: string, ...runs: string[]) =>
      paragraph(`<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`, ...runs)
    const { blocks } = await read(
      styled('own', run('一、总体情况')) +
        styled('gone', run('看不见')) +
        styled('loop', run('12'), run('①', '<w:rStyle w:val="up"/>')),
      { styles },
    )
    expect(blocks).toEqual([
      { kind: 'text', text: '一、总体情况', heading: true },
      { kind: 'text', text: '12', heading: false },
    ])
  })

  test('any prefix and the strict namespaces are the same language; other languages are not', async () => {
    const xml = `<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><rPr><q:vanish q:val="false"/></rPr><t>12</t></r><w:r xmlns:w="urn:other"><w:t>99</w:t></w:r></p></body></document>`
    const { blocks } = await readDocx(makeDocxOf(xml))
    expect(blocks).toEqual([{ kind: 'text', text: '12', heading: false }])
  })

  test('pictures are named by their part, links by their target', async () => {
    const reading = await read(
      paragraph(
        '<w:r><w:drawing><wp:docPr descr="扫描件"/><a:blip r:embed="p1"/></w:drawing></w:r>',
        `<w:hyperlink r:id="l1">${run('附件')}</w:hyperlink>`,
      ),
      { relations: { p1: 'media/image1.png', l1: 'http://www.example.gov.cn/a.pdf' } },
    )
    expect(reading.blocks).toEqual([
      { kind: 'text', text: '附件', heading: false },
      { kind: 'image', url: 'word/media/image1.png', alt: '扫描件' },
    ])
    expect(reading.links).toEqual([{ href: 'http://www.example.gov.cn/a.pdf', text: '附件' }])
  })
})

const span = (count: number) => `<w:gridSpan w:val="${count}"/>`
const RESTART = '<w:vMerge w:val="restart"/>'
const CONTINUE = '<w:vMerge/>'

describe('tables', () => {
  test('spans in both directions', async () => {
    const { cells, doubts } = await gridOf(
      table(
        row(cell('头', span(2) + RESTART), cell('a')),
        row(cell('', span(2) + CONTINUE), cell('b')),
        row(cell('c'), cell('d'), cell('e')),
      ),
    )
    expect(cells).toEqual([
      ['头', '头', 'a'],
      ['头', '头', 'b'],
      ['c', 'd', 'e'],
    ])
    expect(doubts).toEqual([])
  })

  test('a row that begins and ends inside the grid', async () => {
    const short = `<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>${cell('中')}</w:tr>`
    const { cells, doubts } = await gridOf(table(row(cell('a'), cell('b'), cell('c')), short))
    expect(cells[1]).toEqual(['(none)', '中', '(none)'])
    expect(doubts).toEqual([])
  })

  test.each<[string, string, RegExp]>([
    [
      'a merge without a beginning',
      table(row(cell('a'), cell('b')), row(cell('9', CONTINUE), cell('d'))),
      /continues a cell that is not there/,
    ],
    [
      'a merge of another width',
      table(row(cell('a', RESTART + span(2)), cell('b')), row(cell('9', CONTINUE), cell('x'), cell('d'))),
      /continues a cell that is not there/,
    ],
    [
      'text under a merge',
      table(row(cell('a', RESTART), cell('b')), row(cell('9', CONTINUE), cell('d'))),
      /text under a vertical merge: 9/,
    ],
    ['ragged rows', table(row(cell('a'), cell('b')), row(cell('9'))), /rows differ in width/],
    [
      'a struck-out figure',
      table(row(cell('a'), `<w:tc>${paragraph(run('13', '<w:dstrike/>'), run('12'))}</w:tc>`)),
      /struck-out text/,
    ],
    [
      'a box in a cell',
      table(row(cell('a'), `<w:tc>${paragraph(alternate(paragraph(run('9'))))}</w:tc>`)),
      /text box/,
    ],
    ['an endless span', table(row(cell('9', span(99999)), cell('b'))), /cut to 200/],
    ['a tracked merge', table(row(cell('9', '<w:cellMerge w:vMerge="cont"/>'), cell('b'))), /tracked change/],
    [
      'right to left',
      table(row(cell('9'), cell('b'))).replace('<w:tblPr/>', '<w:tblPr><w:bidiVisual/></w:tblPr>'),
      /right to left/,
    ],
  ])('%s is told as a doubt', async (_, body, doubt) => {
    const { doubts } = await gridOf(body)
    expect(doubts.join('\n')).toMatch(doubt)
  })

  test('columns too narrow to be seen are none, unless a cell has no other', async () => {
    const grid = '<w:tblGrid><w:gridCol w:w="850"/><w:gridCol w:w="1"/><w:gridCol w:w="850"/></w:tblGrid>'
    const wide = table(row(cell('a', span(2)), cell('b')), row(cell('c'), cell('d', span(2))))
    expect((await gridOf(wide.replace('<w:tblPr/>', grid))).cells).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    const narrow = table(row(cell('a'), cell('9'), cell('b')))
    expect((await gridOf(narrow.replace('<w:tblPr/>', grid))).cells).toEqual([['a', '9', 'b']])
  })

  test('deleted and hidden rows are not there, inserted ones are', async () => {
    const changed = (mark: string, text: string) =>
      `<w:tr><w:trPr>${mark}</w:trPr>${cell(text)}${cell(text)}</w:tr>`
    const { cells } = await gridOf(
      table(
        changed('<w:ins w:id="1"/>', '新'),
        changed('<w:del w:id="2"/>', '旧'),
        changed('<w:hidden/>', '暗'),
        changed('<w:trPrChange><w:trPr><w:hidden/></w:trPr></w:trPrChange>', '明'),
      ),
    )
    expect(cells).toEqual([
      ['新', '新'],
      ['明', '明'],
    ])
  })

  test('paragraphs of a cell are lines, marks and pictures stand apart, a raised figure alone is its text', async () => {
    const up = '<w:vertAlign w:val="superscript"/>'
    const { grid } = await gridOf(
      table(
        row(
          `<w:tc>${paragraph(run('商业'))}${paragraph(run(' 企业 '))}</w:tc>`,
          `<w:tc>${paragraph(run('22'), run('①', up))}</w:tc>`,
          `<w:tc>${paragraph(run('7', up))}</w:tc>`,
          `<w:tc>${paragraph('<w:r><w:pict><v:imagedata r:id="x"/></w:pict></w:r>')}</w:tc>`,
        ),
      ),
    )
    expect(grid?.cells.map(({ text, marks, images }) => ({ text, marks, images }))).toEqual([
      { text: '商业\n企业', marks: undefined, images: undefined },
      { text: '22', marks: ['①'], images: undefined },
      { text: '7', marks: undefined, images: undefined },
      { text: '', marks: undefined, images: 1 },
    ])
  })

  test('the old horizontal merge joins cells', async () => {
    const { cells } = await gridOf(
      table(row(cell('a', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), cell('b'))),
    )
    expect(cells).toEqual([['a', 'a', 'b']])
  })

  test('a frame around the report is dissolved, a table inside a form follows it', async () => {
    const inner = table(row(cell('项目'), cell('1')))
    const frame = table(row(`<w:tc>${paragraph(run('前言'))}${inner}${paragraph(run('后记'))}</w:tc>`))
    expect(await texts(frame)).toEqual(['前言', '<table>', '后记'])

    const form = table(
      row(cell('a'), cell('b'), cell('c')),
      row(cell('d'), cell('e'), `<w:tc>${inner}${paragraph()}</w:tc>`),
      row(cell('g'), cell('h'), cell('i')),
    )
    const grids = gridsOf(await read(form))
    expect(grids.map((grid) => spread(grid))).toEqual([
      [
        ['a', 'b', 'c'],
        ['d', 'e', ''],
        ['g', 'h', 'i'],
      ],
      [['项目', '1']],
    ])
    expect(grids[0]?.doubts).toHaveLength(1)
  })
})
