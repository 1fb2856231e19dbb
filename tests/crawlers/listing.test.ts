import { afterEach, describe, expect, it } from 'vitest'
import { detectFamily, familyById } from '../../crawlers/detect.ts'
import type { Page } from '../../crawlers/family.ts'
import { createFetcher } from '../../crawlers/fetch.ts'
import { pageFetcher } from '../../crawlers/fetch-page.ts'
import { type ColumnOutcome, drainListing, listColumn } from '../../crawlers/list-column.ts'
import type { Lead } from '../../src/domain/document.ts'
import { type PortalServer, startPortalServer } from '../support/portal-server.ts'
import { inventedPortal, page, testClock } from './invented-portal.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()))
})

interface Listed {
  readonly leads: readonly Lead[]
  /** Paths of the leads, in order. */
  readonly paths: readonly string[]
  readonly outcome: ColumnOutcome
  readonly server: PortalServer
}

async function list(
  answers: Parameters<typeof startPortalServer>[0],
  changes: Parameters<typeof inventedPortal>[1] = {},
): Promise<Listed> {
  const server = await startPortalServer(answers)
  const fetcher = createFetcher({ clock: testClock() })
  open.push(fetcher, server)
  const portal = inventedPortal(server, changes)
  const leads: Lead[] = []
  const column = portal.columns[0] ?? { url: '/' }
  const outcome = await drainListing(listColumn(portal, column, pageFetcher(fetcher, portal)), (lead) => {
    leads.push(lead)
  })
  return { leads, paths: leads.map(({ url }) => url.replace(server.origin, '')), outcome, server }
}

const row = (id: number, extra = '') =>
  `<li><a href="./202601/t20260105_${id}.html" target="_blank">柏川区第${id}局2025年政府信息公开工作年度报告</a><span>2026-01-05</span>${extra}</li>`
const rows = (...ids: readonly number[]) => `<ul>${ids.map((id) => row(id)).join('\n')}</ul>`
const trs = (body: string, pages: number, current = 0) =>
  page(`${body}<script>createPageHTML(${pages}, ${current}, "index", "html");</script>`)
const path = (id: number) => `/nb/202601/t20260105_${id}.html`

