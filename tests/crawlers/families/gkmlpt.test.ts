/** The Guangdong platform against a local site with the quirks of real servers. */
import { describe, expect, it } from 'vitest'
import {
  type GkmlptQuirks,
  gkmlptSite,
  nfcmsSite,
  type Post,
  postPath,
  posts,
} from '../../support/portals/gkmlpt.ts'
import { page } from '../invented-portal.ts'
import { listSite } from '../list-site.ts'

const COLUMN = '/gkmlpt/index#721'
const list = (count: number, quirks: GkmlptQuirks = {}, column = COLUMN) =>
  listSite(gkmlptSite({ 721: posts(count) }, quirks), column)
const paths = (rows: readonly Post[], base = '') => rows.map((row) => postPath(row, base))

describe('the catalogue', () => {
  it('is detected, and read by the number in the fragment', async () => {
    const { paths: found, leads, outcome, requests } = await list(245)
    expect(found).toEqual(paths(posts(245)))
    expect(outcome).toMatchObject({ family: 'gkmlpt', links: 245, fault: null })
    expect(outcome.why).toBe('yes: an address of gkmlpt')
    expect(leads[0]).toMatchObject({
      title: '柏川区教育局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-04',
      column_url: expect.stringMatching(/#721$/),
    })
    expect(requests.map(({ url }) => url)).not.toContain('/gkmlpt/api/all/721?page=0&sid=755041')
  })

  it('takes the date of entry where none of publication is set', async () => {
    const { leads } = await listSite(
      gkmlptSite({ 721: [{ id: 7, title: '2025年政府信息公开工作年度报告' }] }),
      COLUMN,
    )
    expect(leads.map(({ listed_on }) => listed_on)).toEqual(['2026-01-05'])
  })

  it('works below a path', async () => {
    const { paths: found, outcome } = await list(3, { base: '/yjzjj' }, '/yjzjj/gkmlpt/index#721')
    expect(found).toEqual(paths(posts(3), '/yjzjj'))
    expect(outcome.fault).toBeNull()
  })

  it.each<[string, GkmlptQuirks]>([
    ['a post_count that also counts what others own', { postCount: 541 }],
    ['a total that is larger than the list', { total: 541 }],
    ['no count at all', { total: null, postCount: null }],
    ['counts of 0 beside rows', { total: 0, postCount: 0 }],
    ['no count, and the last page again past the end', { total: null, postCount: null, repeatsLast: true }],
    ['a total smaller than the list', { total: 101 }],
  ])('is read to its end with %s', async (_, quirks) => {
    const { paths: found, outcome } = await list(145, { perPage: 50, ...quirks })
    expect(found).toEqual(paths(posts(145)))
    expect(outcome.fault).toBeNull()
  })

  it('is not whole where even the smaller count is not reached', async () => {
    const { paths: found, outcome } = await list(145, { total: 200, postCount: 341 })
    expect(found).toHaveLength(145)
    expect(outcome.fault).not.toBeNull()
  })

  it('is not whole where a web page comes in place of JSON', async () => {
    const { paths: found, outcome } = await list(145, { perPage: 50, htmlFrom: 2 })
    expect(found).toHaveLength(50)
    expect(outcome.fault?.code).toBe('blocked:unrecognised')
  })

  it('is empty only where the API says so', async () => {
    const { outcome } = await list(0)
    expect(outcome).toMatchObject({ links: 0, fault: null })
  })

  it('is read again where it shifts meanwhile', async () => {
    const later = [...posts(1, 970_000), ...posts(145)]
    const { paths: found, outcome } = await list(145, {
      perPage: 50,
      postsAt: (requests) => (requests < 2 ? posts(145) : later),
    })
    expect(new Set(found)).toEqual(new Set(paths(later)))
    expect(outcome.fault).toBeNull()
  })

  it('keeps posts of other sites apart by address, not by id', async () => {
    const [own, ...others] = posts(3)
    const foreign: Post = {
      id: own?.id ?? 0,
      title: '临湖镇2025年政府信息公开工作年度报告',
      url: 'http://www.linhu.test/gkmlpt/content/0/963/post_963001.html',
    }
    const { paths: found } = await listSite(gkmlptSite({ 721: [...posts(1), foreign, ...others] }), COLUMN)
    expect(found).toEqual([...paths(posts(1)), foreign.url, ...paths(others)])
  })

  it('wants the number of the site where a column names the API', async () => {
    const site = gkmlptSite({ 721: posts(3) })
    const named = await listSite(site, '/gkmlpt/api/all/721?page=1&sid=755041')
    expect(named.outcome).toMatchObject({ family: 'gkmlpt', links: 3, fault: null })
  })
})

describe('the tree', () => {
  const tree = [
    { id: 1, name: '机构概况' },
    {
      id: 2,
      name: '法定主动公开内容',
      children: [
        {
          id: 721,
          name: '政府信息公开年报',
          children: [
            { id: 722, name: '2024年' },
            { id: 723, name: '部门年报', jump_url: '/zwgk/nb/' },
          ],
        },
        { id: 730, name: '政府网站年度报表' },
      ],
    },
  ]

  it('gives the nodes of annual reports where the column names none, with what is below them and where they lead', async () => {
    const site = {
      ...gkmlptSite(
        { 721: posts(2), 722: [...posts(2), ...posts(3, 5_000)], 730: posts(1, 9_000) },
        { tree },
      ),
      ...nfcmsSite(25),
    }
    const { paths: found, outcome } = await listSite(site, '/gkmlpt/index')
    expect(outcome).toMatchObject({ family: 'gkmlpt', fault: null, links: 30 })
    expect(found).toContain(postPath({ id: 5_002, title: '' }))
    expect(found).toContain('/zwgk/nb/content/post_4025.html')
    expect(found).not.toContain(postPath({ id: 9_000, title: '' }))
  })

  it('says so where a node leads to a host that the portal does not name', async () => {
    const away = [{ id: 721, name: '政府信息公开年报', jump_url: 'http://www.linhu.test/nb/' }]
    const { outcome } = await listSite(gkmlptSite({}, { tree: away }), '/gkmlpt/index')
    expect(outcome.fault).toMatchObject({ code: 'host_not_allowed', url: 'http://www.linhu.test/nb/' })
  })

  it('without such a node all of the catalogue is read', async () => {
    const { outcome } = await listSite(
      gkmlptSite({ 0: posts(3) }, { tree: [{ id: 1, name: '机构概况' }] }),
      '/gkmlpt/index',
    )
    expect(outcome).toMatchObject({
      links: 3,
      fault: null,
      notes: [expect.stringContaining('no node of annual reports')],
    })
  })
})

describe('NFCMS', () => {
  it('is detected by its marks; page 2 is index_2.html', async () => {
    const { paths: found, leads, outcome } = await listSite(nfcmsSite(45), '/zwgk/nb/')
    expect(outcome).toMatchObject({ family: 'gkmlpt', links: 45, fault: null })
    expect(found.at(-1)).toBe('/zwgk/nb/content/post_4045.html')
    expect(leads[0]).toMatchObject({
      title: '柏川区第1局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-20',
    })
  })

  it('a page that merely links to gkmlpt keeps its own family', async () => {
    const rows =
      '<a href="/gkmlpt/index">公开目录</a><ul><li><a href="./202601/t20260120_11.html">柏川区教育局2025年政府信息公开工作年度报告</a><span>2026-01-20</span></li></ul>'
    const { outcome } = await listSite({ '/nb/': { body: page(rows) } }, '/nb/')
    expect(outcome).toMatchObject({ family: 'trs-wcm', links: 1, fault: null })
  })
})
