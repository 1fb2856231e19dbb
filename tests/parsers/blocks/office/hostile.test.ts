/** Files made to hurt: each must end soon in a `ParseError` that says why, or be read within the bounds. */
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readDoc } from '../../../../parsers/blocks/doc.ts'
import { readDocx } from '../../../../parsers/blocks/docx.ts'
import { readSheet } from '../../../../parsers/blocks/sheet.ts'
import { ParseError } from '../../../../src/domain/errors.ts'
import { documentXml, makeDocx, makeDocxOf, paragraph, run } from './make-docx.ts'
import { makeZip } from './make-zip.ts'

/** Of processor time: other work on the machine must not fail a test. */
const LIMIT_MS = 2_000

function stopwatch(): () => number {
  const started = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1000
  }
}

async function refusal(read: () => Promise<unknown>): Promise<string> {
  const spent = stopwatch()
  try {
    await read()
  } catch (error) {
    expect(error).toBeInstanceOf(ParseError)
    expect(spent()).toBeLessThan(LIMIT_MS)
    return `${(error as ParseError).code}: ${(error as ParseError).message}`
  }
  return 'was read'
}

const good = () => makeDocx(paragraph(run('12件')))
const fixture = async (name: string) =>
  new Uint8Array(await readFile(new URL(`fixtures/${name}`, import.meta.url)))

function withBytes(bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice()
  change(copy)
  return copy
}

const entityBomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${documentXml(paragraph(run('&b;')))}`
const nested = (count: number) =>
  documentXml(`${'<w:tbl><w:tr><w:tc>'.repeat(count)}${'</w:tc></w:tr></w:tbl>'.repeat(count)}`)

describe('a hostile DOCX is refused', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ['a zip bomb', () => makeDocxOf(new Uint8Array(80 * 1024 * 1024)), /zip_too_large/],
    [
      'a zip bomb that lies about its size',
      () =>
        makeZip([
          { name: 'word/document.xml', content: new Uint8Array(40 * 1024 * 1024), claims: { size: 1000 } },
        ]),
      /does not inflate/,
    ],
    ['an entity bomb', () => makeDocxOf(entityBomb), /xml_refused.*document type/],
    ['an undeclared entity', () => makeDocx(paragraph(run('&lol;'))), /xml_refused.*&lol;/],
    ['100,000 nested tags', () => makeDocxOf(nested(34_000)), /xml_too_deep/],
    ['100,000 tags never closed', () => makeDocxOf('<w:a>'.repeat(100_000)), /xml_too_deep/],
    ['a cut file', () => good().subarray(0, 700), /zip_broken.*cut off/],
    [
      'a cut document part',
      () => makeDocxOf(documentXml(paragraph(run('12件'))).slice(0, -40)),
      /xml_broken/,
    ],
    [
      'a flipped bit',
      () =>
        makeZip([
          { name: 'word/document.xml', content: documentXml(paragraph(run('12'))), claims: { crc: 7 } },
        ]),
      /checksum/,
    ],
    [
      'two document parts',
      () =>
        makeZip(
          [1, 2].map((n) => ({ name: 'word/document.xml', content: documentXml(paragraph(run(`${n}`))) })),
        ),
      /two entries/,
    ],
    [
      'a locked entry',
      () => makeZip([{ name: 'word/document.xml', content: 'x', claims: { encrypted: true } }]),
      /document_locked/,
    ],
    ['no document', () => makeZip([{ name: 'a.txt', content: 'x' }]), /docx_no_document/],
    [
      'too many entries',
      () => makeZip(Array.from({ length: 6000 }, (_, n) => ({ name: `${n}`, content: '' }))),
      /zip_too_large/,
    ],
    ['broken text', () => makeDocxOf(new Uint8Array([0x3c, 0x77, 0xff, 0xfe])), /xml_broken.*utf-8/],
    ['an embedded page only', () => makeDocx('<w:altChunk r:id="x"/>'), /docx_embedded_page/],
    ['a bare "&"', () => makeDocx(paragraph(run('1 & 2'))), /xml_broken/],
    [
      '4 million character references',
      () => makeDocx(paragraph(run('&#49;'.repeat(4_000_000)))),
      /xml_refused/,
    ],
    ['3 million paragraphs', () => makeDocx('<w:p/>'.repeat(3_000_000)), /docx_too_large/],
    ['an empty file', () => new Uint8Array(0), /zip_broken/],
  ])('%s', async (_, make, reason) => {
    const bytes = make()
    expect(await refusal(() => readDocx(bytes))).toMatch(reason)
  })
})

describe('a large DOCX is read in time', () => {
  test.each<[string, () => string]>([
    ['a paragraph of 5 million characters', () => paragraph(run('字'.repeat(5_000_000)))],
    ['200,000 runs in a paragraph', () => paragraph(run('1').repeat(200_000))],
    ['4 million entities', () => paragraph(run('&amp;'.repeat(4_000_000)))],
    ['220,000 note marks', () => paragraph(run('1', '<w:vertAlign w:val="superscript"/>').repeat(220_000))],
    ['a tag with a giant name', () => paragraph(`<${'x'.repeat(3_000_000)}/>`)],
    ['a tag with a giant attribute', () => paragraph(`<w:r a="${'='.repeat(3_000_000)}"/>`)],
    ['a million quotes and equals outside of tags', () => paragraph(run('=" '.repeat(1_000_000)))],
  ])('%s', async (_, make) => {
    const bytes = makeDocx(make())
    const spent = stopwatch()
    expect((await readDocx(bytes)).kind).toBe('docx')
    expect(spent()).toBeLessThan(LIMIT_MS)
  })
})

const SHEET_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** A workbook whose parts lie where they are looked for by default. */
function workbook(sheetXml: string): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return makeZip([
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${SHEET_MAIN} xmlns:r="${office}"><sheets><sheet name="a" r:id="s"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="${office}/worksheet" Target="worksheets/a.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/a.xml', content: `<worksheet ${SHEET_MAIN}>${sheetXml}</worksheet>` },
  ])
}

const cells = (count: number) => `<row>${'<c><v>1</v></c>'.repeat(count)}</row>`

describe('a hostile XLSX', () => {
  test.each<[string, () => string, RegExp]>([
    ['100,000 nested tags', () => '<a>'.repeat(100_000), /xml_too_deep/],
    ['too many cells', () => `<sheetData>${cells(150_000)}</sheetData>`, /sheet_too_large/],
    ['too many merges', () => '<mergeCell ref="A1:B2"/>'.repeat(30_000), /sheet_too_large/],
    [
      'merges over each other',
      () =>
        `<sheetData>${cells(1_000).repeat(100)}</sheetData>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(10_000)}`,
      /sheet_too_large/,
    ],
  ])('of %s is refused', async (_, make, reason) => {
    const bytes = workbook(make())
    expect(await refusal(() => readSheet(bytes))).toMatch(reason)
  })

  test('of cells strewn over the whole sheet is read without its blank places', async () => {
    const strewn = Array.from(
      { length: 10_000 },
      (_, n) =>
        `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c><c r="${n % 2 ? 'B' : 'XFD'}${n + 1}"><v>2</v></c></row>`,
    )
    const apart = Array.from({ length: 400 }, (_, n) => cells(n + 1))
    for (const rows of [strewn, apart]) {
      const bytes = workbook(`<sheetData>${rows.join('')}</sheetData>`)
      const spent = stopwatch()
      expect((await readSheet(bytes)).kind).toBe('sheet')
      expect(spent()).toBeLessThan(LIMIT_MS)
    }
  })
})

describe('a hostile DOC or XLS is refused', () => {
  test.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    ['a cut file', (bytes) => bytes.subarray(0, 3_000), /ole_broken|doc_broken/],
    ['a header alone', (bytes) => bytes.subarray(0, 512), /ole_broken/],
    [
      'a circle of sectors',
      (bytes) =>
        withBytes(bytes, (copy) => {
          const view = new DataView(copy.buffer)
          const table = (view.getUint32(76, true) + 1) * 512
          for (let at = table; at < table + 512; at += 4) view.setUint32(at, 1, true)
        }),
      /circular/,
    ],
    [
      'a lock',
      (bytes) =>
        withBytes(bytes, (copy) => {
          const at = Buffer.from(copy).indexOf(Buffer.from([0xec, 0xa5]))
          copy[at + 11] = (copy[at + 11] ?? 0) | 1
        }),
      /document_locked/,
    ],
    [
      'an older format',
      (bytes) =>
        withBytes(bytes, (copy) => {
          const at = Buffer.from(copy).indexOf(Buffer.from([0xec, 0xa5]))
          copy.set([0xdc, 0xa5, 0x68, 0x00], at)
        }),
      /doc_too_old/,
    ],
    ['no OLE at all', () => new TextEncoder().encode('{\\rtf1 12}'), /ole_broken/],
  ])('%s', async (_, change, reason) => {
    const bytes = change(await fixture('form.doc'))
    expect(await refusal(() => readDoc(bytes))).toMatch(reason)
  })

  test('a locked office container', async () => {
    const bytes = withBytes(await fixture('form.doc'), (copy) => {
      const name = Buffer.from('WordDocument', 'utf16le')
      const at = Buffer.from(copy).indexOf(name)
      copy.fill(0, at, at + 64)
      copy.set(Buffer.from('EncryptedPackage', 'utf16le'), at)
      copy[at + 64] = 34
    })
    expect(await refusal(() => readDoc(bytes))).toMatch(/document_locked/)
    expect(await refusal(() => readSheet(bytes))).toMatch(/document_locked/)
  })

  test('a Word file named .xls, a cut workbook, words', async () => {
    expect(await refusal(async () => readSheet(await fixture('form.doc')))).toMatch(/sheet_broken/)
    expect(await refusal(async () => readSheet((await fixture('hidden.xls')).subarray(0, 2_000)))).toMatch(
      /broken/,
    )
    expect(await refusal(async () => readSheet(good()))).toMatch(/sheet_no_workbook/)
  })

  test('any single damaged byte of a DOC is refused or read, never a crash', async () => {
    const bytes = await fixture('form.doc')
    for (let at = 0; at < bytes.length; at += 293) {
      const damaged = withBytes(bytes, (copy) => {
        copy[at] = (copy[at] ?? 0) ^ 0x55
      })
      expect(await refusal(() => readDoc(damaged))).toMatch(/^(was read|ole_|doc_|document_locked|table_)/)
    }
  })
})
