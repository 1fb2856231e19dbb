/** What a page's own style sheets hide is hidden, as if the elements said so; what they only seem to hide is not. */
import { describe, expect, test } from 'vitest'
import { readHtml } from '../../../../parsers/blocks/html.ts'
import { parseByStandard } from '../../../../parsers/blocks/html-standard.ts'
import { formatOf } from '../../../../parsers/formats/index.ts'
import type { Format } from '../../../../src/domain/format.ts'
import { readDocument } from '../../../../src/steps/read.ts'
import {
  distinctValue,
  formTables,
  renderFormPage,
  renderTable,
  truthOf,
} from '../../../support/form-page.ts'
import { expectComplete, readPage } from '../../read-page.ts'

const format = formatOf('era_2021') as Format
const PAGE = renderFormPage(format, distinctValue)
const TWIN = formTables(format, (cell, table) => String(7_000 + table.cells.indexOf(cell)))
  .filter(({ id }) => id === 't3')
  .map(renderTable)
  .join('')

const styled = (css: string, body: string): string =>
  PAGE.replace('</head>', `<style>${css}</style></head>`).replace(
    '</body>',
    `${body.replace('TWIN', TWIN)}</body>`,
  )

describe('hidden by an own rule of the page', () => {
  test.each<[string, string]>([
    ['.x{display:none}', '<div class="x">TWIN</div>'],
    ['.x{display:none}', '<div class="a x b"><div>TWIN</div></div>'],
    ['em,.x { DISPLAY : NONE !important }', "<div class='x'>TWIN</div>"],
    ['.x{visibility:hidden}', '<div class=x>TWIN</div>'],
    ['#y{display:none}', '<div id="y">TWIN</div>'],
    ['div.a .x{display:none}', '<div class="a"><div class="x">TWIN</div></div>'],
    ['.a>.x{display:none}', '<div class="a"><div class="x">TWIN</div></div>'],
    ['@charset "utf-8";@media screen{.x{display:none}}', '<div class="x">TWIN</div>'],
    ['.x{display:block}.x{display:none}', '<div class="x">TWIN</div>'],
    ['.x.y{display:none}.x{display:block}', '<div class="x y">TWIN</div>'],
    ['/* .x{ */.x{display:none}', '<div class="x">TWIN</div>'],
    ['.x{font-size:0}', '<div class="x">TWIN</div>'],
    ['.x{font:0px/1 SimSun}', '<div class="x">TWIN</div>'],
    ['.x{color:#fff;background:#FFFFFF}', '<div class="x">TWIN</div>'],
    ['', '<div style="font-size:0">TWIN</div>'],
    ['', '<div hidden>TWIN</div>'],
  ])('%s over %s', async (css, body) => {
    const html = styled(css, body)
    expectComplete(readPage(html), truthOf(format, distinctValue))
    const report = await readDocument({ bytes: new TextEncoder().encode(html) })
    const told = report.findings.filter(({ check }) => check === 'hidden_duplicate')
    expect(told[0]).toMatchObject({ state: 'fail', severity: 'warning' })
    expect(readHtml(html, 'utf-8')).toEqual(readHtml(html, 'utf-8', parseByStandard))
  })
})

describe('not hidden', () => {
  test.each<[string, string]>([
    ['@media print{.x{display:none}}', '<div class="x">TWIN</div>'],
    ['@media (max-width:600px){.x{display:none}}', '<div class="x">TWIN</div>'],
    ['.x:hover{display:none}', '<div class="x">TWIN</div>'],
    ['.x::before{display:none}', '<div class="x">TWIN</div>'],
    ['.x{display:none}.x.on{display:block}', '<div class="x on">TWIN</div>'],
    ['.x{display:none}', '<div class="x" style="display:block">TWIN</div>'],
    ['.x{display:none}#y{display:block}', '<div class="x" id="y">TWIN</div>'],
    ['.x{font-size:0}td{font-size:12px}', '<div class="x">TWIN</div>'],
    ['.a>.x{display:none}', '<div class="a"><p></p><div><div class="x">TWIN</div></div></div>'],
    ['/* .x{display:none} */', '<div class="x">TWIN</div>'],
    ['.x{display:none', '<div class="xx">TWIN</div>'],
    ['body{display:none}', '<div>TWIN</div>'],
  ])('%s over %s', (css, body) => {
    expect(readPage(styled(css, body)).status).toBe('partial')
  })
})

const FIGURE = 2031
const CELL = `<td><p>${FIGURE}</p></td>`

test.each<[string, string, string]>([
  ['', `<span style="text-decoration:line-through">9</span>${FIGURE}`, 'struck'],
  ['.d{text-decoration:line-through}', `<span class="d">9</span>${FIGURE}`, 'struck'],
  ['', `<span style="opacity:0">9</span>${FIGURE}`, 'hidden'],
  ['.d{opacity:0}', `<span class="d">9</span>${FIGURE}`, 'hidden'],
  ['', `<span style="position:absolute;left:-9999px">9</span>${FIGURE}`, 'hidden'],
  ['.d{display:none}', `<span class="d">9</span>${FIGURE}`, 'hidden'],
  ['', `${FIGURE}<sub>2</sub>`, 'mark'],
])('digits that are not of the figure: %s %s', (css, inside) => {
  expect(PAGE).toContain(CELL)
  const report = readPage(styled(css, '').replace(CELL, `<td><p>${inside}</p></td>`))
  expectComplete(report, truthOf(format, distinctValue))
})

test('a hidden cell keeps or loses its place as its rule says', () => {
  const table = (css: string): string =>
    `<html><head><style>${css}</style></head><body><table><tr><td>一</td><td class="x">9</td><td>2</td></tr><tr><td>三</td><td>4</td><td>5</td></tr></table></body></html>`
  const gridOf = (css: string) => {
    const [block] = readHtml(table(css), 'utf-8').blocks
    return block?.kind === 'table' ? block.grid : null
  }
  const inFirstRow = (css: string): string[] =>
    (gridOf(css)?.cells ?? []).filter(({ row }) => row === 0).map(({ text }) => text)
  expect(inFirstRow('.x{display:none}')).toEqual(['一', '2'])
  expect(gridOf('.x{display:none}')?.doubts).toEqual(['rows differ in width'])
  expect(inFirstRow('.x{visibility:hidden}')).toEqual(['一', '', '2'])
  expect(gridOf('.x{visibility:hidden}')?.doubts).toEqual(['a hidden cell'])
})

test.each<[string, string]>([
  ['comments that never end', `<style>.x{display:none}${'/*'.repeat(500_000)}</style><p class="x">1</p>`],
  ['braces that never end', `<style>${'.x{display:none'.repeat(50_000)}</style><p class="x">1</p>`],
  [
    '20,000 rules',
    `<style>${'.x .x .x{display:none}'.repeat(20_000)}</style>${'<div class="x">'.repeat(300)}`,
  ],
  ['words that only begin', `<style>${'font:'.repeat(200_000)}</style><p>1</p>`],
])('%s cost no more than their length', async (_name, html) => {
  const started = performance.now()
  const report = await readDocument({ bytes: new TextEncoder().encode(`<html><body>${html}</body></html>`) })
  expect(report.reason).toMatch(/\S/)
  expect(performance.now() - started).toBeLessThan(12_000)
})
