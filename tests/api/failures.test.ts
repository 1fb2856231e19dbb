/** Every way to ask wrongly, and what is said to it. */
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { createServer } from '../../src/api/server.ts'
import { brokenAnswers, NOW, PDF_SHA, SHA, sampleAnswers, sampleArchive } from './sample-answers.ts'

const parts = { archive: sampleArchive, now: () => NOW, token: null }
const app = createServer({ ...parts, answers: sampleAnswers() })
const broken = createServer({ ...parts, answers: brokenAnswers() })
const CURSOR_OF_OTHER = async () => {
  const answer = await app.request('/api/v1/agencies?limit=1')
  return ((await answer.json()) as { next: string }).next
}

/** path, status, code, words that the answer must say. */
const WRONG: readonly (readonly [path: string, status: number, code: string, says: readonly string[]])[] = [
  ['/api/v1/reports?agancy=x', 400, 'unknown_parameter', ['agancy', 'agency', 'years']],
  ['/api/v1/portals?x=1', 400, 'unknown_parameter', ['x', 'limit']],
  ['/api/v1/status?constructor=1', 400, 'unknown_parameter', ['constructor']],
  ['/api/v1/status?__proto__=1', 400, 'unknown_parameter', ['__proto__']],
  ['/api/v1/status?year=twenty', 400, 'bad_parameter', ['year', 'twenty', '2019-2025']],
  ['/api/v1/status?year=2025-2019', 400, 'bad_parameter', ['2025-2019']],
  ['/api/v1/status?year=1999', 400, 'bad_parameter', ['1999']],
  ['/api/v1/status?state=lost', 400, 'bad_parameter', ['lost', 'missing']],
  ['/api/v1/status?as_of=2024-02-30', 400, 'bad_parameter', ['as_of', '2024-02-30']],
  ['/api/v1/status?region=zibo', 400, 'bad_parameter', ['zibo', 'six, nine or twelve digits']],
  ['/api/v1/status?region=990101&region=990102', 400, 'bad_parameter', ['region']],
  ['/api/v1/reports?status=fine', 400, 'bad_parameter', ['fine', 'complete']],
  ['/api/v1/cells?report=abc', 400, 'bad_parameter', ['report', 'abc']],
  ['/api/v1/cells?table=t9', 400, 'bad_parameter', ['t9', 't3']],
  ['/api/v1/findings?severity=grave', 400, 'bad_parameter', ['grave', 'warning']],
  ['/api/v1/runs?limit=0', 400, 'bad_parameter', ['limit', '0']],
  ['/api/v1/runs?limit=1001', 400, 'bad_parameter', ['1001', '1000']],
  ['/api/v1/runs?limit=many', 400, 'bad_parameter', ['many']],
  ['/api/v1/runs?cursor=xyz', 400, 'bad_cursor', ['xyz', 'next']],
  ['/api/v1/compare', 400, 'bad_parameter', ['agencies', 'missing']],
  ['/api/v1/compare?agencies=990101:教育局&years=2024', 400, 'bad_parameter', ['indicators', 'missing']],
  ['/api/v1/compare?agencies=,&years=2024&indicators=x', 400, 'bad_parameter', ['agencies']],
  ['/api/v1/compare?agencies=nobody&years=2024&indicators=granted', 400, 'unknown_agency', ['nobody']],
  [
    '/api/v1/compare?agencies=990101:教育局&years=2024&indicators=grantd',
    400,
    'unknown_indicator',
    ['grantd', 'granted'],
  ],
  [
    `/api/v1/compare?agencies=${Array.from({ length: 51 }, (_, i) => i).join(',')}&years=2024&indicators=granted`,
    400,
    'too_much',
    ['51', '50'],
  ],
  ['/api/v1/reports.csv?nope=1', 400, 'unknown_parameter', ['nope']],
  ['/api/v1/cells?indicators=granted__total,nope', 400, 'unknown_indicator', ['indicators[1]', 'nope']],
  ['/api/v1/cells.csv?indicators=disclosure_rate', 400, 'not_printed', ['indicators[0]', 'disclosure_rate']],
  ['/api/v1/cells?indicators=refused_subtotal', 400, 'not_printed', ['refused_subtotal']],
  ['/api/v1/rank?measure=disclosure_rate&year=2024&kind=departement', 400, 'bad_parameter', ['departement']],
  ['/api/v1/totals?measure=disclosure_rate&kind=x', 400, 'bad_parameter', ['kind', 'department']],
  ['/api/v1/compare.csv?agencies=nobody&years=2024&indicators=granted', 400, 'unknown_agency', ['nobody']],
  ['/api/v1/nothing', 404, 'no_such_address', ['/api/v1/nothing', '/api/v1/reports']],
  ['/api/v1/nothing.csv', 404, 'no_such_address', ['/api/v1/nothing.csv']],
  ['/api/v2/reports', 404, 'no_such_address', ['/api/v2/reports']],
  ['/healthz?x=1', 400, 'unknown_parameter', ['x']],
  ['/index.json?colour=red', 400, 'unknown_parameter', ['colour', 'region']],
  ['/index.json?page=0', 400, 'bad_parameter', ['page']],
  ['/status.json?year=x', 400, 'bad_parameter', ['year']],
  ['/findings.csv?state=odd', 400, 'bad_parameter', ['odd', 'fail']],
  ['/compare.json?agencies=nobody', 400, 'unknown_agency', ['nobody']],
  ['/reports/99.json', 404, 'no_report', ['99']],
  ['/reports/99.csv', 404, 'no_report', ['99']],
  ['/reports/99.xlsx', 404, 'no_report', ['99']],
  ['/reports/abc.json', 404, 'no_report', ['abc']],
  ['/reports/-1.json', 404, 'no_report', ['-1']],
  ['/reports/99999999999999999999.json', 404, 'no_report', []],
  ['/reports/1.json?version=77', 404, 'no_report', ['77']],
  ['/reports/1.json?version=x', 400, 'bad_parameter', ['version', 'x']],
  ['/agencies/nobody.json', 404, 'no_agency', ['nobody']],
  ['/agencies/nobody.csv', 404, 'no_agency', ['nobody']],
  ['/sources/abc.json', 404, 'no_document', ['abc', 'SHA-256']],
  [`/sources/${'0'.repeat(64)}.json`, 404, 'no_document', []],
  [`/sources/${SHA.toUpperCase()}.json`, 404, 'no_document', []],
  [`/sources/${SHA}.csv`, 404, 'no_such_form', ['json']],
  [`/sources/${SHA}.xlsx`, 404, 'no_such_form', ['json']],
  [`/sources/${SHA}.json?cell=t3:nothing`, 404, 'no_cell', ['t3:nothing']],
  [`/sources/${SHA}.json?report=99`, 404, 'no_report', ['99']],
  [`/sources/${PDF_SHA}.json?cell=t3:granted__total`, 404, 'no_cell', ['granted__total']],
]

