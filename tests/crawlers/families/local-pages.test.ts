/** Local systems with numbered pages, and those that only their articles tell apart. */
import { describe, expect, it } from 'vitest'
import type { Answering } from '../../support/portal-server.ts'
import { shell } from '../../support/portals/hanweb.ts'
import {
  changzhouSite,
  queryPagedSite,
  setPageSite,
  shaanxiSite,
  staticArticles,
  xxgkListSite,
} from '../../support/portals/numbered.ts'
import { listSite } from '../list-site.ts'

type Site = Record<string, Answering>

const WAS5 = '/was5/web/search?channelid=211383'
const GOVSEARCH = '/govsearch/simp_gov_list.jsp?SType=1&sword=&page=1&channelid=55'
const trsArticle = (index: number) => `/zwgk/nb/202601/t20260105_${index + 1}.html`
const ILIST = '/info/iList.jsp?node_id=GKmzs&cat_id=15971'
const JEECMS = '/zfxxgkndbg/index.jspx?path=yxszf&channelId=1203'
const ASPX = '/Info/InfoPublic.aspx?cid=1019&pid=971'

const SYSTEMS: readonly (readonly [string, string, (quirks: object) => Site])[] = [
  ['shaanxi-pages', '/zfxxgk/zfxxgknb/1.html', (quirks) => shaanxiSite(34, quirks)],
  ['changzhou-class', '/class/BCNJDAQO', (quirks) => changzhouSite(34, quirks)],
  ['trs-search', WAS5, (quirks) => queryPagedSite(WAS5, 'page', 34, { ...quirks, article: trsArticle })],
  ['ilist', ILIST, (quirks) => queryPagedSite(ILIST, 'cur_page', 34, quirks)],
  ['jeecms', JEECMS, (quirks) => queryPagedSite(JEECMS, 'pageNo', 34, quirks)],
  ['aspx-pages', ASPX, (quirks) => queryPagedSite(ASPX, 'page', 34, quirks)],
  ['xxgk-list', '/xxgk-list-xxgknb.html', (quirks) => xxgkListSite(34, quirks)],
]

describe.each(SYSTEMS)('%s', (id, column, site) => {
  it('is recognised by its address, and read to its end', async () => {
    const { leads, outcome } = await listSite(site({}), column)
    expect(leads).toHaveLength(34)
    expect(leads[33]).toMatchObject({
      title: '柏川区统计局第33分局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-06',
    })
    expect(outcome).toMatchObject({ family: id, pages: expect.any(Number), fault: null })
    expect(outcome.why).toMatch(/^yes: the address is of /)
  })

  it('a page that cannot be had is a fault, and the others are read', async () => {
    const { leads, outcome } = await listSite(site({ broken: 4 }), column)
    expect(leads).toHaveLength(30)
    expect(outcome.fault?.code).toBe('http_500')
  })

  it('the page may be shorter than a page', async () => {
    const { leads, outcome } = await listSite(site({ perPage: 50 }), column)
    expect(leads).toHaveLength(34)
    expect(outcome.fault).toBeNull()
  })
})

describe.each(SYSTEMS.slice(0, 6))('%s without any link to a further page', (_, column, site) => {
  it.each(['absent', 'first', 'home'])('where an unknown page is %s', async (beyond) => {
    const { leads, outcome } = await listSite(site({ links: 'none', beyond }), column)
    expect(leads).toHaveLength(34)
    expect(leads.filter(({ title }) => title.includes('要闻'))).toEqual([])
    expect(outcome.fault).toBeNull()
  })
})

describe.each(SYSTEMS.slice(0, 6))('%s whose every page links to a next one', (_, column, site) => {
  it.each(['absent', 'first', 'home'])('ends where an unknown page is %s', async (beyond) => {
    const { leads, outcome } = await listSite(site({ links: 'always-next', beyond }), column)
    expect(leads).toHaveLength(34)
    expect(outcome.fault).toBeNull()
  })

  it('below a full page one that is not there is a fault', async () => {
    const { leads, outcome } = await listSite({ ...site({ links: 'next' }), ...lost(site, column) }, column)
    expect(leads).toHaveLength(20)
    expect(outcome.fault?.code).toBe('page_missing')
  })
})

/** The third page answers 404. */
function lost(site: (quirks: object) => Site, column: string): Site {
  const [, , third = column] = Object.keys(site({}))
  return { [third]: { status: 404 } }
}

describe('陕西', () => {
  it('reads the years and organs below', async () => {
    const link = '<a href="bmxxgknb/1.html">部门</a><a href="/zwgk/1.html">政务公开</a>'
    const site = {
      ...shaanxiSite(12, { more: link }),
      ...shaanxiSite(5, { folder: '/zfxxgk/zfxxgknb/bmxxgknb' }),
    }
    const { paths, outcome } = await listSite(site, '/zfxxgk/zfxxgknb/1.html')
    expect(paths.filter((path) => path.includes('/bmxxgknb/'))).toHaveLength(5)
    expect(paths).toHaveLength(17)
    expect(outcome.fault).toBeNull()
  })

  it('a declared page that repeats another is a fault', async () => {
    const site = {
      ...shaanxiSite(34),
      '/zfxxgk/zfxxgknb/4.html': shaanxiSite(34)['/zfxxgk/zfxxgknb/3.html'] ?? {},
    }
    const { outcome } = await listSite(site, '/zfxxgk/zfxxgknb/1.html')
    expect(outcome.fault?.code).toBe('page_repeats')
  })
})

