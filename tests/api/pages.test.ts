/** The pages as served: twins, downloads, headers, and that nothing of the data is ever run. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { createServer } from '../../src/api/server.ts'
import { STYLE } from '../../src/web/style.ts'
import { csvRows } from './csv-rows.ts'
import {
  AGENCIES,
  DUTIES,
  EVIL,
  FINDINGS,
  NOW,
  PDF_SHA,
  SHA,
  SOURCE_BYTES,
  SOURCE_TEXT,
  sampleAnswers,
  sampleArchive,
} from './sample-answers.ts'

const app = createServer({ answers: sampleAnswers(), archive: sampleArchive, now: () => NOW, token: null })
const get = (path: string, init?: RequestInit) => app.request(encodeURI(path), init)
const page = async (path: string) => {
  const answer = await get(path)
  expect(answer.status, path).toBe(200)
  return load(await answer.text())
}
const json = async (path: string) => (await (await get(path)).json()) as never as Record<string, never>

const COMPARE =
  '/compare?agencies=990101:发展改革局,990101:教育局&years=2020-2024&indicators=new_requests__total,disclosure_rate'
const PAGES = [
  '/',
  '/?region=990101&years=2024&state=late,held&q=局',
  '/?page=2',
  '/status',
  '/status?state=missing&year=2023',
  '/findings',
  '/findings?state=pass',
  `/findings/${FINDINGS[0]?.fingerprint}`,
  '/portals',
  '/rank',
  '/rank?measure=review_total&year=2024&sort=-change&kind=department',
  '/totals',
  '/totals?level=nation&years=2023-2024&scope=regional_summary',
  '/compare',
  '/compare?find=教育',
  COMPARE,
  '/reports/1',
  '/reports/2',
  '/reports/5',
  '/reports/1?version=2',
  '/agencies/990101:发展改革局',
  '/agencies/990101:evil',
  '/agencies/990101:临湖镇3',
  `/sources/${SHA}`,
  `/sources/${SHA}?report=1&version=2&cell=t3:new_requests__total`,
  `/sources/${PDF_SHA}`,
] as const

const twin = (path: string, suffix: string) => {
  const [stem = '', search] = path.split('?')
  return `${stem === '/' ? '/index' : stem}.${suffix}${search === undefined ? '' : `?${search}`}`
}

describe.each(PAGES)('%s', (path) => {
  test('is a sound page that runs nothing', async () => {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const $ = load(await answer.text())
    expect($('html').attr('lang')).toBe('zh-CN')
    expect($('script, iframe, object, embed, style, [style], [onclick], [onload], img')).toHaveLength(0)
    expect($('h1')).toHaveLength(1)
    expect($('link[rel=stylesheet]').attr('href')).toBe(STYLE.path)
    for (const link of $('a').toArray()) expect($(link).attr('href')).toMatch(/^(\/(?!\/)|#|https?:\/\/)/)
    for (const head of $('table th').toArray())
      expect($(head).attr('scope'), $(head).text()).toMatch(/^(col|row)(group)?$/)
    const ids = $('[id]')
      .toArray()
      .map((one) => $(one).attr('id'))
    expect(new Set(ids).size).toBe(ids.length)
    for (const field of $('form.filter').find('input, select').toArray())
      expect($(field).closest('label').text().trim()).not.toBe('')
  })

  test('names its own twin, and every link inside the page leads somewhere', async () => {
    const $ = await page(path)
    expect(decodeURIComponent($('link[rel=alternate]').attr('href') ?? '')).toBe(twin(path, 'json'))
    const ids = new Set(
      $('[id]')
        .toArray()
        .map((one) => $(one).attr('id')),
    )
    for (const link of $('main a[href^="#"]').toArray())
      expect(ids).toContain(decodeURIComponent($(link).attr('href')?.slice(1) ?? ''))
    const inner = $('a[href^="/"]')
      .toArray()
      .map((link) => $(link).attr('href') ?? '')
    const sample = [...new Set(inner)].filter((_, i) => i % 40 === 0)
    for (const href of sample) expect((await app.request(href)).status, href).toBe(200)
  })

  test('HEAD answers like GET without a body', async () => {
    const answer = await get(path, { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })

  test('its JSON twin is its data', async () => {
    const answer = await get(twin(path, 'json'))
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect(Object.keys((await answer.json()) as object).length).toBeGreaterThan(0)
  })
})

describe('the matrix', () => {
  test('page and twin say the same, cell for cell', async () => {
    const $ = await page('/')
    const data = (await json('/index.json')) as unknown as {
      rows: { agency_key: string; cells: { state: string }[] }[]
      counts: Record<string, number>
      total: number
      pages: number
    }
    expect([data.total, data.pages]).toEqual([AGENCIES.length, 2])
    const shown = $('table.matrix tbody tr')
      .toArray()
      .map((row) => ({
        agency_key: $(row).attr('data-agency'),
        states: $(row)
          .find('td a')
          .toArray()
          .map((cell) => $(cell).attr('class')),
      }))
    expect(shown).toEqual(
      data.rows.map((row) => ({ agency_key: row.agency_key, states: row.cells.map((cell) => cell.state) })),
    )
    expect(shown).toHaveLength(200)
    for (const [state, count] of Object.entries(data.counts))
      expect($(`.legend [data-state=${state}] b`).text()).toBe(String(count))
  })

  test('a state is told in words, with its days', async () => {
    const $ = await page('/?state=late')
    expect($('table.matrix tbody tr')).toHaveLength(1)
    const late = $('table.matrix td a.late')
    expect(late.text()).toContain('逾期 5 天')
    expect(late.text()).toContain('部分读出')
    expect(late.find('.badge.error').text()).toContain('1')
    expect(late.attr('href')).toBe('/reports/1')
  })

  test('its CSV has every cell of every page and ignores paging', async () => {
    for (const path of ['/index.csv', '/index.csv?page=2']) {
      const rows = csvRows(await (await get(path)).text())
      expect(rows).toHaveLength(DUTIES.length)
      expect(rows.map((row) => [row.agency_key, row.year, row.state])).toEqual(
        AGENCIES.flatMap((one) =>
          DUTIES.filter((row) => row.agency_key === one.key).map((row) => [
            row.agency_key,
            String(row.year),
            row.state,
          ]),
        ),
      )
    }
  })

  test('pages are linked with the filters kept', async () => {
    const $ = await page('/?q=临湖镇')
    const next = $('.pager a[rel=next]').attr('href') ?? ''
    expect(decodeURIComponent(next)).toBe('/?q=临湖镇&page=2')
    const second = load(await (await app.request(next)).text())
    expect(second('table.matrix tbody tr')).toHaveLength(50)
    expect(second('.pager a[rel=next]')).toHaveLength(0)
  })

  test('sick portals are named', async () => {
    expect((await page('/'))('main').text()).toContain('临湖"镇')
  })
})

test('status, findings and report: CSV rows are the rows of the twin', async () => {
  const status = csvRows(await (await get('/status.csv?state=missing,late')).text())
  const duties = (
    (await json('/status.json?state=missing,late')) as unknown as { rows: { agency_key: string }[] }
  ).rows
  expect(status.map((row) => row.agency_key)).toEqual(duties.map((row) => row.agency_key))
  const findings = csvRows(await (await get('/findings.csv')).text())
  expect(findings.map((row) => row.fingerprint)).toEqual(
    FINDINGS.filter((one) => one.state === 'fail').map((one) => one.fingerprint),
  )
  const cells = csvRows(await (await get('/reports/1.csv')).text())
  const { report } = (await json('/reports/1.json')) as unknown as {
    report: { cells: { id: string; raw: string }[] }
  }
  expect(cells.map((row) => [row.id, row.raw])).toEqual(report.cells.map((cell) => [cell.id, cell.raw]))
})

test('compare: a figure that is not there is never a 0', async () => {
  const $ = await page(COMPARE)
  const cell = (indicator: string, agency: string, at: number) =>
    $(`table[data-indicator="${indicator}"] tr[data-agency="${agency}"] td`).eq(at)
  expect(cell('new_requests__total', '990101:教育局', 0).text()).toMatch(/^缺/)
  expect(cell('disclosure_rate', '990101:发展改革局', 3).text()).toMatch(/^—.*6／0$/)
  expect(cell('new_requests__total', '990101:发展改革局', 4).find('a').attr('href')).toBe(
    '/reports/1#cell-t3-new_requests__total',
  )
})

test('compare: CSV rows are the points of the twin', async () => {
  const rows = csvRows(await (await get(COMPARE.replace('/compare', '/compare.csv'))).text())
  const { comparison } = (await json(COMPARE.replace('/compare', '/compare.json'))) as unknown as {
    comparison: { points: { value: number | null; indicator: string }[] }
  }
  expect(rows).toHaveLength(2 * 5 * 2)
  expect(rows.map((row) => [row.indicator, row.value])).toEqual(
    comparison.points.map((point) => [point.indicator, point.value === null ? '' : String(point.value)]),
  )
})

describe('hostile text', () => {
  test.each([
    '/',
    '/status',
    '/reports/5',
    '/agencies/990101:evil',
    '/compare?find=script',
    '/compare?agencies=990101:evil',
  ])('%s shows it as text', async (path) => {
    const text = await (await get(path)).text()
    expect(text).not.toContain('<script')
    expect(text).toContain('&lt;script&gt;')
    expect(load(text)('body').text()).toContain(EVIL)
  })

  test('a filter value comes back as text', async () => {
    const $ = await page('/?q="><script>alert(1)</script>')
    expect($('input[name=q]').attr('value')).toBe('"><script>alert(1)</script>')
    expect($('script')).toHaveLength(0)
  })

  test('an address that would run is not linked', async () => {
    const $ = await page('/reports/1')
    expect($('a[href^="javascript"]')).toHaveLength(0)
    expect($('main').text()).toContain('附件')
  })
})

describe('the stored source', () => {
  test('is shown as text with the cell marked', async () => {
    const $ = await page(`/sources/${SHA}?report=1&version=2&cell=t3:new_requests__total`)
    expect($('pre.source').text()).toBe(SOURCE_TEXT)
    expect($('mark#cell').text()).toBe('1,234')
    expect($('main').text()).not.toContain('对不上')
  })

  test('says so where the place is unknown', async () => {
    const $ = await page(`/sources/${SHA}?cell=t3:carried_in__total`)
    expect($('mark')).toHaveLength(0)
    expect($('main').text()).toContain('位置不明')
  })

  test('is handed out byte for byte, as a download', async () => {
    const answer = await get(`/sources/${SHA}/bytes`)
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(SOURCE_BYTES)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${SHA.slice(0, 16)}.html"`)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const again = await get(`/sources/${SHA}/bytes`, {
      headers: { 'If-None-Match': answer.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test('a long one is cut around the cell, and says so', async () => {
    const text = `${'x'.repeat(500_000)}1,234${'y'.repeat(500_000)}`
    const base = sampleAnswers()
    const answers = sampleAnswers({
      document: async (sha256) => {
        const document = await base.document(sha256)
        return document === null ? null : { ...document, text }
      },
      report: async (id, version) => {
        const report = await base.report(id, version)
        const cells = report?.cells.map((cell) => ({
          ...cell,
          source: { block: 0, start: 500_000, end: 500_005 },
        }))
        return report === null || cells === undefined ? null : { ...report, cells }
      },
    })
    const server = createServer({ answers, archive: sampleArchive, now: () => NOW, token: null })
    const $ = load(await (await server.request(`/sources/${SHA}?cell=t3:new_requests__total`)).text())
    expect($('mark#cell').text()).toBe('1,234')
    expect($('pre.source').text().length).toBe(200_000)
    expect($('main').text()).toContain('全文 1000005 字符')
    const other = load(await (await server.request(`/sources/${SHA}?cell=t3:granted__natural_person`)).text())
    expect(other('section[aria-label=单元格]').text()).toContain('对不上')
    expect($('section[aria-label=单元格]').text()).not.toContain('对不上')
  })
})

describe('state of the server', () => {
  test('the style sheet is cached under its hash', async () => {
    const answer = await get(STYLE.path)
    expect(answer.headers.get('content-type')).toMatch(/^text\/css/)
    expect(answer.headers.get('cache-control')).toContain('immutable')
    const again = await get(STYLE.path, { headers: { 'If-None-Match': answer.headers.get('etag') ?? '' } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await get('/assets/style-0000.css')).status).toBe(404)
  })

  test('health and readiness', async () => {
    expect(await json('/healthz')).toEqual({ status: 'alive' })
    expect(await json('/readyz')).toEqual({ status: 'ready' })
  })

  test('metrics', async () => {
    const server = createServer({
      answers: sampleAnswers(),
      archive: sampleArchive,
      now: () => NOW,
      token: null,
    })
    await server.request('/reports/1')
    await server.request('/reports/99')
    await server.request('/no/such/"place')
    const answer = await server.request('/metrics')
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const lines = (await answer.text()).split('\n')
    expect(lines).toContain('nianbao_reports{status="partial"} 1')
    expect(lines).toContain('nianbao_duties{state="late"} 1')
    expect(lines).toContain('nianbao_duties{state="missing"} 0')
    expect(lines).toContain('nianbao_portals{health="blocked"} 1')
    expect(lines).toContain('nianbao_portal_healthy{portal="baichuan"} 1')
    expect(lines).toContain(`nianbao_last_run_timestamp_seconds ${Date.parse('2025-02-09T00:00:00Z') / 1000}`)
    expect(lines).toContain('nianbao_http_requests_total{method="GET",route="/reports/:id",status="200"} 1')
    expect(lines).toContain('nianbao_http_requests_total{method="GET",route="/reports/:id",status="404"} 1')
    expect(lines).toContain('nianbao_http_requests_total{method="GET",route="unmatched",status="404"} 1')
    for (const line of lines.filter((one) => one !== '' && !one.startsWith('#')))
      expect(line).toMatch(/^nianbao_\w+(\{[^}]*\})? [\d.e+-]+$/)
  })
})

test('the page of a report tells, table by table and in the cell, how far its figures compare', async () => {
  const paths = ['/reports/1', '/reports/2', '/reports/5']
  const seen = new Set<string>()
  for (const path of paths) {
    const $ = await page(path)
    const twin = (await json(`${path}.json`)) as unknown as {
      report: { cells: unknown[]; era: string }
      limits: { table: string; comparability: string }[]
    }
    expect(twin.limits).toHaveLength(twin.report.cells.length)
    for (const table of new Set(twin.limits.map((limit) => limit.table)))
      expect($(`.limits[data-table=${table}]`).text()).toContain('与现行格式相比')
    const apart = twin.limits.filter(({ comparability }) => comparability === 'none').length
    expect($('.form td:contains("不可比")')).toHaveLength(apart)
    if (apart > 0) seen.add(twin.report.era)
  }
  expect([...seen]).toEqual(['era_2019'])
})
