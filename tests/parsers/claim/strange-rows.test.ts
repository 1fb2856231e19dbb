/** Rows that chance put where they do not belong, found by torture: their figures are nobody's, whatever the status. */
import { expect, it } from 'vitest'
import { formatOf } from '../../../parsers/formats/index.ts'
import { readReport } from '../../../parsers/read-report.ts'
import type { Format } from '../../../src/domain/format.ts'
import { deform, type Step } from '../../support/deform-tables.ts'
import {
  distinctValue,
  formTables,
  type PageTable,
  renderFormPage,
  truthOf,
} from '../../support/form-page.ts'
import { xlsxOf } from '../../support/office-form.ts'
import { rtfOf } from '../../support/rtf-form.ts'
import { expectNoWrongNumber, readPage } from '../read-page.ts'

const step = (name: string, table: number, row: number, cell = 0): Step => ({
  name,
  table,
  row,
  cell,
  size: 0,
})

const KINDS = {
  html: (format: Format, tables: PageTable[]) =>
    readPage(renderFormPage(format, distinctValue, { change: () => tables })),
  rtf: (format: Format, tables: PageTable[]) => readReport({ bytes: rtfOf(format, tables) }),
  xlsx: (format: Format, tables: PageTable[]) => readReport({ bytes: xlsxOf(format, tables) }),
}

it.each<readonly [string, keyof typeof KINDS, string, readonly Step[]]>([
  [
    'a row of table two once under its own heads and once under those of another block',
    'html',
    'era_2019',
    [step('twinRow', 0, 42), step('swapRows', 0, 21, 7)],
  ],
  [
    'a row of table three above its heads, in a table that lost its spans',
    'rtf',
    'era_2019',
    [step('stripSpans', 1, 0), step('swapRows', 1, 59)],
  ],
  [
    'a row that lost one, under heads of which one is not known',
    'rtf',
    'era_2019',
    [step('dropCell', 1, 3, 2), step('renameLabel', 1, 27)],
  ],
  [
    'words over several columns of an unknown family, and figures beside them',
    'xlsx',
    'era_2021',
    [step('renameLabel', 2, 0), step('strangeRow', 2, 3), step('dropRow', 2, 24)],
  ],
])('gives no figure of %s to a cell of the form', async (_, kind, era, steps) => {
  const format = formatOf(era)
  if (format === undefined) throw new Error(era)
  const report = await KINDS[kind](format, deform(formTables(format, distinctValue), steps))
  expectNoWrongNumber(report, truthOf(format, distinctValue))
  expect(report.status).toBe('partial')
  expect(report.cells.length).toBeGreaterThan(30)
})
