/** Files that pages of reports offer: found, typed, kept and linked; a report that only a file holds is read from it. */
import { afterEach, expect, test } from 'vitest'
import { listLeads } from '../../db/queries/leads.ts'
import { listReports, reportById } from '../../db/queries/reports.ts'
import { ERA_2021 } from '../../parsers/formats/era-2021.ts'
import { articleHtml, type CrawlSite, listPage, openCrawlSite } from '../support/crawl-site.ts'
import { describeEachDatabase } from '../support/database.ts'
import { balancedValue, formTables, renderFormPage, type ValueOf } from '../support/form-page.ts'
import { docxOf } from '../support/office-form.ts'
import type { Answering } from '../support/portal-server.ts'
import { startPortalServer } from '../support/portal-server.ts'

const open: { close: () => Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()))
})

const balanced = balancedValue(ERA_2021)
const other: ValueOf = (cell, table) =>
  table.id === 't2' && cell === table.cells[0] ? '77' : balanced(cell, table)
const docx = (print: ValueOf = balanced) => docxOf(ERA_2021, formTables(ERA_2021, print))
const file =
  (bytes: Uint8Array, etag?: string): Answering =>
  (request) =>
    etag !== undefined && request.headers['if-none-match'] === etag
      ? { status: 304 }
      : {
          body: bytes,
          headers: { 'content-type': 'application/octet-stream', ...(etag === undefined ? {} : { etag }) },
        }

const TITLE = '柏川区临湖镇人民政府2023年政府信息公开工作年度报告'
const PAGE = '/nb/t20240120_1.html'
const LIST = listPage([[PAGE, TITLE]])
/** A page that only links its report. */
const offer = (links: string) => ({
  body: articleHtml(
    `<h1>${TITLE}</h1><p>发布日期：2024-01-20</p><p>${TITLE}（详见附件）</p>${links}`,
    TITLE,
    '<meta name="PubDate" content="2024-01-20">',
  ),
})
const link = (href: string, name = `${TITLE}.docx`) => `<p><a href="${href}">${name}</a></p>`

async function site(
  store: Parameters<typeof openCrawlSite>[0],
  answers: Record<string, Answering>,
  extra?: string,
): Promise<CrawlSite> {
  const opened = await openCrawlSite(store, { '/nb/': LIST, ...answers }, extra)
  open.push(opened)
  return opened
}

async function onlyReport(store: Parameters<typeof openCrawlSite>[0]) {
  const { data } = await listReports(store.db, { limit: null })
  expect(data).toHaveLength(1)
  const report = await reportById(store.db, data[0]?.id ?? 0)
  if (!report) throw new Error('no report')
  return report
}