describe('machines get problem documents', () => {
  test.each(WRONG)('%s → %i %s', async (path, status, code, says) => {
    const answer = await app.request(encodeURI(path))
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const text = await answer.text()
    const problem = JSON.parse(text)
    expect(problem).toMatchObject({ status, code, type: `urn:nianbao:problem:${code}` })
    expect(problem.title).not.toBe('')
    for (const word of says) expect(text).toContain(word)
    expect(text).not.toMatch(/\bat .*\.ts:\d+|node_modules/)
    if (code === 'unknown_parameter' && path !== '/healthz?x=1')
      expect(problem.allowed.length).toBeGreaterThan(0)
  })

  test('a cursor of another query is refused', async () => {
    const cursor = await CURSOR_OF_OTHER()
    expect((await app.request(`/api/v1/agencies?cursor=${cursor}`)).status).toBe(200)
    for (const path of [`/api/v1/agencies?q=局&cursor=${cursor}`, `/api/v1/reports?cursor=${cursor}`]) {
      const answer = await app.request(encodeURI(path))
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ code: 'bad_cursor' })
    }
  })
})

describe('people get pages', () => {
  test.each([
    ['/nothing', 404],
    ['/reports/99', 404],
    ['/reports/abc', 404],
    ['/agencies/nobody', 404],
    ['/sources/abc', 404],
    ['/sources/abc/bytes', 404],
    ['/?colour=red', 400],
    ['/?region=%3Cscript%3E', 400],
    ['/compare?agencies=nobody', 400],
    ['/findings?year=x', 400],
  ])('%s → %i', async (path, status) => {
    const answer = await app.request(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    const $ = load(await answer.text())
    expect($('[role=alert]').text()).not.toBe('')
    expect($('h1').text()).toContain(String(status))
    expect($('script')).toHaveLength(0)
    expect($('main a[href="/"]')).toHaveLength(1)
  })
})

describe('our own trouble', () => {
  const paths = [
    '/',
    '/status',
    '/findings',
    '/portals',
    '/agencies/x',
    '/reports/1',
    '/metrics',
    '/readyz',
    '/api/v1/reports',
    '/api/v1/status.csv',
    '/index.json',
    `/sources/${SHA}`,
  ]
  test.each(paths)('%s with no database → 503', async (path) => {
    const answer = await broken.request(path)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('10')
    expect(await answer.text()).toContain('does not answer')
  })

  test('the process is alive all the same', async () => {
    expect((await broken.request('/healthz')).status).toBe(200)
  })

  test.each(['/status', '/api/v1/status', '/status.csv'])(
    '%s: an unforeseen error tells nothing of the inside',
    async (path) => {
      const heard: unknown[] = []
      const boom = new Error('select * from secret_table failed')
      const answers = sampleAnswers({ status: () => Promise.reject(boom) })
      const server = createServer({ ...parts, answers, onError: (error) => heard.push(error) })
      const answer = await server.request(path)
      expect(answer.status).toBe(500)
      expect(await answer.text()).not.toMatch(/secret_table|Error:|\.ts/)
      expect(heard).toEqual([boom])
    },
  )

  test('bytes that do not fit their hash are not handed out', async () => {
    const archive = { get: async () => new TextEncoder().encode('other') }
    const answer = await createServer({ ...parts, archive, answers: sampleAnswers() }).request(
      `/sources/${SHA}/bytes`,
    )
    expect(answer.status).toBe(500)
  })

  test('a list that changes while it is downloaded breaks off', async () => {
    let total = 6_000
    const rows = Array.from({ length: 5_000 }, () => ({ key: 'k', name: 'n' }) as never)
    const answers = sampleAnswers({ agencies: async () => ({ rows, total: total++ }) })
    const answer = await createServer({ ...parts, answers }).request('/api/v1/agencies.csv')
    await expect(answer.text()).rejects.toThrow(/changed while/)
  })
})
