/** The same report as an XLS, written by the library that many programs use for it. */
import { utils, type WorkSheet, write } from '@e965/xlsx'
import type { Format } from '../../src/domain/format.ts'
import type { PageTable } from './form-page.ts'
import { isNumeric, sheetOf } from './office-form.ts'

/** An XLS (BIFF8) of the report. */
export function xlsOf(format: Format, tables: readonly PageTable[]): Uint8Array {
  const draft = sheetOf(format, tables)
  const sheet: WorkSheet = utils.aoa_to_sheet(
    draft.rows.map((cells) => {
      const row: (string | number)[] = []
      for (const { col, text } of cells) if (text !== '') row[col] = isNumeric(text) ? Number(text) : text
      return row
    }),
  )
  sheet['!merges'] = draft.merges.map(({ top, left, bottom, right }) => ({
    s: { r: top, c: left },
    e: { r: bottom, c: right },
  }))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Sheet1')
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
}
