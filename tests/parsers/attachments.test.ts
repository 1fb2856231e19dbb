/** A report that is only a file behind a link: whatever way the page opens it, the file and its name are told. */
import { describe, expect, test } from 'vitest'
import { readReport } from '../../parsers/read-report.ts'

const REPORT = '柏川区水务局2023年政府信息公开工作年度报告'
const page = (body: string): Uint8Array =>
  new TextEncoder().encode(
    `<html><head><meta charset="utf-8"><title>${REPORT}</title></head><body><h1>${REPORT}</h1>${body}</body></html>`,
  )
const URL = 'https://www.baichuan.gov.cn/zfxxgk/202401/t1.html'
const SITE = 'https://www.baichuan.gov.cn'

describe('the page only offers the report as a file', () => {
  test.each<[string, string, string]>([
    [`<a href="/down.jsp?filename=P0202.pdf">${REPORT}</a>`, REPORT, '/down.jsp?filename=P0202.pdf'],
    [
      `<a href="/module/download/downfile.jsp?classid=0&amp;filename=2401.pdf">${REPORT}</a>`,
      REPORT,
      '/module/download/downfile.jsp?classid=0&filename=2401.pdf',
    ],
    [
      `<a href="/module/download/downfile.jsp?filename=2401.doc&classid=0"></a>`,
      '2401.doc',
      '/module/download/downfile.jsp?filename=2401.doc&classid=0',
    ],
    [`<a href="/download.jsp?id=77">${REPORT}</a>`, REPORT, '/download.jsp?id=77'],
    [`<iframe src="/pdfjs/web/viewer.html?file=/uploads/a.pdf"></iframe>`, 'a.pdf', '/uploads/a.pdf'],
    [
      `<iframe src="/pdfjs/web/viewer.html?file=%2Fuploads%2F%E5%B9%B4%E6%8A%A5.pdf&v=2#page=1"></iframe>`,
      '年报.pdf',
      '/uploads/%E5%B9%B4%E6%8A%A5.pdf',
    ],
    [`<iframe src="../web/viewer.html?file=../../a.pdf"></iframe>`, 'a.pdf', '/a.pdf'],
    [`<embed src="a.pdf" type="application/pdf">`, 'a.pdf', '/zfxxgk/202401/a.pdf'],
    [`<object data="/a.ofd" title="${REPORT}"></object>`, REPORT, '/a.ofd'],
    [`<a href="javascript:window.open('/uploads/a.pdf')">${REPORT}</a>`, REPORT, '/uploads/a.pdf'],
    [
      `<a href="javascript:void(0)" onclick="view('12','/uploads/a.docx')">下载</a>`,
      '下载',
      '/uploads/a.docx',
    ],
    [`<a href="#" onclick="downfile(&quot;./a.wps&quot;)">附件</a>`, '附件', '/zfxxgk/202401/a.wps'],
    [`<a onclick="open('a.et')">附件</a>`, '附件', '/zfxxgk/202401/a.et'],
    [
      `<script>var x='<li><a href="./P02.pdf">${REPORT}.pdf</a></li>';</script>`,
      `${REPORT}.pdf`,
      '/zfxxgk/202401/P02.pdf',
    ],
    [`<iframe src="/a.pdf"></iframe><a href="/a.pdf">${REPORT}</a>`, REPORT, '/a.pdf'],
    [
      `<a href="./a.PDF?v=3">${REPORT}</a><a href="./a.PDF?v=3">再次下载</a>`,
      REPORT,
      '/zfxxgk/202401/a.PDF?v=3',
    ],
  ])('%s', async (body, name, path) => {
    const report = await readReport({ bytes: page(`<p>详见附件。</p>${body}`), url: URL })
    expect(report).toMatchObject({ status: 'attachment_only', year: 2023, agency: '柏川区水务局' })
    expect(report.attachments).toEqual([{ name, url: SITE + path }])
  })
})

test.each<[string, string]>([
  ['<a href="./a.pdf">附件</a>', './a.pdf'],
  ['<iframe src="/web/viewer.html?file=/uploads/a.pdf"></iframe>', '/uploads/a.pdf'],
  ['<iframe src="viewer.html?file=a.pdf"></iframe>', './a.pdf'],
  [
    '<iframe src="viewer.html?file=https://files.baichuan.gov.cn/a.pdf"></iframe>',
    'https://files.baichuan.gov.cn/a.pdf',
  ],
])('without its own address, %s', async (body, url) => {
  expect((await readReport({ bytes: page(body) })).attachments.map((one) => one.url)).toEqual([url])
})

test('pages, pictures and scripts are no files', async () => {
  const body =
    '<a href="/index.html">首页</a><a href="javascript:print()">打印</a><a href="/a.png">图</a><a href="mailto:a@b.cn">信箱</a><a onclick="share(\'weixin\')">分享</a><iframe src="/count.html"></iframe><a href="javascript:go(\'/list.html\')">列表</a>'
  expect((await readReport({ bytes: page(body), url: URL })).attachments).toEqual([])
})
