/** Tags that are printed again as they were before: what the scanner takes over must be what each says itself. */
import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../../parsers/blocks/html.ts'
import { parseByStandard } from '../../../../parsers/blocks/html-standard.ts'
import { scanPage } from '../../../../parsers/blocks/scan-page.ts'

const table = (rows: string): string =>
  `<!doctype html><html><head><title>柏川区</title></head><body><table>${rows}</table></body></html>`

const PAGES: readonly (readonly [name: string, rows: string])[] = [
  ['the same spans', '<tr><td rowspan="2">甲<td rowspan="2">乙<td>丙</tr><tr><td>丁</tr>'],
  ['a span more by one digit', '<tr><td colspan=1>甲</td></tr><tr><td colspan=12>乙</td></tr>'],
  ['a span less by one digit', '<tr><td colspan=12>甲</td></tr><tr><td colspan=1>乙</td></tr>'],
  ['a style that hides, then not', '<tr><td style="display:none">甲<td style="display:nonf">乙<td>丙</tr>'],
  ['a style that hides twice', '<tr><td style="display:none">甲<td style="display:none">乙<td>丙</tr>'],
  ['another tag with the same words', '<tr><td colspan="2">甲<th colspan="2">乙</tr><tr><td colspan="2">丙'],
  ['upper and lower case', '<tr><TD COLSPAN="2">甲<td colspan="2">乙<TD COLSPAN="2">丙</tr>'],
  ['quotes that hold an end', '<tr><td title="a>b" colspan=2>甲<td title="a>c" colspan=3>乙</tr>'],
  ['pictures, whose words are kept', '<tr><td><img src="a.png"><img src="a.png"><td>1</tr>'],
]

describe('tags printed again', () => {
  it.each(PAGES)('%s', (_, rows) => {
    const page = table(rows.includes('</tr>') ? rows : `${rows}</tr>`)
    expect(scanPage(page)).not.toBeNull()
    expect(readHtml(page, 'utf-8')).toEqual(readHtml(page, 'utf-8', parseByStandard))
  })
})