describeEachDatabase('files of a report', (openStore) => {
  test('a page that only links its report is read from the file', async () => {
    const store = await openStore()
    const { server, crawl, states } = await site(store, {
      [PAGE]: offer(link('/files/P0202401.docx')),
      '/files/P0202401.docx': file(docx(), '"a"'),
    })
    expect(await crawl()).toMatchObject({ outcome: 'ok', portals: [{ new: 1 }] })
    const report = await onlyReport(store)
    expect(report).toMatchObject({
      status: 'complete',
      published_on: '2024-01-20',
      agency_key: '990101:临湖镇人民政府',
      year: 2023,
      source_url: `${server.origin}/files/P0202401.docx`,
      urls: [`${server.origin}${PAGE}`],
      versions: 1,
    })
    expect(report.files).toMatchObject([{ state: 'kept', kind: 'docx', is_source: true }])
    expect(report.files[0]?.sha256).toBe(report.document_sha256)
    expect(await states(2023)).toMatchObject({ 临湖镇人民政府: 'on_time' })
  })

  test('a file that changes is a new version; one that does not changes nothing', async () => {
    const store = await openStore()
    const { server, crawl } = await site(store, {
      [PAGE]: offer(link('/files/P0202401.docx')),
      '/files/P0202401.docx': file(docx(), '"a"'),
    })
    await crawl()
    expect(await crawl()).toMatchObject({ portals: [{ new: 0, changed: 0, unchanged: 1 }] })
    server.set('/files/P0202401.docx', file(docx(other), '"b"'))
    expect(await crawl()).toMatchObject({ portals: [{ new: 0, changed: 1 }] })
    expect(await onlyReport(store)).toMatchObject({ versions: 2, status: 'complete' })
  })

  test('a page that is a report keeps its figures, and its file beside them: one publication', async () => {
    const store = await openStore()
    const page = renderFormPage(ERA_2021, balanced).replace('</body>', `${link('/f/1.docx')}</body>`)
    const { crawl, server } = await site(store, {
      [PAGE]: { body: page, headers: { 'content-type': 'text/html', etag: '"p"' } },
      '/f/1.docx': file(docx()),
    })
    await crawl()
    const report = await onlyReport(store)
    expect(report).toMatchObject({ status: 'complete', versions: 1, source_url: `${server.origin}${PAGE}` })
    expect(report.urls).toHaveLength(1)
    expect(report.files).toMatchObject([{ state: 'kept', kind: 'docx', is_source: false }])
  })

  test('a list that shows page and file of one report gives one report', async () => {
    const store = await openStore()
    const { crawl } = await site(store, {
      '/nb/': listPage([
        [PAGE, TITLE],
        ['/f/1.docx', `${TITLE}.docx`],
      ]),
      [PAGE]: { body: renderFormPage(ERA_2021, balanced) },
      '/f/1.docx': file(docx()),
    })
    await crawl()
    const report = await onlyReport(store)
    expect(report.urls).toHaveLength(2)
    expect(report.status).toBe('complete')
  })

  test('only hosts that the portal file names are asked, and files are what their bytes say', async () => {
    const store = await openStore()
    const files = await startPortalServer({ '/a.pdf': file(docx()) })
    const foreign = await startPortalServer({ '/b.docx': file(docx()) })
    open.push(files, foreign)
    const { crawl } = await site(
      store,
      { [PAGE]: offer(`${link(`${foreign.origin}/b.docx`)}${link(`${files.origin}/a.pdf`, '附件1')}`) },
      `attachment_hosts: ["${files.host}"]`,
    )
    await crawl()
    const report = await onlyReport(store)
    expect(report.status).toBe('complete')
    expect(report.files).toMatchObject([
      { state: 'refused', sha256: null, reason: expect.stringContaining(foreign.host) },
      { state: 'kept', kind: 'docx', is_source: true },
    ])
    expect(foreign.requests).toEqual([])
  })

  test('a web page in place of the file is never kept as one; asked again it may be the file', async () => {
    const store = await openStore()
    const login = {
      body: articleHtml(
        '<p>请输入验证码后下载附件，谢谢您的配合与支持。</p><ul><li>1</li><li>2</li><li>3</li></ul>',
        '下载',
      ),
    }
    const { crawl, server, states } = await site(store, {
      [PAGE]: offer(link('/system/_content/download.jsp?wbfileid=7')),
      '/system/_content/download.jsp': login,
    })
    await crawl()
    expect((await listReports(store.db, { limit: null })).data).toEqual([])
    const [lead] = await listLeads(store.db, { states: ['failed'] })
    expect(lead?.reason).toMatch(/file_is_page.*person/)
    expect((await states(2023)).临湖镇人民政府).toBe('unknown')

    const bytes = { body: docx(), headers: { 'content-type': 'application/octet-stream' } }
    server.set('/system/_content/download.jsp', [login, bytes])
    await crawl()
    expect((await onlyReport(store)).status).toBe('complete')
  })

  test('a file that cannot be had for now leaves the stored report as it was', async () => {
    const store = await openStore()
    const { crawl, server } = await site(store, {
      [PAGE]: offer(link('/f/1.docx')),
      '/f/1.docx': file(docx()),
    })
    await crawl()
    server.set('/f/1.docx', { status: 500 })
    expect(await crawl()).toMatchObject({ portals: [{ failed: 1, failures: { http_500: 1 } }] })
    expect(await onlyReport(store)).toMatchObject({ status: 'complete', versions: 1 })
  })

  test('a file that is gone, of another year, or that contradicts another, is not read as the report', async () => {
    const store = await openStore()
    const { crawl, server } = await site(store, {
      [PAGE]: offer(`${link('/f/1.docx')}${link('/f/2.docx')}`),
      '/f/1.docx': file(docx()),
      '/f/2.docx': file(docx(other)),
    })
    await crawl()
    expect(await onlyReport(store)).toMatchObject({
      status: 'attachment_only',
      reason: expect.stringContaining('different figures'),
    })
    server.set('/f/1.docx', { status: 404 })
    server.set('/f/2.docx', { status: 404 })
    await crawl()
    expect(await onlyReport(store)).toMatchObject({
      status: 'attachment_only',
      reason: expect.stringContaining('http_404'),
    })
  })
})
