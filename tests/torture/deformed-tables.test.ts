/**
 * The highest law, by chance: known tables deformed in every way a document may break never give a wrong number, complete
 * or not, whether they stand in a page, a Word document or a workbook.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMATS, formatOf } from '../../parsers/formats/index.ts'
import { readReport } from '../../parsers/read-report.ts'
import type { Format } from '../../src/domain/format.ts'
import type { Report } from '../../src/domain/report.ts'
import { expectNoWrongNumber, readPage } from '../parsers/read-page.ts'
import { deform, isFair, type Step, steps } from '../support/deform-tables.ts'
import {
  distinctValue,
  formTables,
  type PageTable,
  renderFormPage,
  renderTable,
  truthOf,
} from '../support/form-page.ts'
import { odsOf, odtOf } from '../support/odf-form.ts'
import { docxOf, hasHoles, keepsColumns, overlaps, xlsxOf } from '../support/office-form.ts'
import { rtfOf } from '../support/rtf-form.ts'
import { runs } from '../support/torture.ts'
import { xlsOf } from '../support/xls-form.ts'

type Read = (format: Format, deforms: readonly Step[], nested: boolean) => Report | Promise<Report>

const office =
  (
    render: (format: Format, tables: readonly PageTable[]) => Uint8Array,
    isFairIn: (tables: readonly PageTable[], before: readonly PageTable[]) => boolean,
  ): Read =>
  (format, deforms) => {
    const before = formTables(format, distinctValue)
    const tables = deform(formTables(format, distinctValue), deforms)
    // Neither Word nor Excel can say that two cells stand in one place.
    fc.pre(!tables.some(overlaps) && isFairIn(tables, before))
    return readReport({ bytes: render(format, tables) })
  }

const KINDS: readonly (readonly [string, number, Read])[] = [
  [
    'HTML',
    runs(500, 20_000),
    (format, deforms, nested) =>
      readPage(
        renderFormPage(format, distinctValue, {
          change: (tables) => deform(tables, deforms),
          render: (table) =>
            nested ? `<table><tr><td>${renderTable(table)}</td></tr></table>` : renderTable(table),
        }),
      ),
  ],
  [
    'DOCX',
    runs(150, 20_000),
    office(docxOf, (tables, before) => !tables.some(hasHoles) || keepsColumns(before, tables)),
  ],
  ['XLSX', runs(150, 20_000), office(xlsxOf, (tables, before) => keepsColumns(before, tables))],
  ['ODT', runs(60, 20_000), office(odtOf, (tables, before) => keepsColumns(before, tables))],
  ['ODS', runs(60, 20_000), office(odsOf, (tables, before) => keepsColumns(before, tables))],
  ['RTF', runs(60, 20_000), office(rtfOf, (tables) => !tables.some(hasHoles))],
  ['XLS', runs(60, 20_000), office(xlsOf, (tables, before) => keepsColumns(before, tables))],
]

test.each(KINDS)(
  'deformed tables in %s never give a wrong number',
  async (_kind, count, read) => {
    let complete = 0
    let partial = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FORMATS.map(({ id }) => id)),
        steps,
        fc.boolean(),
        async (era, deforms, nested) => {
          const format = formatOf(era)
          if (format === undefined) throw new Error(era)
          fc.pre(isFair(deforms))
          const report = await read(format, deforms, nested)
          expectNoWrongNumber(report, truthOf(format, distinctValue))
          if (report.status === 'complete') complete += 1
          if (report.status === 'partial') partial += 1
        },
      ),
      { numRuns: count, endOnFailure: false },
    )
    // Both answers occur: a reader that always refuses would pass the law above.
    expect(partial).toBeGreaterThan(count / 5)
    expect(complete).toBeGreaterThan(count / 100)
  },
  runs(60_000, 3_600_000),
)
