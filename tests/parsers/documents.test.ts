/** Kinds of file, charsets, and documents that are no report of the form. */
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import { PARSER_VERSION, readReport } from '../../parsers/read-report.ts'
import type { Format } from '../../src/domain/format.ts'
import { distinctValue, renderFormPage, truthOf } from '../support/form-page.ts'
import { expectComplete, readPage } from './read-page.ts'

const A = formatOf('era_2021') as Format
const TRUTH = truthOf(A, distinctValue)
const PAGE = renderFormPage(A, distinctValue)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const gbk = (text: string): Uint8Array => iconv.encode(text, 'gb18030')
const without = (html: string): string => html.replace('<meta charset="utf-8">', '')

describe('charsets', () => {
  test.each<[string, Uint8Array, string | null]>([
    ['utf-8', utf8(PAGE), null],
    ['utf-8 with a BOM', utf8(`\ufeff${PAGE}`), null],
    ['utf-8, nothing declared', utf8(without(PAGE)), null],
    ['utf-8 under a wrong header', utf8(PAGE), 'text/html; charset=gb2312'],
    ['utf-8 cut within a character', utf8(`${PAGE}\u6c34`).slice(0, -1), null],
    ['gbk, nothing declared', gbk(without(PAGE)), null],
    ['gbk that declares utf-8', gbk(PAGE), 'text/html; charset=utf-8'],
    ['gbk declared by the header', gbk(without(PAGE)), 'text/html; charset=GBK'],
    [
      'gbk declared far down',
      gbk(without(PAGE).replace('</body>', `${' '.repeat(3000)}<meta charset="gb2312"></body>`)),
      null,
    ],
    ['utf-16 with a BOM', iconv.encode(PAGE, 'utf-16le', { addBOM: true }), null],
    ['utf-16 without a BOM', iconv.encode(PAGE, 'utf-16le'), null],
    ['utf-8 with one bad byte', Uint8Array.from([...utf8(PAGE), 0xe6, 0x20, 0x41]), null],
  ])('%s', async (_name, bytes, contentType) => {
    const report = await readReport({ bytes, contentType })
    expectComplete(report, TRUTH)
    expect(report.agency).toBe('柏川区临湖镇人民政府')
  })

  test('characters outside the old charset survive', async () => {
    const report = await readReport({ bytes: gbk(without(PAGE).replaceAll('临湖镇', '\u4dae湖镇')) })
    expect(report.title).toContain('\u4dae湖镇')
  })
})

describe('kinds of file', () => {
  const bytes = (hex: string, rest = ''): Uint8Array =>
    new Uint8Array([...Buffer.from(hex, 'hex'), ...utf8(rest)])

  test.each<[string, Uint8Array, string, RegExp]>([
    ['an empty file', new Uint8Array(), 'unreadable', /empty/],
    ['white space', utf8(' \n\t'), 'unreadable', /empty/],
    ['binary junk', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 32), 'unreadable', /no text/],
    ['the head of an old Office file', bytes('d0cf11e0a1b11ae1', 'x'), 'unreadable', /compound/],
    ['the head of a Word file', bytes('504b0304', 'word/document.xml'), 'unreadable', /ZIP.*cut off/],
    ['the head of a PDF', utf8('%PDF-1.7 ...'), 'unreadable', /PDF is broken/],
    ['rich text that says nothing', utf8('{\\rtf1 ...'), 'not_a_report', /no table/],
    ['an archive', bytes('526172211a0700'), 'unreadable', /archive/],
    ['a picture', bytes('89504e470d0a1a0a'), 'needs_ocr', /picture/],
    ['tags without end', utf8(`<html>${'<div>'.repeat(100_000)}`), 'unreadable', /deep/],
  ])('%s', async (_name, content, status, reason) => {
    const report = await readReport({ bytes: content })
    expect(report.status).toBe(status)
    expect(report.reason).toMatch(reason)
    expect(report.cells).toEqual([])
  })

  test('HTML named .pdf is HTML', async () => {
    expectComplete(await readReport({ bytes: utf8(PAGE), fileName: 'x.pdf' }), TRUTH)
  })

  test('row spans beyond all bounds cost nothing', () => {
    const started = performance.now()
    const report = readPage(
      `<table>${'<tr><td rowspan="100000" colspan="100000">一</td><td rowspan="65534">2</td></tr>'.repeat(300)}</table>`,
    )
    expect(report.status).toBe('not_a_report')
    expect(performance.now() - started).toBeLessThan(4_000)
  })

  test('the version of the parser is said', () => {
    expect(PARSER_VERSION).toMatch(/^\d+$/)
  })
})

const page = (title: string, body: string): string =>
  `<html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`
const REPORT = '柏川区水务局2023年政府信息公开工作年度报告'
const prose = (sentence: string, times: number): string => `<p>${sentence}</p>`.repeat(times)

