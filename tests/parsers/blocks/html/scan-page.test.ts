/**
 * The page scanner against the standard parser: where it reads a page at all, it must build the same tree, and whatever
 * is read from the page must be the same. Regular pages must never need the standard parser.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHtml } from '../../../../parsers/blocks/html.ts'
import { parseByStandard } from '../../../../parsers/blocks/html-standard.ts'
import { scanPage } from '../../../../parsers/blocks/scan-page.ts'
import { decode } from '../../../../parsers/charset.ts'
import { FORMATS } from '../../../../parsers/formats/index.ts'
import { sitePages } from '../../../../src/demo/site.ts'
import { ParseError } from '../../../../src/domain/errors.ts'
import { distinctValue, renderFormPage } from '../../../support/form-page.ts'
import { runs } from '../../../support/torture.ts'
import { mutatedPage, snippetPage } from './mutated-page.ts'
import { NASTY } from './nasty-snippets.ts'
import { outline } from './outline.ts'

const SAMPLES = join(import.meta.dirname, '../../../../../shared/samples')
const demoPages = sitePages(1).filter((page) => page.type.includes('html'))
const formPages = FORMATS.filter((format) => format.tables.length > 0).map((format) =>
  renderFormPage(format, distinctValue),
)
/** Small pages, so that chance meets the interesting places. */
const smallPages = FORMATS.flatMap((format) =>
  format.tables.map((table) =>
    renderFormPage(format, distinctValue, {
      change: (tables) => tables.filter((one) => one.id === table.id),
    }),
  ),
)
const handPages = [
  '<table><tr><th>甲<th>乙<tr><td>1<td>2</table>',
  '<!doctype html><body><p>一<ul><li>甲<li>乙</ul><p>二<table><thead><tr><td>头</thead><tbody><tr><td>体</table>',
  '<HTML><HEAD><TITLE>题</TITLE></HEAD><BODY><FONT size=2><B>粗</B></FONT><BR><TABLE border=1><TR><TD ROWSPAN=2>1</TD><TD>2</TD></TR><TR><TD>3</TD></TR></TABLE></BODY></HTML>',
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\r\n<html xmlns="http://www.w3.org/1999/xhtml">\r\n<head>\r\n<meta name="ArticleTitle" content="报告"/>\r\n</head>\r\n<script>var a</script>\r\n<body>\r\n<p>一\r\n二</p></body>\r\n<script>var b</script>\r\n</html>\r\n<!-- 完 -->',
  '<div><form><select><option>甲<option>乙</select><input><button>查</button></form><a href=/x.doc title=附件></a></div>',
]

/** Fails where the page is read otherwise than by the standard; true where the scanner read it. */
function agrees(html: string): boolean {
  const tree = scanPage(html)
  // What it gives up is read by the standard parser itself.
  if (tree === null) return false
  try {
    const standard = parseByStandard(html)
    expect(outline(tree)).toEqual(outline(standard))
    expect(readHtml(html, 'utf-8')).toEqual(readHtml(html, 'utf-8', parseByStandard))
  } catch (error) {
    // The bound on depth is a rough count made for the standard parser alone.
    if (!(error instanceof ParseError)) throw error
  }
  return true
}

describe('regular pages are scanned', () => {
  test.each(demoPages.map((page) => [page.path, page.body]))('sample portal %s', (_, html) => {
    expect(agrees(html)).toBe(true)
  })

  test.each(formPages.map((html, i) => [i, html] as const))('form page %i', (_, html) => {
    expect(agrees(html)).toBe(true)
  })

  test.each(handPages)('%s', (html) => {
    expect(agrees(html)).toBe(true)
  })

  test.skipIf(!existsSync(SAMPLES))('real pages', () => {
    const files = readdirSync(SAMPLES).filter((file) => file.endsWith('.html'))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files)
      expect([file, agrees(decode(readFileSync(join(SAMPLES, file))).text)]).toEqual([file, true])
  })
})

describe('the same tree as the standard parser', () => {
  test.each(NASTY)('%j alone, in a cell and in a paragraph', (snippet) => {
    for (const [before, after] of [
      ['', ''],
      ['<!doctype html>', '后'],
      ['<!doctype html><head><title>题</title></head><body><table><tr><td>', '</td><td>2</td></tr></table>'],
      ['<p>前', '</p><p>后</p>'],
      ['<b>前', '</b>后'],
      ['<ul><li>', '</li></ul>'],
      ['<table><tbody>', '</tbody></table>'],
      ['<table><tr>', '<td>1</td></tr></table>'],
      ['<html><head>', '</head><body>文</body></html>'],
      ['<body>', '</body></html>'],
      ['<body></body>', '</html>'],
    ] as const)
      agrees(`${before}${snippet}${after}`)
  })

  test('pages changed at random', () => {
    const pages = [...smallPages, ...smallPages, ...formPages, ...handPages, ...handPages, ...handPages]
    let scanned = 0
    fc.assert(
      fc.property(mutatedPage(pages), (html) => {
        if (agrees(html)) scanned += 1
      }),
      { numRuns: runs(300, 10_000) },
    )
    // A scanner that gives everything up would pass, too.
    expect(scanned).toBeGreaterThan(runs(60, 2_000))
  })

  test('pages of nasty pieces', () => {
    fc.assert(
      fc.property(snippetPage, (html) => {
        agrees(html)
      }),
      { numRuns: runs(400, 20_000) },
    )
  })
})
