/** Without a roster bodies are learned as they publish: what failed before its body was known is no absence. */
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { ERA_2021 } from '../../parsers/formats/era-2021.ts'
import { type CrawlSite, listPage, openCrawlSite } from '../support/crawl-site.ts'
import { describeEachDatabase } from '../support/database.ts'
import { balancedValue, renderFormPage } from '../support/form-page.ts'
import type { Answering } from '../support/portal-server.ts'

let site: CrawlSite | null = null
afterEach(async () => {
  await site?.close()
  site = null
})

const titled = (year: number) => `柏川区财政局${year}年政府信息公开工作年度报告`
const report = (year: number): Answering => ({
  body: renderFormPage(ERA_2021, balancedValue(ERA_2021), {
    agency: '柏川区财政局',
    year,
    title: titled(year),
    publishedOn: `${year + 1}-01-20`,
  }),
})

describeEachDatabase('a body that is learned', (open) => {
  test.each<readonly [string, Answering, string, 'unknown' | 'held']>([
    ['that answers 404', { status: 404 }, titled(2022), 'unknown'],
    [
      'that leads to another host',
      { status: 302, headers: { location: 'http://169.254.169.254/' } },
      titled(2022),
      'unknown',
    ],
    ['that shows a list instead', listPage([['/nb/x.html', titled(2010)]]), titled(2022), 'held'],
    ['that names nobody', { status: 404 }, '2022年政府信息公开工作年度报告', 'unknown'],
  ])('is not missing for an earlier report %s', { timeout: 60_000 }, async (_name, answer, title, state) => {
    const store = await open()
    site = await openCrawlSite(store, {
      '/nb/': listPage([
        ['/nb/a.html', title],
        ['/nb/b.html', titled(2023)],
      ]),
      '/nb/a.html': answer,
      '/nb/b.html': report(2023),
    })
    await sql`truncate agency cascade`.execute(store.db)
    await site.crawl()
    expect(await site.states(2023)).toEqual({ 财政局: 'on_time' })
    expect(await site.states(2022)).toEqual({ 财政局: state })
    expect(await site.states(2021)).toEqual({ 财政局: 'missing' })
  })
})
