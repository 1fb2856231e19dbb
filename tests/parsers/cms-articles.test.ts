/** Article pages as single content systems publish them: the same report must come out of each. */
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import type { Format } from '../../src/domain/format.ts'
import { readDocument } from '../../src/steps/read.ts'
import { distinctValue, renderFormPage, truthOf } from '../support/form-page.ts'
import { detailPage } from '../support/portals/gkmlpt.ts'
import { expectComplete, numbersOf, readPage } from './read-page.ts'

const FORMAT = formatOf('era_2021') as Format
const TRUTH = truthOf(FORMAT, distinctValue)
const PAGE = renderFormPage(FORMAT, distinctValue)
const TITLE = readPage(PAGE).title ?? ''
/** What stands in the body of the form page. */
const BODY = PAGE.replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '')
const narrative = (page: string): string =>
  readPage(page)
    .sections.map(({ text }) => text)
    .join('\n')

describe('gkmlpt', () => {
  test('title and text in the data of a script are read as the page would show them', () => {
    const report = readPage(detailPage(TITLE, BODY))
    expectComplete(report, TRUTH)
    expect(report).toMatchObject({ title: TITLE, agency: '柏川区临湖镇人民政府', year: 2023 })
    expect(report.cells.every(({ source }) => source.start === undefined)).toBe(true)
  })

  test('the way that most pages are read goes through the same data', async () => {
    const report = await readDocument({ bytes: new TextEncoder().encode(detailPage(TITLE, BODY)) })
    expect(numbersOf(report)).toEqual(new Map(TRUTH))
  })

  test('the body named in the data is the publisher where title and text are bare', () => {
    const bare = BODY.replaceAll(/柏川区临湖镇人民政府|柏川区临湖镇|临湖镇/g, '')
    expect(readPage(detailPage('2023年政府信息公开工作年度报告', bare)).agency).toBe('柏川区教育局')
  })

  test('an article that the page shows as well is read once, in its place', () => {
    const both = detailPage(TITLE, BODY).replace('<div id="app"></div>', BODY)
    const report = readPage(both)
    expectComplete(report, TRUTH)
    expect(report.cells.every(({ source }) => source.start !== undefined)).toBe(true)
  })

  test.each([
    ['broken off', (html: string) => html.replace(/"attachment"[\s\S]*$/, '')],
    ['without content', (html: string) => html.replace(/"content":"(?:[^"\\]|\\.)*"/, '"content":""')],
    ['of another shape', (html: string) => html.replace('DETAIL: {', 'DETAIL: [{')],
  ])('data %s give no report', (_, broken) => {
    expect(readPage(broken(detailPage(TITLE, BODY))).cells).toEqual([])
  })

  test('files of the data are attachments', () => {
    const file = '"attachment":[{"id":1,"name":"年度报告.docx","url":"/attachment/1/2/12541123.docx"}]'
    const page = detailPage(TITLE, '<p>详见附件。</p>').replace('"attachment":[]', file)
    expect(readPage(page).attachments).toMatchObject([{ name: '年度报告.docx' }])
  })
})

describe('Ucap', () => {
  const article = (body: string): string =>
    `<!DOCTYPE html><html><head><title>${TITLE}</title></head><body><div class="nav"><a href="/">首页</a></div><h1><UCAPTITLE>${TITLE}</UCAPTITLE></h1><p>发布时间：<PUBLISHTIME>2025-01-20 09:30</PUBLISHTIME></p><div id="zoomcon"><UCAPCONTENT>${body}</UCAPCONTENT></div></body></html>`

  test('elements of its own are read through, without any charset declared', () => {
    const report = readPage(article(BODY))
    expectComplete(report, TRUTH)
    expect(report).toMatchObject({ title: TITLE, published_on: '2025-01-20' })
  })

  test('marks between parts of a page are no text, and all parts are kept', () => {
    const halves = BODY.replace(/<table/g, '<p>#PAGE_BREAK#</p><table').replace('<h2', '#PAGE_BREAK#<h2')
    const report = readPage(article(halves))
    expectComplete(report, TRUTH)
    expect(JSON.stringify(report).includes('PAGE_BREAK')).toBe(false)
    expect(narrative(article(halves))).toBe(narrative(article(BODY)))
  })
})

describe('VSB', () => {
  test('the text within the form of the news module is read', () => {
    const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${TITLE}</title></head><body><form name="_newscontent_fromname"><h1>${TITLE}</h1><div>发布时间：2025年01月20日 点击数：[<script>_showDynClicks("wbnews", 1, 5946)</script>]</div><div id="vsb_content_500"><div class="v_news_content">${BODY}</div></div><ul><li>附件【<a href="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&amp;owner=1&amp;wbfileid=5D2C">年度报告.pdf</a>】</li></ul></form></body></html>`
    const report = readPage(page)
    expectComplete(report, TRUTH)
    expect(report.attachments).toMatchObject([{ name: '年度报告.pdf' }])
  })
})