describe('pages of a TRS column', () => {
  it('are index, index_1, index_2; each lead has title, date, column and agency', async () => {
    const { leads, paths, outcome, server } = await list(
      {
        '/nb/': { body: trs(rows(1, 2), 3) },
        '/nb/index_1.html': { body: trs(rows(3, 4), 3, 1) },
        '/nb/index_2.html': { body: trs(rows(5), 3, 2) },
      },
      { columns: [{ url: '/nb/', agency: '柏川区教育局' }] },
    )
    expect(paths).toEqual([1, 2, 3, 4, 5].map(path))
    expect(leads[0]).toEqual({
      url: server.origin + path(1),
      title: '柏川区第1局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-05',
      column_url: `${server.origin}/nb/`,
      agency: '柏川区教育局',
    })
    expect(outcome).toMatchObject({ family: 'trs-wcm', pages: 4, links: 5, fault: null })
    expect(outcome.why).toContain('tYYYYMMDD_ID')
    expect(server.requests.find(({ url }) => url === '/nb/index_2.html')?.headers.referer).toBe(
      `${server.origin}/nb/`,
    )
  })

  it.each<[string, string, readonly string[]]>([
    [
      'a stem of its own',
      '<script>createPageHTML(2, 0, "index_17989", "html")</script>',
      ['/nb/index_17989_1.html'],
    ],
    ['shtml', '<script>createPageHTML(2,0,"index","shtml");</script>', ['/nb/index_1.shtml']],
    ['createPage', "<script>createPage(2,0,'index','htm')</script>", ['/nb/index_1.htm']],
    [
      'variables',
      '<script>var countPage = 2//共多少页\nvar currentPage=0;createPageHTML(countPage, currentPage, "index", "html")</script>',
      ['/nb/index_1.html'],
    ],
    ['only a count', '<script>var countPage = 2;</script>', ['/nb/index_1.html']],
    ['rows and size', '<script>var total=4;var size=2;</script>', ['/nb/index_1.html']],
    ['rows and size, second page is _2', '<script>var total=4;var size=2;</script>', ['/nb/index_2.html']],
    [
      'a container first, counted from 1',
      "<script>createPageHTML('page_div', 2, 1, 'list', 'shtml', 4);</script>",
      ['/nb/list_2.shtml'],
    ],
    [
      'a comment with another count',
      '<script>//createPageHTML(9, 0, "old", "html")\n/* createPageHTML(9,0,"old","html") */createPageHTML(2, 0, "index", "html")</script>',
      ['/nb/index_1.html'],
    ],
    [
      'a pagination plug-in, counted from 1',
      '<script>$(".pagination").pagination({totalPage: 2, current: 1})</script>',
      ['/nb/index_2.html'],
    ],
    ['numbered links', '<a href="index_2.html">2</a>', ['/nb/index_2.html']],
    ['a next link', '<a href="/nb/index.html?p=2">下一页</a>', ['/nb/index.html?p=2']],
    ['nothing at all', '', ['/nb/index_1.html']],
  ])('are found by %s', async (_, pager, more) => {
    const { paths, outcome } = await list({
      '/nb/': { body: page(rows(1, 2) + pager) },
      ...Object.fromEntries(more.map((further) => [further, { body: page(rows(3, 4)) }])),
    })
    expect(paths).toEqual([1, 2, 3, 4].map(path))
    expect(outcome.fault).toBeNull()
  })

  it.each<[string, Parameters<typeof startPortalServer>[0]]>([
    ['404', {}],
    ['a stub that says so', { '/nb/index_2.html': { body: '<html><body>页面不存在</body></html>' } }],
    ['an empty answer', { '/nb/index_2.html': { body: '' } }],
    ['page 1 again', { '/nb/index_2.html': { body: page(rows(1, 2)) } }],
    [
      'the home page',
      { '/nb/index_2.html': { status: 302, headers: { location: '/' } }, '/': { body: page('首页') } },
    ],
  ])('end with %s where no count is given', async (_, overflow) => {
    const { paths, outcome } = await list({
      '/nb/': { body: page(rows(1, 2)) },
      '/nb/index_1.html': { body: page(rows(3)) },
      ...overflow,
    })
    expect(paths).toEqual([1, 2, 3].map(path))
    expect(outcome.fault).toBeNull()
  })

  it.each<[string, Parameters<typeof startPortalServer>[0]]>([
    ['counted from 1 lose the last', { '/nb/list_2.shtml': { body: page(rows(3, 4)) } }],
    ['counted from 0 lose the last', { '/nb/list_1.shtml': { body: page(rows(3, 4)) } }],
    [
      'lose the last to an error',
      { '/nb/list_2.shtml': { body: page(rows(3, 4)) }, '/nb/list_3.shtml': { status: 403 } },
    ],
  ])('whose numbers may start at 1 or 2 are a fault where they %s', async (_, further) => {
    const { outcome } = await list({
      '/nb/': {
        body: page(`${rows(1, 2)}<script>createPageHTML('page_div', 3, 1, 'list', 'shtml')</script>`),
      },
      ...further,
    })
    expect(outcome.links).toBe(4)
    expect(outcome.fault?.code).toBe('page_missing')
  })

  it.each<[string, Parameters<typeof startPortalServer>[0], string]>([
    ['missing', {}, 'page_missing'],
    ['page 1 again', { '/nb/index_1.html': { body: trs(rows(1, 2), 3) } }, 'page_repeats'],
    ['broken', { '/nb/index_1.html': { status: 500 } }, 'http_500'],
    ['behind a challenge', { '/nb/index_1.html': { status: 521 } }, 'blocked:jsl'],
  ])('%s in the middle of a declared count is a fault', async (_, middle, code) => {
    const { outcome } = await list({
      '/nb/': { body: trs(rows(1, 2), 3) },
      '/nb/index_2.html': { body: trs(rows(5), 3, 2) },
      ...middle,
    })
    expect(outcome.fault?.code).toBe(code)
    expect(outcome.fault?.reason).toContain('page 2 of 3')
  })

  it('after a missing one are still read', async () => {
    const { paths } = await list({
      '/nb/': { body: trs(rows(1), 3) },
      '/nb/index_2.html': { body: trs(rows(5), 3, 2) },
    })
    expect(paths).toEqual([path(1), path(5)])
  })

  it('never run on for ever', async () => {
    let id = 10
    const { outcome } = await list({
      '/nb/': { body: trs(rows(1), 5_000) },
      ...Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [
          `/nb/index_${index + 1}.html`,
          () => ({ body: page(rows(id++)) }),
        ]),
      ),
    })
    expect(outcome.fault?.code).toBe('page_cap')
    expect(outcome.pages).toBeLessThanOrEqual(202)
  })

  it.each<[string, number[], string | null]>([
    ['a full one', [3, 4], 'page_missing'],
    ['a short one', [3], null],
  ])('that a link promises and nobody has are a fault below %s', async (_, last, fault) => {
    const next = (to: number) => `<a href="list.jsp?page=${to}">下一页</a>`
    const { outcome, paths } = await list(
      {
        '/nb/list.jsp': { body: page(`${rows(1, 2)}${next(2)}`) },
        '/nb/list.jsp?page=2': { body: page(`${rows(...last)}${next(3)}`) },
        '/nb/list.jsp?page=3': { status: 404 },
      },
      { family: 'static-list', columns: [{ url: '/nb/list.jsp' }] },
    )
    expect(paths).toHaveLength(2 + last.length)
    expect(outcome.fault?.code ?? null).toBe(fault)
  })

  it('under the same path are no sub-columns', async () => {
    const answer = (body: string) => ({ body: page(body) })
    const next = (to: number) => `<p>共3页 <a href="/was5/web/search?channelid=7&page=${to}">下一页</a></p>`
    const { outcome, paths } = await list(
      {
        '/was5/web/search?channelid=7': answer(`${rows(1, 2)}${next(2)}`),
        '/was5/web/search?channelid=7&page=2': answer(`${rows(3, 4)}${next(3)}`),
        '/was5/web/search?channelid=7&page=3': answer(`${rows(5)}<p>共3页</p>`),
      },
      { columns: [{ url: '/was5/web/search?channelid=7' }] },
    )
    expect(paths).toHaveLength(5)
    expect(outcome.fault).toBeNull()
  })

  it('that only a script knows are a fault', async () => {
    const { outcome } = await list(
      { '/nb/': { body: page(`${rows(1)}<a href="javascript:goPage(2)">下一页</a>`) } },
      { family: 'static-list' },
    )
    expect(outcome.fault?.code).toBe('pager_unknown')
  })

  it('are read again when the list changes meanwhile, so that a row that moved up is not lost', async () => {
    const { paths, outcome } = await list({
      '/nb/': [{ body: trs(rows(1, 2), 2) }, { body: trs(rows(2, 3), 2) }],
      '/nb/index_1.html': { body: trs(rows(4), 2, 1) },
    })
    expect(paths.toSorted()).toEqual([1, 2, 3, 4].map(path))
    expect(outcome.fault).toBeNull()
  })

  it('say so when the list never stands still', async () => {
    const { outcome } = await list({
      '/nb/': (_, count) => ({ body: trs(rows(count, count + 1), 2) }),
      '/nb/index_1.html': { body: trs(rows(99), 2, 1) },
    })
    expect(outcome.fault?.code).toBe('unstable')
  })
})

