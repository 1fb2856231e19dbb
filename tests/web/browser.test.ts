/** The pages in a real Chromium over the real store: what a person sees, with nothing refused by the page's own policy. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { openDatabase, type Store } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { type Serving, serve } from '../../src/api/serve.ts'
import { createServer } from '../../src/api/server.ts'
import { SUMMARY_FIGURES } from '../../src/api/summary-figures.ts'
import { bindAnswers } from '../../src/cli/bind-answers.ts'
import { judgeFinding } from '../../src/steps/judge-finding.ts'
import { launchBrowser } from '../support/browser.ts'
import { embeddedHome } from '../support/database.ts'
import { type DemoSite, openDemoSite } from '../support/demo-site.ts'

const browser: Browser | null = await launchBrowser()
const TOKEN = '令牌 geheim+&'
const refused = async () => {
  throw new Error('not asked here')
}
let store: Store
let site: DemoSite
let serving: Serving

beforeAll(async () => {
  store = await openDatabase({ databaseUrl: null, home: await embeddedHome() })
  await migrateToLatest(store)
  const archive = createFileArchive(mkdtempSync(join(tmpdir(), 'nianbao-archive-')))
  site = await openDemoSite(store, { archive })
  await site.crawl()
  const app = createServer({
    answers: bindAnswers(store, archive),
    archive,
    now: () => new Date(),
    token: TOKEN,
    writes: {
      judge: (verdict) => judgeFinding(store.db, verdict),
      importDocument: refused,
      importRoster: refused,
      savePortal: refused,
    },
  })
  serving = await serve(app, { port: 0, host: '127.0.0.1' })
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await serving?.close()
  await site?.close()
  await store?.close()
})

async function open(path: string, width = 1200): Promise<{ page: Page; complaints: string[] }> {
  if (!browser) throw new Error('no browser')
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(new URL(path, serving.url).href)
  return { page, complaints }
}

describe.runIf(browser !== null)('in a real browser', () => {
  test('the matrix leads to the missing body, the report, its source and the cell in it', async () => {
    const { page, complaints } = await open('/')
    await page.getByText('逾期 20 天').first().click()
    await page.waitForSelector('table')
    expect(await page.title()).toContain('柏川区水务局')
    const cell = page.locator('table a[href$="#cell"]').first()
    const figure = (await cell.textContent())?.trim()
    await cell.click()
    await page.waitForSelector('#cell')
    expect(await page.locator('#cell').textContent()).toContain(figure)
    expect(complaints).toEqual([])
    await page.close()
  })

  test.each([
    '/',
    '/status',
    '/findings',
    '/portals',
    '/compare',
    '/rank',
    '/rank?sort=-abs&year=2022',
    '/totals',
    '/reports/1',
  ])('%s fits a narrow screen and obeys its own policy', async (path) => {
    const { page, complaints } = await open(path, 390)
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow).toBe(0)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a rank is asked for by keyboard alone, and its row leads to the report', async () => {
    const { page, complaints } = await open('/rank')
    await page.locator('select[name=measure]').focus()
    await page.locator('select[name=measure]').selectOption('new_requests__total')
    await page.locator('form.filter button').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/measure=new_requests__total/)
    const values = (await page.locator('table.rank td.num:nth-of-type(3) > a').allTextContents()).map(Number)
    expect(values.length).toBeGreaterThan(3)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    await page.locator('table.rank td.num > a').first().click()
    await page.waitForURL(/\/reports\/\d+/)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a finding is decided on without any script; a wrong token keeps what was typed and decides nothing', async () => {
    if (!browser) throw new Error('no browser')
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 900 } })
    await page.goto(new URL('/findings', serving.url).href)
    await page.locator('table.findings td a', { hasText: '未判断' }).first().click()
    await page.selectOption('select[name=verdict]', 'dismissed')
    await page.fill('input[name=author]', '周明')
    await page.fill('textarea[name=note]', '集中整治“<b>”')
    await page.fill('input[name=token]', 'wrong')
    await page.click('form.verdict button')
    expect(await page.textContent('[role=alert]')).toContain('令牌不对')
    expect(await page.inputValue('textarea[name=note]')).toBe('集中整治“<b>”')
    expect(await page.inputValue('input[name=token]')).toBe('')
    const counted = await store.db.selectFrom('verdict').selectAll().execute()
    expect(counted).toEqual([])
    await page.fill('input[name=token]', TOKEN)
    await page.click('form.verdict button')
    expect(await page.textContent('main')).toContain('集中整治“<b>”')
    const kept = await store.db.selectFrom('verdict').selectAll().execute()
    expect(kept).toMatchObject([{ verdict: 'dismissed', author: '周明', note: '集中整治“<b>”' }])
    await page.close()
  })

  test('the comparison draws one line for each body', async () => {
    const query = new URLSearchParams({
      agencies: '990101:财政局,990101:教育局',
      years: '2019-2024',
      indicators: 'new_requests',
    })
    const { page } = await open(`/compare?${query}`)
    expect(await page.locator('svg').count()).toBeGreaterThan(0)
    expect(await page.locator('svg path').count()).toBeGreaterThanOrEqual(2)
    await page.close()
  })
})

test('every twin of a page answers over the real store', async () => {
  for (const path of [
    '/index.json',
    '/status.json',
    '/rank.json',
    '/rank.csv?sort=-abs&year=2022',
    '/totals.xlsx?level=prefecture',
    ...SUMMARY_FIGURES.flatMap(({ id }) => [`/rank.json?measure=${id}`, `/totals.json?measure=${id}`]),
    '/findings.csv',
    '/portals.json',
    '/reports/1.json',
    '/api/v1/cells.csv?year=2021',
    '/api/v1/measures?limit=5',
    '/api/v1/openapi.json',
    '/readyz',
    '/metrics',
  ]) {
    const answer = await fetch(new URL(path, serving.url))
    expect(answer.status, path).toBe(200)
  }
})
