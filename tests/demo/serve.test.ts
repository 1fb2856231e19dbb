import { load } from 'cheerio'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { groundTruth } from '../../src/demo/ground-truth.ts'
import { demoPortalFile } from '../../src/demo/portal-file.ts'
import { demoRosterCsv } from '../../src/demo/roster.ts'
import { type DemoPortal, startDemoPortal } from '../../src/demo/serve.ts'
import { TransportError } from '../../src/domain/errors.ts'
import { classifyTitle } from '../../src/domain/title.ts'

let portal: DemoPortal
beforeEach(async () => {
  portal = await startDemoPortal()
})
afterEach(() => portal.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(portal.url + path, { headers })
const page = async (path: string) => load(await (await get(path)).text())

interface Row {
  readonly path: string
  readonly title: string
  readonly date: string
}

/** Walks columns, sub-columns and paging as the page says, apart from the product's own crawler. */
async function walk(path: string): Promise<readonly Row[]> {
  const first = await page(path)
  const pages = Number(/createPageHTML\((\d+), 0, "index", "html"\)/.exec(first.html())?.[1])
  const rest = Array.from({ length: pages - 1 }, (_, i) => page(`${path}index_${i + 1}.html`))
  const rows = [first, ...(await Promise.all(rest))].flatMap(($) =>
    $('.list li')
      .toArray()
      .map((li) => ({
        path: new URL($(li).find('a').attr('href') ?? '', portal.url + path).pathname,
        title: $(li).find('a').attr('title') ?? '',
        date: $(li).find('span').text(),
      })),
  )
  const subs = first('.nav a')
    .toArray()
    .map((a) => new URL(first(a).attr('href') ?? '', portal.url + path).pathname)
  const below = await Promise.all(subs.map(walk))
  return [...rows, ...below.flat()]
}

describe('the sample portal', () => {
  it('lists every report and decoy below its column, and nothing else', async () => {
    const truth = groundTruth()
    const rows = await walk('/zfxxgk/ndbg/')
    const listed = new Map(rows.map((row) => [row.path, row]))
    expect([...listed.keys()].toSorted()).toEqual(
      [...truth.reports.map((report) => report.path), ...truth.decoyPaths].toSorted(),
    )
    for (const report of truth.reports) {
      expect(listed.get(report.path)).toMatchObject({ title: report.title, date: report.published_on })
    }
  })

  it('has titles that the classifier tells apart', async () => {
    const truth = groundTruth()
    for (const report of truth.reports) {
      expect(classifyTitle(report.title), report.title).toMatchObject({
        verdict: 'report',
        year: report.year,
        agency: report.agency,
      })
    }
    const decoys = (await walk('/zfxxgk/ndbg/')).filter((row) => truth.decoyPaths.includes(row.path))
    expect(decoys.length).toBeGreaterThanOrEqual(5)
    for (const { title } of decoys) expect(classifyTitle(title).verdict, title).toBe('decoy')
  })

  it('pages from index_1 on and answers 404 behind the last page', async () => {
    expect((await get('/zfxxgk/ndbg/2023n/index_1.html')).status).toBe(200)
    expect((await get('/zfxxgk/ndbg/2023n/index_2.html')).status).toBe(404)
    expect((await get('/nothing')).status).toBe(404)
    expect(await (await get('/robots.txt')).text()).toContain('Disallow: /search/')
  })

  it('prints every cell of every report somewhere in its tables, with sound metas', async () => {
    for (const report of groundTruth().reports) {
      const $ = await page(report.path)
      expect($('meta[name="ArticleTitle"]').attr('content')).toBe(report.title)
      expect($('meta[name="PubDate"]').attr('content')).toBe(`${report.published_on} 10:12`)
      const printed = $('td')
        .toArray()
        .map((td) => $(td).text().trim())
      for (const [id, cell] of report.cells) expect(printed, `${report.title} ${id}`).toContain(cell.raw)
      expect($('style').length, 'the editor leaves a style block in the text').toBe(1)
    }
  })

  it('answers 304 to either validator, until the revision changes that page alone', async () => {
    const truth = groundTruth()
    const isRevised = (report: { agency_key: string; year: number }) =>
      report.agency_key === truth.revised.agency_key && report.year === truth.revised.year
    const revised = truth.reports.find(isRevised)?.path ?? ''
    const other = truth.reports.find((report) => !isRevised(report))?.path ?? ''
    const tags = new Map<string, Record<string, string>>()
    for (const path of [revised, other]) {
      const answer = await get(path)
      const headers = {
        'if-none-match': answer.headers.get('etag') ?? '',
        'if-modified-since': answer.headers.get('last-modified') ?? '',
      }
      tags.set(path, headers)
      expect((await get(path, { 'if-none-match': headers['if-none-match'] })).status).toBe(304)
      expect((await get(path, { 'if-modified-since': headers['if-modified-since'] })).status).toBe(304)
      expect(
        (await get(path, { 'if-none-match': '"other"', 'if-modified-since': headers['if-modified-since'] }))
          .status,
      ).toBe(200)
    }
    portal.setRevision(2)
    expect((await get(revised, tags.get(revised))).status).toBe(200)
    expect((await get(other, tags.get(other))).status).toBe(304)
    const since = tags.get(revised)?.['if-modified-since'] ?? ''
    expect((await get(revised, { 'if-modified-since': since })).status).toBe(200)
    expect(portal.requests.get(revised)).toBe(6)
  })

  it('serves the same bytes each time it is started', async () => {
    const again = await startDemoPortal()
    try {
      for (const { path } of groundTruth().reports.slice(0, 5)) {
        const [a, b] = await Promise.all([get(path), fetch(again.url + path)])
        expect(await a.text()).toBe(await b.text())
      }
    } finally {
      await again.close()
    }
  })

  it('refuses other methods, and a taken port in one clear line', async () => {
    expect((await fetch(portal.url, { method: 'POST' })).status).toBe(405)
    const head = await fetch(portal.url, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const attempt = startDemoPortal({ port: portal.port })
    await expect(attempt).rejects.toBeInstanceOf(TransportError)
    await expect(attempt).rejects.toThrow(`cannot listen on 127.0.0.1:${portal.port}: EADDRINUSE`)
  })
})

describe('the files beside it', () => {
  it('the portal file allows that host only', () => {
    expect(parse(demoPortalFile(portal.url))).toMatchObject({
      base_url: portal.url,
      hosts: [`127.0.0.1:${portal.port}`],
      region: '990101',
      columns: [{ url: '/zfxxgk/ndbg/' }],
      allow_private_network: true,
    })
  })

  it('the roster names each body once, with its parent', () => {
    const [header = '', ...lines] = demoRosterCsv().trimEnd().split('\n')
    const columns = header.split(',')
    expect(columns).toHaveLength(12)
    const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i], cell])))
    const keys = rows.map((row) => row.key)
    expect(new Set(keys).size).toBe(9)
    for (const row of rows) expect(row.parent_key === '' || keys.includes(row.parent_key)).toBe(true)
    for (const { agency_key } of groundTruth().reports) expect(keys).toContain(agency_key)
  })
})