describe('a list that is longer than what its pages hold is a fault', () => {
  it.each<[string, string, string | null]>([
    ['rows stated and not found', '<span>共20条</span>', 'rows_missing'],
    ['pages stated and not found', '<div>共 <b>3</b> 页</div>', 'pages_missing'],
    ['rows drawn by script', '<dl ms-repeat="list"><dd ms-text="el.doctitle"></dd></dl>', 'script_list'],
    ['rows drawn by script, otherwise', '<li v-for="item in list"></li>', 'script_list'],
    ['rows stated and found', '<span>共2条</span> 共1页', null],
    [
      'a statement in a script or a comment',
      '<script>t="共20条"</script><!-- 共9页 <li v-for="a"> -->',
      null,
    ],
    [
      'rows drawn by script beside a static pager',
      '<li v-for="a"></li><script>createPageHTML(1,0,"index","html")</script>',
      null,
    ],
  ])('%s', async (_, more, code) => {
    const { outcome, paths } = await list({ '/nb/': { body: page(rows(1, 2) + more) } })
    expect(paths).toEqual([1, 2].map(path))
    expect(outcome.fault?.code ?? null).toBe(code)
  })
})

describe('sub-columns', () => {
  const tree = {
    '/nb/': {
      body: page(
        '<a href="./2024nb/">2024年</a><a href="2025nb/index.html">2025年</a><a href="/zwgk/">政务公开</a><a href="../">上级</a>',
      ),
    },
    '/nb/2024nb/': { body: page('<a href="bm/">部门</a><a href="../">返回</a>') },
    '/nb/2024nb/bm/': { body: page(`${rows(1)}<a href="more/">更多</a>`) },
    '/nb/2024nb/bm/more/': { body: page(rows(9)) },
    '/nb/2025nb/index.html': { body: page(rows(2)) },
    '/zwgk/': { body: page(rows(8)) },
  }

  it('of year and scope are read below the same path, two levels deep', async () => {
    const { paths, outcome, server } = await list(tree)
    expect(paths.toSorted()).toEqual([
      '/nb/2024nb/bm/202601/t20260105_1.html',
      '/nb/2025nb/202601/t20260105_2.html',
    ])
    expect(outcome.fault).toBeNull()
    expect(server.count('/zwgk/')).toBe(0)
    expect(server.count('/nb/2024nb/bm/more/')).toBe(0)
  })

  it('go as deep as the portal file says', async () => {
    expect((await list(tree, { depth: 3 })).paths).toContain('/nb/2024nb/bm/more/202601/t20260105_9.html')
    expect((await list(tree, { depth: 0 })).outcome.fault?.code).toBe('no_links')
  })

  it.each([
    ['that fail', { status: 500 }, 'http_500'],
    ['that are gone', { status: 404 }, 'moved'],
    ['that show no list', { body: page('<ul></ul>') }, 'no_links'],
  ])('%s are a fault: their year must not look unpublished', async (_name, answer, code) => {
    const { outcome } = await list({ ...tree, '/nb/2025nb/index.html': answer })
    expect(outcome.fault).toMatchObject({ code })
  })

  it('that say themselves that nothing is there yet are only noted', async () => {
    const { outcome } = await list({ ...tree, '/nb/2025nb/index.html': { body: page('<p>暂无信息</p>') } })
    expect(outcome.fault).toBeNull()
    expect(outcome.notes.join()).toMatch(/nothing yet/)
  })
})

