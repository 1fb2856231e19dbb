/** Documents cut anywhere or changed by chance: never a crash, and never a number that the whole document does not print. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import { readReport } from '../../parsers/read-report.ts'
import type { Format } from '../../src/domain/format.ts'
import { formCells, layOut, page } from '../parsers/blocks/pdf/form-pages.ts'
import { expectNoWrongNumber } from '../parsers/read-page.ts'
import { distinctValue, formTables, renderFormPage, truthOf } from '../support/form-page.ts'
import { odsOf, odtOf } from '../support/odf-form.ts'
import { writeOfd } from '../support/ofd-file.ts'
import { docxOf, xlsxOf } from '../support/office-form.ts'
import { flatWord, xmlBook } from '../support/office-xml-form.ts'
import { line, type PdfPage, text, writePdf } from '../support/pdf-page.ts'
import { rtfOf } from '../support/rtf-form.ts'
import { runs } from '../support/torture.ts'
import { xlsOf } from '../support/xls-form.ts'

const format = formatOf('era_2021') as Format
const TRUTH = truthOf(format, distinctValue)
const OFFICE = new URL('../parsers/blocks/office/fixtures/', import.meta.url)
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, OFFICE)))

const HTML = new TextEncoder().encode(renderFormPage(format, distinctValue))
const DOCX = docxOf(format, formTables(format, distinctValue))
const XLSX = xlsxOf(format, formTables(format, distinctValue))
const XLS = xlsOf(format, formTables(format, distinctValue))
const RTF = rtfOf(format, formTables(format, distinctValue))
const FLAT = flatWord(format, formTables(format, distinctValue))
const XML_BOOK = xmlBook(format, formTables(format, distinctValue))
const ODT = odtOf(format, formTables(format, distinctValue))
const ODS = odsOf(format, formTables(format, distinctValue))
const OFD = writeOfd(formPages())
const PDF = writePdf([
  {
    width: 595,
    height: 842,
    content:
      text(80, 760, 14, '柏川区2023年政府信息公开工作年度报告') +
      line(80, 700, 500, 700) +
      text(90, 690, 10, '规章'),
  },
])

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

const cuts = (bytes: Uint8Array): fc.Arbitrary<number> =>
  fc
    .integer({ min: 0, max: bytes.length - 1 })
    // A number cut in two prints another number, and nothing shows it.
    .filter((at) => !(isDigit(bytes[at - 1]) && isDigit(bytes[at])))

/** What the fixture prints: 1001, 1008, … in every table. */
const DOC_TRUTH = new Map(
  format.tables.flatMap((table) =>
    table.cells.map((cell, index) => [`${table.id}:${cell.id}`, 1001 + index * 7] as const),
  ),
)

const OFD_TRUTH = new Map(
  format.tables.flatMap(({ id, cells }) =>
    id === 't3' ? cells.map((cell, index) => [`t3:${cell.id}`, 101 + index * 7] as const) : [],
  ),
)

const SOURCES: readonly (readonly [string, Uint8Array, ReadonlyMap<string, number>])[] = [
  ['HTML', HTML, TRUTH],
  ['DOCX', DOCX, TRUTH],
  ['XLSX', XLSX, TRUTH],
  ['DOC', fixture('form.doc'), DOC_TRUTH],
  ['XLS', XLS, TRUTH],
  ['RTF', RTF, TRUTH],
  ['OFD', OFD, OFD_TRUTH],
  ['ODT', ODT, TRUTH],
  ['ODS', ODS, TRUTH],
  ['a Word package in one XML file', FLAT, TRUTH],
  ['a workbook in one XML file', XML_BOOK, TRUTH],
]

/** Table three of the form, as its pages print it: 101, 108, … */
function formPages(): PdfPage[] {
  const table = format.tables.find(({ id }) => id === 't3')
  if (table === undefined) throw new Error('no table three')
  const widths = [36, 50, 150, 40, 40, 40, 40, 40, 40, 40]
  return layOut(formCells(table), { widths, breaks: [14] }).map(({ content }) => page(content))
}

describe('cut anywhere', () => {
  test.each(SOURCES)('%s gives no wrong number', async (_name, bytes, truth) => {
    await fc.assert(
      fc.asyncProperty(cuts(bytes), async (at) => {
        expectNoWrongNumber(await readReport({ bytes: bytes.slice(0, at) }), truth)
      }),
      { numRuns: runs(150, 5_000) },
    )
  })

  test.each([
    ['a workbook with hidden parts', fixture('hidden.xls')],
    ['PDF', PDF],
  ])('%s is never called complete', async (_name, bytes) => {
    await fc.assert(
      fc.asyncProperty(cuts(bytes), async (at) => {
        const report = await readReport({ bytes: bytes.slice(0, at) })
        expect(report.status).not.toBe('complete')
        expect(report.reason).toMatch(/\S/)
      }),
      { numRuns: runs(40, 2_000) },
    )
  })
})

const changes = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }).map((list) => {
    const changed = bytes.slice()
    for (const [at, byte] of list) changed[at] = byte
    return changed
  })

describe('changed by chance', () => {
  test.each(SOURCES.filter(([name]) => /^(?:DOCX|XLSX|OFD)$/.test(name)))(
    '%s gives no wrong number: every part has a checksum',
    async (_name, bytes, truth) => {
      await fc.assert(
        fc.asyncProperty(changes(bytes), async (changed) => {
          expectNoWrongNumber(await readReport({ bytes: changed }), truth)
        }),
        { numRuns: runs(150, 5_000) },
      )
    },
  )

  test.each([
    ['HTML', HTML],
    ['DOC', fixture('form.doc')],
    ['XLS', XLS],
    ['a workbook with hidden parts', fixture('hidden.xls')],
    ['PDF', PDF],
    ['RTF', RTF],
    ['a Word package in one XML file', FLAT],
    ['a workbook in one XML file', XML_BOOK],
  ])('%s gives an answer', async (_name, bytes) => {
    await fc.assert(
      fc.asyncProperty(changes(bytes), async (changed) => {
        const report = await readReport({ bytes: changed })
        expect(report.status === 'complete' || report.reason).toBeTruthy()
      }),
      { numRuns: runs(40, 2_000) },
    )
  })
})
