/** Every kind of file by its content: what is read, what is not and why, and what is said beside it. */
import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import type { Format } from '../../src/domain/format.ts'
import { readDocument } from '../../src/steps/read.ts'
import { makeDocx, paragraph, run } from '../parsers/blocks/office/make-docx.ts'
import { makeZip } from '../parsers/blocks/office/make-zip.ts'
import { scanDocx } from '../parsers/blocks/office/odd-document.ts'
import { expectComplete } from '../parsers/read-page.ts'
import { balancedValue, formTables, renderFormPage, truthOf } from '../support/form-page.ts'
import { docxOf, makeBook, xlsxOf } from '../support/office-form.ts'
import { flatWord, wordXml, xmlBook } from '../support/office-xml-form.ts'
import { writePdf } from '../support/pdf-page.ts'
import { rtfOf } from '../support/rtf-form.ts'

const format = formatOf('era_2021') as Format
const print = balancedValue(format)
const TRUTH = truthOf(format, print)
const PAGE = renderFormPage(format, print)
const TABLES = formTables(format, print)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../parsers/blocks/office/fixtures/${name}`, import.meta.url)))

const REPORT = '柏川区水务局2023年政府信息公开工作年度报告'
const page = (body: string): string =>
  `<html><head><meta charset="utf-8"><title>${REPORT}</title></head><body>${body}</body></html>`

const mht = (encoding: 'base64' | 'quoted-printable'): Uint8Array => {
  const bytes = iconv.encode(PAGE.replace('<meta charset="utf-8">', ''), 'gb18030')
  const lines =
    encoding === 'base64'
      ? bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
      : Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
          .join('')
          .replace(/(?:=..){25}/g, '$&=\r\n')
  return utf8(
    `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="----=_Part"\r\n\r\n------=_Part\r\nContent-Location: a.htm\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: text/html; charset="gb2312"\r\n\r\n${lines}\r\n------=_Part\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n------=_Part--\r\n`,
  )
}

describe('is read to the last cell', () => {
  test.each<[string, string, () => Uint8Array]>([
    ['a Word document', 'a.docx', () => docxOf(format, TABLES)],
    ['a workbook', 'a.xlsx', () => xlsxOf(format, TABLES)],
    ['a workbook named as a page', 'a.html', () => xlsxOf(format, TABLES)],
    ['a page named as a Word document', 'a.doc', () => utf8(PAGE)],
    [
      'a GBK page named as a workbook',
      'a.xls',
      () => iconv.encode(PAGE.replace('<meta charset="utf-8">', ''), 'gb18030'),
    ],
    ['rich text', 'a.doc', () => rtfOf(format, TABLES)],
    ['a Word package in one XML file', 'a.xml', () => flatWord(format, TABLES)],
    ['a Word 2003 document in one XML file', 'a.doc', () => wordXml(format, TABLES)],
    ['a workbook in one XML file', 'a.xls', () => xmlBook(format, TABLES)],
    ['a saved page in base64', 'a.doc', () => mht('base64')],
    ['a saved page in quoted-printable', 'a.mht', () => mht('quoted-printable')],
    [
      'a page heavier than two megabytes',
      'a.html',
      () => utf8(PAGE.replace('</body>', `<!--${'x'.repeat(2_100_000)}--></body>`)),
    ],
  ])('%s', async (_name, fileName, make) => {
    const report = await readDocument({ bytes: make(), fileName })
    expectComplete(report, TRUTH)
    expect([report.agency, report.year]).toEqual(['柏川区临湖镇人民政府', 2023])
    expect(
      report.findings.filter(({ check, state }) => check === 't3_row_total' && state === 'pass'),
    ).not.toEqual([])
  })

  test('a Word binary', async () => {
    const report = await readDocument({ bytes: fixture('form.doc'), fileName: 'form.doc' })
    expect(report.cells).toHaveLength(200)
    expect(report.cells.find(({ id }) => id === 'regulations_issued')).toMatchObject({ value: 1001 })
  })
})

const named = (names: readonly string[]): Uint8Array => makeZip(names.map((name) => ({ name, content: 'x' })))

/** A compound file whose root holds one stream of this name. */
function compound(stream: string): Uint8Array {
  const bytes = fixture('form.doc')
  const entry = Buffer.from('WordDocument', 'utf16le')
  const at = Buffer.from(bytes).indexOf(entry)
  bytes.fill(0, at, at + 64)
  bytes.set(Buffer.from(stream, 'utf16le'), at)
  new DataView(bytes.buffer).setUint16(at + 64, stream.length * 2 + 2, true)
  return bytes
}

describe('is unreadable for a reason', () => {
  test.each<[string, () => Uint8Array, RegExp]>([
    ['a broken OFD file', () => named(['OFD.xml', 'Doc_0/Document.xml']), /OFD file has no page/],
    ['an OpenDocument file of another kind', () => named(['mimetype', 'content.xml']), /OpenDocument/],
    [
      'an archive',
      () => named(['a.docx', 'b.docx', 'c.pdf', 'd.pdf']),
      /archive of 4 files \(a\.docx, b\.docx, c\.pdf, …\)/,
    ],
    ['a locked office file', () => compound('EncryptedPackage'), /locked by a password/],
    [
      'a compound file of another kind',
      () => compound('PowerPointDoc'),
      /neither a Word document nor a workbook/,
    ],
    [
      'a locked PDF',
      () =>
        writePdf(
          [{ width: 9, height: 9, content: '' }],
          '/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>',
        ),
      /PDF|file/,
    ],
    ['a cut package in one XML file', () => flatWord(format, TABLES).slice(0, -400), /cut off|ends inside/],
    [
      'a cut workbook in one XML file',
      () => xmlBook(format, TABLES).slice(0, -400),
      /XML of the file is broken/,
    ],
    [
      'a saved page without a page',
      () =>
        utf8(
          'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: image/png\n\nx\n--b--\n',
        ),
      /no page/,
    ],
    ['a zip bomb', () => makeBook('x'.repeat(30_000_000)), /unpacks to/],
    ['a cut Word document', () => docxOf(format, TABLES).slice(0, 900), /cut off/],
    ['21 megabytes', () => new Uint8Array(21_000_000).fill(0x20), /larger than 20 MB/],
  ])('%s', async (_name, make, reason) => {
    const report = await readDocument({ bytes: make(), fileName: 'a.doc' })
    expect(report.reason).toMatch(reason)
    expect(report).toMatchObject({ status: 'unreadable', cells: [], findings: [] })
  })
})

describe('pictures in the place of tables are named', () => {
  const picture = {
    dict: '/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
    data: 'x',
  }
  const scan = {
    width: 595,
    height: 842,
    content: 'q 595 0 0 842 0 0 cm /I Do Q\n',
    xobjects: { I: picture },
  }
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['a scanned PDF', () => writePdf([scan, scan]), /page 1, page 2/],
    ['a Word document of scans', () => scanDocx(), /\.png/],
    [
      'a page',
      () =>
        utf8(
          page(`<h1>${REPORT}</h1><img src="/u/one.jpg"><img src="/u/two.jpg"><img src="/u/icon_share.png">`),
        ),
      /: one\.jpg, two\.jpg\./,
    ],
    [
      'a page with the pictures inside',
      () => utf8(page(`<h1>${REPORT}</h1><img src="data:image/png;base64,${'A'.repeat(9_000)}">`)),
      /: picture 1\./,
    ],
  ])('%s', async (_name, make, reason) => {
    const report = await readDocument({ bytes: await make() })
    expect(report.reason).toMatch(reason)
    expect(report.status).toBe('needs_ocr')
    expect(report.leftovers.filter((left) => left.reason === 'picture')).not.toEqual([])
    expect(report.cells).toEqual([])
  })
})

test('a page that only links the report is attachment_only, whatever marks of file types stand beside the link', async () => {
  const html = page(
    `<h1>${REPORT}</h1><p><img src="/fileTypeImages/icon_doc.gif"><a href="a.docx">${REPORT}.docx</a></p>`,
  )
  const report = await readDocument({ bytes: utf8(html), url: 'https://www.baichuan.gov.cn/x/y.html' })
  expect(report).toMatchObject({
    status: 'attachment_only',
    attachments: [{ name: `${REPORT}.docx`, url: 'https://www.baichuan.gov.cn/x/a.docx' }],
  })
})

describe('doubts become findings', () => {
  const findingsOf = async (html: string) => (await readDocument({ bytes: utf8(html) })).findings
  const of = async (html: string, check: string) =>
    (await findingsOf(html)).filter((one) => one.check === check)
  const fee = (text: string): string =>
    renderFormPage(format, (cell, table) =>
      cell.id === 'administrative_fee_amount' ? text : print(cell, table),
    )

  test('a sound page has none', async () => {
    const doubts = ['identity_conflict', 'hidden_duplicate']
    expect((await findingsOf(PAGE)).filter(({ check }) => doubts.includes(check))).toEqual([])
  })

  test('another year in the text than in the title', async () => {
    const found = await of(
      PAGE.replaceAll('2023年1月1日至2023年', '2022年1月1日至2022年'),
      'identity_conflict',
    )
    expect(found).toMatchObject([
      { key: 'year', state: 'fail', severity: 'warning', message: expect.stringMatching(/2023.*2022/) },
    ])
  })

  test('a hidden copy with other figures', async () => {
    const table = /<table.*?<\/table>/s.exec(PAGE)?.[0] ?? ''
    const hidden = `<div style="display:none">${table.replace(/>1\d</, '>77<')}</div></body>`
    const found = await of(PAGE.replace('</body>', hidden), 'hidden_duplicate')
    expect(found).toMatchObject([
      { key: 't2', state: 'fail', severity: 'warning', message: expect.stringMatching(/77/) },
    ])
    expect(found[0]?.cells).toHaveLength(1)
  })

  test.each([
    ['5000元', 'fail', /读|元/],
    ['0.5万元', 'pass', /万元/],
    ['0', 'pass', /zero/],
  ])('a fee printed %s: %s', async (text, state, message) => {
    const found = await of(fee(text), 'unit_printed')
    expect(found).toMatchObject([
      {
        key: 'administrative_fee_amount',
        state,
        severity: 'warning',
        message: expect.stringMatching(message),
      },
    ])
  })

  test('a fee of which no unit is printed anywhere', async () => {
    const html = fee('12').replaceAll('（单位：万元）', '').replaceAll('单位：万元', '')
    expect(await of(html, 'unit_printed')).toMatchObject([{ state: 'not_assessable' }])
  })
})

test('documents read at the same time each get their own answer', async () => {
  const inputs = [docxOf(format, TABLES), utf8(PAGE), makeDocx(paragraph(run('无'))), xlsxOf(format, TABLES)]
  const reports = await Promise.all(inputs.map((bytes) => readDocument({ bytes })))
  expect(reports.map(({ status }) => status)).toEqual(['complete', 'complete', 'not_a_report', 'complete'])
})