describe('a column that cannot be read is never an empty one', () => {
  it.each<[string, Parameters<typeof startPortalServer>[0], string]>([
    ['gone', {}, 'moved'],
    ['soft 404', { '/nb/': { body: '<html><body>您访问的页面不存在</body></html>' } }, 'moved'],
    [
      'sent home',
      { '/nb/': { status: 301, headers: { location: '/' } }, '/': { body: page('首页') } },
      'moved',
    ],
    [
      'challenged',
      { '/nb/': { body: '<noscript><h1><strong>请开启JavaScript并刷新该页.</strong></h1></noscript>' } },
      'blocked:wzws',
    ],
    ['down', { '/nb/': { status: 500 } }, 'http_500'],
    ['a page without a list', { '/nb/': { body: page('<p>栏目介绍</p>') } }, 'family_unknown'],
    [
      'a list that a script fetches without saying which',
      {
        '/nb/': {
          body: page('<script>url="/site/label/8888?labelName=publicInfoList"</script>'),
        },
      },
      'list_unknown',
    ],
    [
      'disallowed',
      { '/robots.txt': { body: 'User-agent: *\nDisallow: /nb/' }, '/nb/': { body: page(rows(1)) } },
      'robots_disallowed',
    ],
  ])('%s', async (_, answers, code) => {
    const { outcome, leads } = await list(answers)
    expect(leads).toEqual([])
    expect(outcome.fault?.code).toBe(code)
    expect(outcome.fault?.reason).not.toBe('')
  })

  it('also where the family is named', async () => {
    const { outcome } = await list({ '/nb/': { body: page('<p>栏目介绍</p>') } }, { family: 'trs-wcm' })
    expect(outcome).toMatchObject({ family: 'trs-wcm', links: 0, fault: { code: 'no_links' } })
  })

  it('unless the page itself says that there is nothing yet', async () => {
    const { outcome } = await list({ '/nb/': { body: page('<p>暂无信息</p>') } }, { family: 'trs-wcm' })
    expect(outcome).toMatchObject({ links: 0, fault: null })
    expect(outcome.notes).toHaveLength(1)
  })
})