describe('documents that are no form', () => {
  test.each<[string, string, string, string | null]>([
    [
      'a challenge',
      page('安全验证', '<p>请完成验证后继续访问</p><script>x()</script>'),
      'not_a_report',
      null,
    ],
    ['a missing page', page('404', '<p>您访问的页面不存在</p>'), 'not_a_report', null],
    [
      'a guide',
      page(
        '柏川区水务局政府信息公开指南',
        `<h1>柏川区水务局政府信息公开指南</h1>${prose('一、公开范围包括机构职能、政策文件等内容。', 20)}`,
      ),
      'not_a_report',
      null,
    ],
    [
      'a rule-of-law report',
      page(
        '柏川区水务局2023年法治政府建设年度报告',
        `<h1>柏川区水务局2023年法治政府建设年度报告</h1>${prose('全面推进依法行政工作，取得积极成效。', 20)}`,
      ),
      'not_a_report',
      null,
    ],
    [
      'a list',
      page(
        '政府信息公开年报',
        [2019, 2020, 2021, 2022, 2023]
          .map((year) => `<li><a href="/${year}.html">柏川区水务局${year}年政府信息公开工作年度报告</a></li>`)
          .join(''),
      ),
      'not_a_report',
      null,
    ],
    [
      'an empty form',
      renderFormPage(A, () => '', { title: '关于做好2023年政府信息公开工作年度报告编制工作的通知' }),
      'not_a_report',
      'era_2021',
    ],
    [
      'news',
      page('柏川区召开水务工作会议', prose('会议强调要做好防汛备汛各项工作。', 30)),
      'not_a_report',
      null,
    ],
    [
      'an attachment',
      page(REPORT, `<h1>${REPORT}</h1><p>附件：<a href="./P0202401.pdf">${REPORT}.pdf</a></p>`),
      'attachment_only',
      null,
    ],
    [
      'pictures of tables',
      page(
        REPORT,
        `<div><h1>${REPORT}</h1><p>一、总体情况</p>${prose('本局高度重视政府信息公开工作。', 5)}<p>二、主动公开政府信息情况</p><img src="a.png"><p>三、收到和处理政府信息公开申请情况</p><img src="b.png"><p>四、政府信息公开行政复议、行政诉讼情况</p><img src="c.png"><p>五、存在的主要问题及改进情况</p><p>无。</p></div>`,
      ),
      'needs_ocr',
      null,
    ],
    ['a picture of the whole', page(REPORT, `<h1>${REPORT}</h1><img src="whole.jpg">`), 'needs_ocr', null],
    [
      'headings without tables',
      page(
        REPORT,
        `<h1>${REPORT}</h1><p>一、总体情况</p>${prose('本局高度重视政府信息公开工作。', 5)}<p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p><p>无。</p>`,
      ),
      'partial',
      null,
    ],
    [
      'prose of an earlier year',
      page(
        '柏川区水务局2012年政府信息公开工作年度报告',
        `<h1>柏川区水务局2012年政府信息公开工作年度报告</h1>${prose('全年主动公开政府信息一百二十条，未收到公开申请。', 20)}`,
      ),
      'partial',
      'narrative',
    ],
  ])('%s', async (_name, html, status, era) => {
    const report = await readReport({
      bytes: utf8(html),
      url: 'https://www.baichuan.gov.cn/xxgk/202401/t1.html',
    })
    expect([report.status, report.era], report.reason ?? '').toEqual([status, era])
    expect(report.reason).toMatch(/\.$/)
    if (report.status !== 'not_a_report') expect(report.cells).toEqual([])
  })

  test('attachments are given with whole addresses, each once', async () => {
    const html = page(
      REPORT,
      `<h1>${REPORT}</h1><a href="../a/b.docx">附件1.docx</a><a href="../a/b.docx">再次</a><iframe src="/v/c.pdf"></iframe><a href="javascript:go('x.pdf')">坏.pdf</a><a href="/index.html">首页</a>`,
    )
    expect(
      (await readReport({ bytes: utf8(html), url: 'https://www.baichuan.gov.cn/x/y/z.html' })).attachments,
    ).toEqual([
      { name: '附件1.docx', url: 'https://www.baichuan.gov.cn/x/a/b.docx' },
      { name: 'c.pdf', url: 'https://www.baichuan.gov.cn/v/c.pdf' },
      { name: '坏.pdf', url: 'https://www.baichuan.gov.cn/x/y/x.pdf' },
    ])
  })
})

describe('sections', () => {
  test('inside one paragraph', () => {
    const report = readPage(
      page(
        REPORT,
        `<h1>${REPORT}</h1><p>本报告由总体情况、主动公开政府信息情况等组成。一、总体情况 （一）主动公开情况。全年公开120条。二、主动公开政府信息情况 见表。三、收到和处理政府信息公开申请情况 无。四、政府信息公开行政复议、行政诉讼情况 无。五、存在的主要问题及改进情况 时效不足。 六、其他需要报告的事项 无。</p>`,
      ),
    )
    expect(report.sections.map((section) => [section.id, section.text])).toEqual([
      ['overview', '（一）主动公开情况。全年公开120条。'],
      ['proactive_disclosure', '见表。'],
      ['requests', '无。'],
      ['review_and_litigation', '无。'],
      ['problems_and_improvements', '时效不足。'],
      ['other_matters', '无。'],
    ])
  })

  test('headings in other words and other numbers', () => {
    const report = renderFormPage(A, distinctValue)
      .replace(
        '四、政府信息公开行政复议、行政诉讼情况',
        '三、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      )
      .replace('五、存在的主要问题及改进情况', '存在问题及改进情况')
      .replace('六、其他需要报告的事项', '七、其它需要报告的事项：')
    expect(readPage(report).sections.map((section) => section.heading)).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '三、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '存在问题及改进情况',
      '七、其它需要报告的事项：',
    ])
  })

  test('a head in brackets inside section one is none of the six', () => {
    const report = readPage(
      renderFormPage(A, distinctValue, { texts: { overview: '总述。' } }).replace(
        '<p>总述。</p>',
        '<p>总述。</p><p>（一）主动公开政府信息情况</p><p>全年公开120条。</p>',
      ),
    )
    expect(report.sections[0]?.text).toBe('总述。\n（一）主动公开政府信息情况\n全年公开120条。')
    expect(report.sections[1]?.text).toBe('')
  })
})
