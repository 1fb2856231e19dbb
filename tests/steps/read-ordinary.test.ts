/**
 * Pages that are read at once, without a fuse: the report is the one that the standard parser leads to, and no text that
 * such a page may hold makes it slow.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHtml } from '../../parsers/blocks/html.ts'
import { parseByStandard } from '../../parsers/blocks/html-standard.ts'
import { FORMATS } from '../../parsers/formats/index.ts'
import { regularPage, reportOf } from '../../parsers/read-report.ts'
import { sitePages } from '../../src/demo/site.ts'
import { checkReading } from '../../src/steps/check-reading.ts'
import { readDocument } from '../../src/steps/read.ts'
import { isOrdinary } from '../../src/steps/read-measure.ts'
import { mutatedPage } from '../parsers/blocks/html/mutated-page.ts'
import { distinctValue, renderFormPage } from '../support/form-page.ts'
import { runs } from '../support/torture.ts'
import { HONEST, RUNS } from '../torture/hostile-pages.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function isReadAtOnce(html: string): boolean {
  const reading = regularPage({ bytes: utf8(html) })
  return reading !== null && isOrdinary(reading)
}

const formPages = FORMATS.filter(({ tables }) => tables.length > 0).map((format) =>
  renderFormPage(format, distinctValue),
)
/** Small, so that chance meets the interesting places. */
const smallPages = FORMATS.flatMap((format) =>
  format.tables.map(({ id }) =>
    renderFormPage(format, distinctValue, { change: (tables) => tables.filter((one) => one.id === id) }),
  ),
)
const sample = sitePages(1)
  .filter(({ type }) => type.includes('html'))
  .map(({ body }) => body)

test('reports of ordinary make are', () => {
  expect([...formPages, ...sample].filter((html) => !isReadAtOnce(html))).toEqual([])
})

test(
  'changed at random, the report is that of the standard parser',
  async () => {
    const pages = [...smallPages, ...smallPages, ...formPages, ...sample.slice(0, 4)]
    let atOnce = 0
    await fc.assert(
      fc.asyncProperty(mutatedPage(pages), async (html) => {
        const standard = checkReading(reportOf(readHtml(html, 'utf-8', parseByStandard), {}))
        if (isReadAtOnce(html)) atOnce += 1
        // Compared as they are printed, which takes a tenth of the time.
        expect(JSON.stringify(await readDocument({ bytes: utf8(html) }))).toBe(JSON.stringify(standard))
      }),
      { numRuns: runs(500, 10_000) },
    )
    expect(atOnce).toBeGreaterThan(runs(100, 2_000))
  },
  runs(120_000, 3_600_000),
)

const page = (body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body><p>一、总体情况</p>${body}</body></html>`

/** As much of a unit as a page may hold that is read at once: in long paragraphs, lines, cells and names. */
function fullPagesOf(unit: string): readonly (readonly [string, string])[] {
  const long = (length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
  return [
    ['in paragraphs', page(`<p>${long(3_900)}甲</p>`.repeat(14))],
    ['in lines', page(`<p>${long(40)}甲</p>`.repeat(1_300))],
    ['in cells', page(`<table>${`<tr>${`<td>${long(20)}甲</td>`.repeat(10)}</tr>`.repeat(240)}</table>`)],
    ['in a form', HONEST.replace(/>\d{4}</g, `>${long(200)}甲<`)],
    ['in titles', HONEST.replaceAll('柏川区临湖镇人民政府2023年', `柏川区${long(900)}`)],
  ]
}

/** Processor time, since the machine may be busy with other work. */
const LIMIT_MS = 2_000

describe('the worst texts within the bounds need no fuse', () => {
  test.each(RUNS)('%s', async (_name, unit) => {
    for (const [place, html] of fullPagesOf(unit)) {
      expect(isReadAtOnce(html), place).toBe(true)
      const before = process.cpuUsage()
      const { status } = await readDocument({ bytes: utf8(html) })
      const { user, system } = process.cpuUsage(before)
      expect(status, place).not.toBe('unreadable')
      expect((user + system) / 1_000, place).toBeLessThan(LIMIT_MS)
    }
  })
})

test.each([
  ['a long paragraph', page(`<p>${'政府信息公开'.repeat(700)}</p>`)],
  ['more text than any report', page('<p>政府信息公开工作</p>'.repeat(8_000))],
  ['a long cell', HONEST.replace('>2001<', `>${'一'.repeat(401)}<`)],
  ['a table of very many cells', page(`<table>${`<tr>${'<td>1</td>'.repeat(10)}</tr>`.repeat(251)}</table>`)],
  ['a very wide table', page('<table><tr><td colspan="61">1</td><td>2</td></tr></table>')],
  ['very many links', page('<a href="a">b</a>'.repeat(1_001))],
  ['a table of tags that are not regular in a comment', `${HONEST}<!--<table><b><p></b></table>-->`],
  [
    'very many comments behind the head',
    page('').replace('</head>', `</head>${'<!--x-->'.repeat(300)}<meta>`),
  ],
])('%s is beyond the bounds', (_name, html) => {
  expect(isReadAtOnce(html)).toBe(false)
})