describe('govsearch', () => {
  const site = (count: number): Site => {
    const pages = queryPagedSite(GOVSEARCH.replace('&page=1', ''), 'page', 34, {
      links: 'none',
      article: trsArticle,
      more: `<script>var m_nRecordCount = ${count}; PageContext.PageNav.go(1, 2)</script>`,
    })
    return Object.fromEntries(
      Object.values(pages).map((answer, i) => [GOVSEARCH.replace('page=1', `page=${i + 1}`), answer]),
    )
  }

  it('leaves its pages to a script, and counts its rows', async () => {
    const { leads, outcome } = await listSite(site(34), GOVSEARCH)
    expect(leads).toHaveLength(34)
    expect(outcome).toMatchObject({ family: 'trs-search', fault: null })
  })

  it('with fewer rows than it counts is a fault', async () => {
    const { outcome } = await listSite(site(41), GOVSEARCH)
    expect(outcome.fault?.code).toBeDefined()
  })
})

describe('常州', () => {
  it('keeps only links of the column where its rows carry it', async () => {
    const site = changzhouSite(34, { links: 'none', beyond: 'absent' })
    const foreign = '<li><a href="/news/2026/80001.html">全市要闻内容摘要</a><span>2026-02-01</span></li>'
    const first = site['/class/BCNJDAQO'] as { body: string }
    const { leads } = await listSite(
      { ...site, '/class/BCNJDAQO': { body: first.body.replace('</ul>', `${foreign}</ul>`) } },
      '/class/BCNJDAQO',
    )
    expect(leads).toHaveLength(34)
  })

  it('is found in the frame of a page that holds nothing else', async () => {
    const shellPage = { body: shell('<iframe src="/class/BCNJDAQO"></iframe>') }
    const { leads, outcome } = await listSite({ ...changzhouSite(34), '/xxgk/nb/': shellPage }, '/xxgk/nb/')
    expect(leads).toHaveLength(34)
    expect(outcome).toMatchObject({ family: 'changzhou-class', fault: null })
    expect(leads[0]?.column_url).toMatch(/\/xxgk\/nb\/$/)
  })
})

describe('the static lists of 淮安', () => {
  const COLUMN = '/col/8a01_t0305/index.html'
  it.each<[string, object]>([
    ['rows', {}],
    ['pages', { counts: 4 }],
  ])('are read to their end where nsetpage counts %s', async (_, quirks) => {
    const { leads, outcome } = await listSite(setPageSite(34, quirks), COLUMN)
    expect(leads).toHaveLength(34)
    expect(outcome).toMatchObject({ family: 'static-list', fault: null })
  })

  it('are faulty where fewer were found than counted', async () => {
    const { outcome } = await listSite(setPageSite(34, { counts: 90 }), COLUMN)
    expect(outcome.fault?.code).toBe('rows_missing')
  })
})

describe('systems that only their articles tell apart', () => {
  it.each<[string, (index: number) => string, string]>([
    ['衡阳', (index) => `/xxgk/20260105/i${3_000 + index}.html`, '衡阳'],
    ['德州', (index) => `/n1/n9/c${40 + index}/content.html`, '德州'],
    ['南平', (index) => `/cms/html/bczf/2026-01-05/${17_790 + index}.html`, '南平'],
    ['无锡', (index) => `/doc/2026/01/05/${index + 1}.shtml`, '无锡'],
    ['吉安', (index) => `/xxgk-show-${index + 1}.html`, '吉安'],
    ['遂宁', (index) => `/gongkai/show/2022011908593${3_700 + index}.html`, '遂宁'],
    ['北京西城', (index) => `/nb/pnidpv${900 + index}.html`, '北京西城'],
    ['德宏', (index) => `/Web/publice/_M12_${70 + index}_1.htm`, '德宏'],
    ['榆林', (index) => `/zwgk/ct/${index + 1}.htm`, '榆林'],
    ['北京大兴', (index) => `/nb/${2_170_000 + index}/index.html`, 'list rows'],
    ['北京通州', (index) => `/nb/${1_510_000 + index}/index.shtml`, 'list rows'],
    ['宝鸡', (index) => `/col5/col9/x${index}`, 'list rows'],
  ])('%s', async (_, address, words) => {
    const { paths, outcome } = await listSite(staticArticles(address), '/nb/')
    expect(paths).toEqual(Array.from({ length: 6 }, (__, index) => address(index)))
    expect(outcome).toMatchObject({ family: 'static-list', fault: null })
    expect(outcome.why).toContain(words)
  })
})