describe('other ways to show a list', () => {
  it('in a frame of the same host', async () => {
    const { paths } = await list(
      {
        '/nb/': {
          body: page('<iframe src="/visitcount?x"></iframe><iframe src="/inner/list.html"></iframe>'),
        },
        '/inner/list.html': { body: page(rows(1)) },
      },
      { family: 'trs-wcm' },
    )
    expect(paths).toEqual(['/inner/202601/t20260105_1.html'])
  })

  it('behind a shell that redirects', async () => {
    const { paths } = await list({
      '/nb/': { body: "<script>location.replace('/new/nb/')</script>" },
      '/new/nb/': { body: page(rows(1)) },
    })
    expect(paths).toEqual(['/new/nb/202601/t20260105_1.html'])
  })

  it('in GBK with only a meta tag to say so', async () => {
    const gbk = Buffer.concat([
      Buffer.from('<html><head><meta charset="gb2312"></head><body><ul><li><a href="t20260105_1.html">'),
      Buffer.from('c4eab1a8b1a8b8e6', 'hex'),
      Buffer.from('</a>2026-01-05</li></ul></body></html>'),
    ])
    const { leads } = await list({ '/nb/': { body: gbk, headers: { 'content-type': 'text/html' } } })
    expect(leads[0]?.title).toBe('年报报告')
  })
})

describe('detection', () => {
  const asPage = (html: string, url = 'http://www.baichuan.test/nb/'): Page => ({
    url,
    html,
    document: {
      url,
      final_url: url,
      status: 200,
      headers: {},
      bytes: Buffer.from(html),
      sha256: '',
      fetched_at: '',
    },
  })

  it.each<[string, string, string]>([
    [trs(rows(1), 1), 'trs-wcm', 'yes'],
    [
      page('<div class="TRS_list"></div><script>createPageHTML(1,0,"index","html")</script>'),
      'trs-wcm',
      'yes',
    ],
    [page('<script>createPageHTML(1,0,"index","html")</script>'), 'trs-wcm', 'maybe'],
    [
      page(
        '<ul><li><a href="/a/c100/202601/0123456789abcdef0123456789abcdef.shtml">年报</a>2026-01-05</li></ul>',
      ),
      'static-list',
      'maybe',
    ],
    [
      page('<div id="vsb_content_2"></div><ul><li><a href="info/1/2.htm">年报</a>2026-01-05</li></ul>'),
      'vsb',
      'yes',
    ],
    [page(`<script>load("/site/label/8888?labelName=publicInfoList")</script>${rows(1)}`), 'lonsun', 'yes'],
    // The more particular system wins, whatever rows of a plainer one stand beside its mark.
    [page(`<script>window._CONFIG = { SID: "1" }</script>${rows(1)}`), 'gkmlpt', 'yes'],
    [
      page(`<script>$.get("/common/search/0123456789abcdef0123456789abcdef")</script>${rows(1)}`),
      'ucap',
      'yes',
    ],
  ])('%#', (html, id, sure) => {
    const found = detectFamily(asPage(html))
    expect(found).toMatchObject({ family: { id }, sure })
    expect(found.why).not.toBe('')
  })

  it('refuses an id it does not have', () => {
    expect(() => familyById('trs')).toThrow(/auto or one of: .*trs-wcm, .*static-list/)
  })
})
