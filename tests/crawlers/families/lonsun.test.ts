/** The two platforms of 安徽 against local sites with the quirks of real servers. */
import { describe, expect, it } from 'vitest'
import {
  inlineYearSite,
  type LonsunQuirks,
  lonsunRows,
  lonsunSite,
  type OpennessQuirks,
  opennessSite,
  organSite,
} from '../../support/portals/lonsun.ts'
import { page } from '../invented-portal.ts'
import { listSite } from '../list-site.ts'

const COLUMN = '/public/column/12651?type=3'
const urls = (count: number) => lonsunRows(count).map(({ url }) => url)
const list = (count: number, quirks: LonsunQuirks = {}, column = COLUMN) =>
  listSite(lonsunSite(lonsunRows(count), quirks), column)

describe('lonsun', () => {
  it.each<[string, LonsunQuirks]>([
    ['a call written as an address', {}],
    ['a call written as an object', { asObject: true }],
    ['a server that turns pages for a POST only', { postOnly: true }],
    ['the last page again past the end', { repeatsLast: true }],
    ['a declared number of pages', { pageCount: 3 }],
  ])('reads the list of an organ: %s', async (_, quirks) => {
    const { paths, leads, outcome } = await list(40, quirks)
    expect(paths).toEqual(urls(40))
    expect(outcome).toMatchObject({
      family: 'lonsun',
      why: 'yes: an address of the form /public/column',
      fault: null,
    })
    expect(leads[0]).toMatchObject({
      title: '柏川区教育局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-01',
    })
  })

  it('works below a path', async () => {
    const { paths, outcome } = await list(20, { base: '/zfxxgk' }, '/zfxxgk/public/column/12651?type=3')
    expect(paths).toEqual(urls(20))
    expect(outcome.fault).toBeNull()
  })

  it('takes the size of a page for no count', async () => {
    const { paths, outcome } = await list(31, { perPage: 10 })
    expect(paths).toHaveLength(31)
    expect(outcome.fault).toBeNull()
  })

  it('is empty where the list says so', async () => {
    expect((await list(0)).outcome).toMatchObject({ links: 0, fault: null })
  })

  it.each<[string, LonsunQuirks, string]>([
    ['a whole page in place of rows', { pageFrom: 2 }, 'blocked:unrecognised'],
    ['more pages declared than there are', { pageCount: 6 }, 'page_missing'],
    ['no site named in the page', { noSite: true }, 'list_unknown'],
  ])('%s is a fault', async (_, quirks, code) => {
    expect((await list(40, quirks)).outcome.fault?.code).toBe(code)
  })

  it('is read again where it shifts meanwhile', async () => {
    const later = [...lonsunRows(1, 12_651, 900), ...lonsunRows(40)]
    const { paths, outcome } = await list(40, {
      rowsAt: (requests) => (requests < 2 ? lonsunRows(40) : later),
    })
    expect(new Set(paths)).toEqual(new Set(later.map(({ url }) => url)))
    expect(outcome.fault).toBeNull()
  })

  it('a year that shows its report itself makes each year an item', async () => {
    const { paths, leads, outcome } = await listSite(
      inlineYearSite([2025, 2024, 2023]),
      '/public/column/12651?type=3&timeFrame=2024&hasContent=true',
    )
    expect(outcome.fault).toBeNull()
    expect(paths.map((path) => /timeFrame=(\d+)/.exec(path)?.[1]).toSorted()).toEqual([
      '2023',
      '2024',
      '2025',
    ])
    expect(leads.map(({ title }) => title)).toContain('柏川区教育局2023年政府信息公开工作年度报告')
  })

  it('an address without an organ stands for all of them', async () => {
    const { paths, outcome } = await listSite(organSite(), '/public/column?type=3')
    expect(paths.toSorted()).toEqual(
      [...lonsunRows(2, 1), ...lonsunRows(2, 2)].map(({ url }) => url).toSorted(),
    )
    expect(outcome.fault).toBeNull()
  })

  it('a shield is a block, never an empty list', async () => {
    const shield = {
      status: 521,
      headers: { 'set-cookie': '__jsluid_s=a1; path=/' },
      body: '<script>document.cookie="x=1";location.href=location.pathname+location.search</script>',
    }
    const { outcome } = await listSite({ '/public/column/12651': shield }, COLUMN)
    expect(outcome).toMatchObject({ links: 0, fault: { code: 'blocked:jsl' } })
  })

  it('columns outside of the module are files', async () => {
    const rows =
      '<script>search("/site/label/8888?labelName=searchDataList")</script><ul><li><a href="/xwzx/4501234.html">柏川区教育局2025年政府信息公开工作年度报告</a><span>2026-01-20</span></li></ul>'
    const { paths, outcome } = await listSite({ '/nb/index.html': { body: page(rows) } }, '/nb/index.html')
    expect(paths).toEqual(['/xwzx/4501234.html'])
    expect(outcome).toMatchObject({ family: 'lonsun', fault: null })
  })
})

describe('openness', () => {
  it.each<[string, OpennessQuirks, string]>([
    ['without a prefix', {}, '/OpennessAnnualReport/showList/12/page_1.html'],
    ['with one', { prefix: '/openness' }, '/openness/OpennessAnnualReport/showList/12/page_1.html'],
    ['with ids of its store', { mongo: true }, '/OpennessAnnualReport/showList/12/page_1.html'],
    ['with a link to a file in each row', { files: true }, '/OpennessAnnualReport/showList/12/page_1.html'],
  ])('reads the pages of a list %s', async (_, quirks, column) => {
    const { paths, leads, outcome } = await listSite(opennessSite(45, quirks), column)
    expect(outcome).toMatchObject({ family: 'openness', links: 45, fault: null })
    expect(new Set(paths).size).toBe(45)
    expect(leads.every(({ listed_on, title }) => listed_on === '2026-01-20' && /局2025年/.test(title))).toBe(
      true,
    )
  })

  it('rows that are counted and not shown are a fault', async () => {
    const { outcome } = await listSite(
      opennessSite(45, { total: 60 }),
      '/OpennessAnnualReport/showList/12/page_1.html',
    )
    expect(outcome.fault).not.toBeNull()
  })
})
