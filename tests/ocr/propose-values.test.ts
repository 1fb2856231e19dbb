/**
 * `read --ocr` on real pictures: `table-two.png` is table two of a self-written form as Chromium draws it, table three
 * is drawn by the browser of the tests. The law: figures are proposed or left out, never wrong, and never read.
 */
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import type { Format } from '../../src/domain/format.ts'
import type { Proposal } from '../../src/domain/proposal.ts'
import type { Report } from '../../src/domain/report.ts'
import { lookApart } from '../../src/ocr/look-apart.ts'
import { proposeValues } from '../../src/steps/propose-values.ts'
import { readDocument } from '../../src/steps/read.ts'
import { makeDocx, paragraph } from '../parsers/blocks/office/make-docx.ts'
import { launchBrowser } from '../support/browser.ts'
import { jsonLines, run } from '../support/command.ts'
import {
  balancedValue,
  distinctValue,
  formTables,
  renderFormPage,
  renderTable,
  truthOf,
} from '../support/form-page.ts'

const FORM = formatOf('era_2021') as Format
const TRUTH = truthOf(FORM, distinctValue)
const PICTURE = readFileSync(join(import.meta.dirname, 'table-two.png'))
const TITLE = '柏川区水务局2023年政府信息公开工作年度报告'
const SLOW = 240_000
/** Runs in the page: false where two Chinese letters are drawn as the same box. */
const TELLS_CHINESE_APART = `(() => {
  const context = document.createElement('canvas').getContext('2d')
  const inkOf = (text) => {
    context.clearRect(0, 0, 40, 40)
    context.font = '30px sans-serif'
    context.fillText(text, 0, 32)
    return context.getImageData(0, 0, 40, 40).data.join()
  }
  return inkOf('一') !== inkOf('理')
})()`

const page = (pictures: string): Uint8Array =>
  new TextEncoder().encode(
    `<html><head><meta charset="utf-8"><title>${TITLE}</title></head><body><h1>${TITLE}</h1><p>一、总体情况</p><p>本局按时公开信息。</p><p>二、主动公开政府信息情况</p>${pictures}<p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p></body></html>`,
  )

function pdfOf(picture: Buffer): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 0 })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  document.image(picture, 40, 40, { width: 515 })
  document.end()
  return new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(parts))))
}

/** Each proposed figure is the printed one; `least` is how many there must be. */
function expectProposed(proposed: readonly Proposal[], least: number): void {
  for (const { table, id, value } of proposed) expect(value, id).toBe(TRUTH.get(`${table}:${id}`))
  expect(proposed.length).toBeGreaterThanOrEqual(least)
  for (const { kind, confidence, source } of proposed) {
    expect(kind).toBe('proposed')
    expect(confidence).toBeGreaterThan(0)
    expect(confidence).toBeLessThanOrEqual(1)
    expect(source.right).toBeGreaterThan(source.left)
    expect(source.bottom).toBeGreaterThan(source.top)
  }
}

describe('table two in a picture', () => {
  const drawing = '<w:r><w:drawing><wp:docPr descr="扫描件"/><a:blip r:embed="p1"/></w:drawing></w:r>'
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['as the document', () => PICTURE, /^picture$/],
    [
      'inside a page',
      () => page(`<img alt="表二" src="data:image/png;base64,${PICTURE.toString('base64')}">`),
      /表二|picture/,
    ],
    [
      'inside a Word document',
      () =>
        makeDocx(`<w:p>${drawing}</w:p>${paragraph()}`, {
          relations: { p1: 'media/image1.png' },
          others: [{ name: 'word/media/image1.png', content: PICTURE }],
        }),
      /image1\.png/,
    ],
    ['as a scan in a PDF', () => pdfOf(PICTURE), /^page 1$/],
  ])(
    '%s',
    async (_name, make, name) => {
      const bytes = await make()
      const report = await readDocument({ bytes })
      expect([report.status, report.cells]).toEqual(['needs_ocr', []])
      const before = JSON.stringify(report)
      const { proposed, notes } = await proposeValues(report, { bytes, folder: null })
      expectProposed(proposed, 5)
      for (const { source } of proposed) expect(source.picture).toMatch(name)
      expect(notes).toEqual([])
      expect(JSON.stringify(report)).toBe(before)
    },
    SLOW,
  )
})

test(
  'read --ocr takes pictures beside a page, fetches none, and prints proposals apart from the cells',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-ocr-'))
    copyFileSync(join(import.meta.dirname, 'table-two.png'), join(folder, '表 二.png'))
    const file = join(folder, 'page.html')
    writeFileSync(
      file,
      page(
        '<img src="%E8%A1%A8%20%E4%BA%8C.png"><img src="https://www.example.gov.cn/b.png"><img src="../c.png"><img src="d.png">',
      ),
    )
    writeFileSync(join(folder, 'd.png'), 'no picture')
    const { code, out, err } = await run(['read', '--ocr', '--json', file])
    expect([code, err]).toEqual([0, ''])
    const [line] = jsonLines<Report & { proposed: Proposal[]; ocr_notes: string[] }>(out)
    expect([line?.status, line?.cells]).toEqual(['needs_ocr', []])
    expectProposed(line?.proposed ?? [], 5)
    const [elsewhere, above, broken, ...more] = [...(line?.ocr_notes ?? [])].sort()
    expect(elsewhere).toMatch(/^b\.png: .*not fetched/)
    expect(above).toMatch(/^c\.png: /)
    expect(broken).toMatch(/^d\.png: it is no PNG/)
    expect(more).toEqual([])
    const plain = await run(['read', '--ocr', file])
    expect(plain.out).toMatch(/values proposed from pictures; none of them counts as read/)
  },
  SLOW,
)

test('a report that lacks nothing is not looked at', async () => {
  const bytes = new TextEncoder().encode(
    renderFormPage(FORM, balancedValue(FORM), { after: '<img src="a.png">' }),
  )
  const report = await readDocument({ bytes })
  expect(report.status).toBe('complete')
  expect(await proposeValues(report, { bytes, folder: null })).toEqual({ proposed: [], notes: [] })
})

test('looking ends when its time is spent, and says so', async () => {
  const started = performance.now()
  const { pictures, notes } = await lookApart({ bytes: PICTURE, folder: null }, 50)
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(pictures).toEqual([])
  expect(notes).toEqual(['Looking at the pictures was stopped after 0.05 seconds.'])
})

test(
  'table three as a browser draws it',
  async () => {
    const browser = await launchBrowser()
    if (browser === null) return
    try {
      const drawn = await browser.newPage({ viewport: { width: 1000, height: 1400 }, deviceScaleFactor: 1.5 })
      const requests = formTables(FORM, distinctValue).find(({ id }) => id === 't3')
      if (requests === undefined) throw new Error('the form has no table three')
      const style = 'table{border-collapse:collapse}td,th{border:1px solid #000;padding:4px;font-size:14px}'
      await drawn.setContent(`<style>body{background:#fff}${style}</style>${renderTable(requests)}`)
      const bytes = await drawn.locator('table').screenshot()
      const report = await readDocument({ bytes })
      const { proposed } = await proposeValues(report, { bytes, folder: null })
      // Without a font for Chinese the browser draws boxes, of which no label is recognised: then nothing is proposed.
      const hasFont = await drawn.evaluate<boolean>(TELLS_CHINESE_APART)
      expectProposed(proposed, hasFont ? 100 : 0)
    } finally {
      await browser.close()
    }
  },
  SLOW,
)
