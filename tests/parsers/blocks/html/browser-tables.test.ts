/** Grids against the table layout of a real Chromium: every cell must stand where the browser draws it. */
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readHtml } from '../../../../parsers/blocks/html.ts'
import { scanPage } from '../../../../parsers/blocks/scan-page.ts'
import { FORMATS } from '../../../../parsers/formats/index.ts'
import { sitePages } from '../../../../src/demo/site.ts'
import type { Grid } from '../../../../src/domain/block.ts'
import { launchBrowser } from '../../../support/browser.ts'
import { distinctValue, renderFormPage } from '../../../support/form-page.ts'

interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const PAGES: readonly string[] = [
  ...FORMATS.filter((format) => format.tables.length > 0).map((format) =>
    renderFormPage(format, distinctValue),
  ),
  ...sitePages(1)
    .filter((page) => page.type.includes('html'))
    .map((page) => page.body)
    .filter((_, i) => i % 4 === 0),
  '<table><tr><td>甲<td rowspan=2>乙<td>丙<tr><td>丁<td>戊<tr><td colspan=2>己<td>庚</table>',
  '<table><tfoot><tr><td>脚<td>1</tfoot><thead><tr><th>头<th>2<tbody><tr><td>体<td>3</table>',
  '<table><tr><td rowspan=9>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3</table>',
  '<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>',
  '<table><tr><td colspan=0>甲<td>1<tr><td rowspan=x>乙<td>2</table>',
  '<table><tr><td>甲<td style="display:none">藏<td>1<tr><td>乙<td>2</table>',
]

/** Edges by rank, so that pixels and grid lines compare. */
function places(boxes: readonly Box[]): string[] {
  const ranks = (edges: readonly number[]): ReadonlyMap<number, number> =>
    new Map([...new Set(edges)].sort((a, b) => a - b).map((edge, rank) => [edge, rank]))
  const across = ranks(boxes.flatMap((box) => [box.left, box.right]))
  const down = ranks(boxes.flatMap((box) => [box.top, box.bottom]))
  return boxes
    .map(
      (box) =>
        `${down.get(box.top)}-${down.get(box.bottom)} ${across.get(box.left)}-${across.get(box.right)} ${box.text.replace(/\s/gu, '')}`,
    )
    .sort()
}

const boxesOf = (grid: Grid): Box[] =>
  grid.cells.map(({ text, row, col, rowspan, colspan }) => ({
    text,
    left: col,
    right: col + colspan,
    top: row,
    bottom: row + rowspan,
  }))

/** Runs in the page: every table's drawn cells, edges to the quarter of a pixel. */
const CELL_BOXES = `[...document.querySelectorAll('table')].map((table) =>
  [...table.rows].flatMap((row) => [...row.cells]).filter((cell) => cell.getClientRects().length > 0).map((cell) => {
    const box = cell.getBoundingClientRect()
    const edge = (name) => Math.round(box[name] * 4) / 4
    return { text: cell.textContent, left: edge('left'), right: edge('right'), top: edge('top'), bottom: edge('bottom') }
  }))`

let browser: Browser | null = null
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** Boxes of the cells of every table as drawn, in pixels. */
async function drawn(html: string): Promise<Box[][] | null> {
  const page = await browser?.newPage({ javaScriptEnabled: true })
  if (page === undefined) return null
  await page.route('**/*', (route) => route.abort())
  await page.setContent(html.replace(/<script[\s\S]*?<\/script>/g, ''), { waitUntil: 'domcontentloaded' })
  await page.addStyleTag({
    content:
      'table{border-collapse:separate!important;border-spacing:0!important;width:auto!important}td,th{border:0!important;padding:3px!important;min-width:12px;height:12px}',
  })
  const boxes = await page.evaluate<Box[][]>(CELL_BOXES)
  await page.close()
  return boxes
}

describe('tables as a browser draws them', () => {
  test.each(PAGES.map((html, i) => [i, html] as const))('page %i', async (_, html) => {
    expect(scanPage(html)).not.toBeNull()
    const boxes = await drawn(html)
    if (boxes === null) return
    const grids = readHtml(html, 'utf-8').blocks.flatMap((block) =>
      block.kind === 'table' ? [block.grid] : [],
    )
    expect(grids.map((grid) => places(boxesOf(grid)))).toEqual(boxes.map(places))
  })
})
