/** The four wire formats of Hanweb against a local site with the quirks of real servers. */
import { describe, expect, it } from 'vitest'
import {
  hanwebRows,
  initDataSite,
  type JpageQuirks,
  jpaasSite,
  jpageSite,
  type RowMarkup,
  shell,
  spanRow,
  truecmsSite,
  viewerSite,
  xxgkSite,
} from '../../support/portals/hanweb.ts'
import { listSite } from '../list-site.ts'

const COLUMN = '/col/col1201/index.html'
const urls = (rows: readonly { url: string }[]) => rows.map(({ url }) => url).toSorted()
const jpage = (count: number, quirks: JpageQuirks = {}) =>
  listSite(jpageSite(hanwebRows(count), quirks), COLUMN)

describe('jpage', () => {
  it('reads the embedded group and the rest behind nextgroup', async () => {
    const { paths, leads, outcome, requests } = await jpage(163)
    expect(paths.toSorted()).toEqual(urls(hanwebRows(163)))
    expect(outcome).toMatchObject({ family: 'hanweb', links: 163, fault: null })
    expect(outcome.why).toContain('jpage')
    expect(leads[0]).toMatchObject({
      title: '柏川区教育局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-01',
    })
    expect(requests.filter(({ method }) => method === 'POST')).toEqual([])
  })

  it('asks for nothing where the page holds the whole list', async () => {
    const { paths, outcome, requests } = await jpage(40)
    expect(paths).toHaveLength(40)
    expect(outcome.fault).toBeNull()
    expect(requests.map(({ url }) => url)).toEqual([COLUMN])
  })

  it.each<[string, JpageQuirks]>([
    ['nextgroup with encrypted ids, which come back unchanged', { encrypted: true }],
    ['an address without nextgroup: a window of records is posted', { noNextGroup: true }],
    ['a server that cuts what it hands out', { noNextGroup: true, cap: 30 }],
    [
      'a server that ignores the window and obeys page and perpage',
      { noNextGroup: true, ignoresWindow: true },
    ],
    ['both at once', { noNextGroup: true, ignoresWindow: true, cap: 30 }],
    ['no count anywhere', { noTotal: true }],
    ['neither count nor window', { noTotal: true, noNextGroup: true, ignoresWindow: true }],
    ['a proxy that wants a Referer', { wantsReferer: true }],
    ['rows beside the element that shows them', { rowsApart: true }],
    ['an old path of the proxy', { proxy: '/module/jpage/dataproxy.jsp', noNextGroup: true }],
    ['another old path', { proxy: '/module/jpage/morecolumndataproxy.jsp' }],
  ])('%s', async (_, quirks) => {
    const { paths, outcome } = await jpage(163, quirks)
    expect(paths.toSorted()).toEqual(urls(hanwebRows(163)))
    expect(outcome.fault).toBeNull()
  })

  it('keeps nextgroup byte for byte but for the page number', async () => {
    const { requests } = await jpage(163, { encrypted: true })
    const asked = requests.map(({ url }) => url).filter((url) => url.includes('dataproxy'))
    expect(new Set(asked.map((url) => url.replace(/page=\d+/, 'page=N')))).toEqual(
      new Set([
        '/module/web/jpage/dataproxy.jsp?page=N&appid=1&webid=3095&path=/&columnid=x%2BY%3D&unitid=Q%252FzA%3D%3D&webname=%E6%9F%8F%E5%B7%9D&permissiontype=0',
      ]),
    )
  })

  it.each<[string, JpageQuirks, number]>([
    ['an empty proxy', { emptyProxy: true }, 45],
    ['empty deep pages', { lastServed: 90 }, 90],
    ['an empty proxy without nextgroup', { emptyProxy: true, noNextGroup: true }, 45],
  ])('%s leaves what was read, and a fault', async (_, quirks, count) => {
    const { paths, outcome } = await jpage(163, quirks)
    expect(paths).toHaveLength(count)
    expect(outcome.fault).not.toBeNull()
  })

  it('reads again what shifted while it was read', async () => {
    const later = [...hanwebRows(161).slice(100, 101), ...hanwebRows(160)]
    const { paths, outcome } = await jpage(160, {
      rowsAt: (request) => (request < 3 ? hanwebRows(160) : later),
    })
    expect(new Set(paths)).toEqual(new Set(urls(later)))
    expect(outcome.fault).toBeNull()
  })

  it.each<[string, RowMarkup]>([
    ['a date in i', spanRow],
    [
      'in span.time',
      (row) => `<li><a href="${row.url}">${row.title}</a><span class="time">[${row.date}]</span></li>`,
    ],
    [
      'in b',
      (row) => `<li><b>${row.date.replaceAll('-', '/')}</b><a href="${row.url}">${row.title}</a></li>`,
    ],
    [
      'in td',
      (row) =>
        `<tr><td><a href="${row.url}" title="${row.title}">${row.title.slice(0, 5)}...</a></td><td>${row.date}</td></tr>`,
    ],
    [
      'split over lines',
      (row) =>
        `<li><a href="${row.url}">${row.title}</a><span>${row.date.replaceAll('-', '-\n')}</span></li>`,
    ],
    [
      'debris in the title attribute',
      (row) =>
        `<li><a href="${row.url}" title="${row.title}<br/>">${row.title.slice(0, 4)}…</a><span>${row.date}</span></li>`,
    ],
    [
      'an address behind a click',
      (row) =>
        `<li><a href="javascript:void(0)" onclick="openUrl('${row.url}')">${row.title}</a><span>${row.date}</span></li>`,
    ],
  ])('reads rows with %s', async (_, markup) => {
    const { leads, outcome } = await jpage(3, { markup })
    expect(outcome.fault).toBeNull()
    expect(leads.map(({ title, listed_on }) => ({ title, listed_on }))).toEqual(
      hanwebRows(3).map(({ title, date }) => ({ title, listed_on: date })),
    )
  })

  it('counts rows without a link', async () => {
    const markup: RowMarkup = (row) => (row.url.endsWith('_2.html') ? `<li>${row.title}</li>` : spanRow(row))
    const { paths, outcome } = await jpage(100, { markup })
    expect(paths).toHaveLength(99)
    expect(outcome.fault).toBeNull()
  })

  it('keeps to the unit of the column', async () => {
    const other = `<div id="77"><script type="text/xml"><datastore><totalrecord>900</totalrecord><nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&columnid=8&unitid=77"></a>]]></nextgroup><recordset><record><![CDATA[<li><a href="/art/2026/1/1/art_8_1.html">要闻</a></li>]]></record></recordset></datastore></script></div>`
    const { paths, outcome } = await jpage(50, { more: other })
    expect(paths.toSorted()).toEqual(urls(hanwebRows(50)))
    expect(outcome.fault).toBeNull()
  })

  it('is found in a frame of the column page', async () => {
    const inner = jpageSite(hanwebRows(50))
    const { paths, outcome } = await listSite(
      { ...inner, '/nb/index.html': { body: shell(`<iframe src="${COLUMN}"></iframe>`) } },
      '/nb/index.html',
      { family: 'hanweb' },
    )
    expect(paths).toHaveLength(50)
    expect(outcome.fault).toBeNull()
  })

  it('a login page in place of rows is a refusal', async () => {
    const site = {
      ...jpageSite(hanwebRows(163)),
      '/module/web/jpage/dataproxy.jsp': { body: shell('<form>登录</form>') },
    }
    const { paths, outcome } = await listSite(site, COLUMN)
    expect(paths).toHaveLength(45)
    expect(outcome.fault?.code).toBe('blocked:unrecognised')
  })
})

describe('the xxgk search', () => {
  it('reads all pages, each posted', async () => {
    const { paths, leads, outcome, requests } = await listSite(xxgkSite(hanwebRows(45)), COLUMN)
    expect(paths.toSorted()).toEqual(urls(hanwebRows(45)))
    expect(leads[0]).toMatchObject({ title: hanwebRows(1)[0]?.title, listed_on: '2026-01-01' })
    expect(outcome).toMatchObject({ family: 'hanweb', fault: null })
    expect(requests.at(-1)?.body).toMatch(/infotypeId=&jdid=31&area=990101000&divid=div1201&.*currpage=\d/)
  })

  it('keeps only its own column where the whole district is answered', async () => {
    const others = hanwebRows(70, 999)
    const { paths, outcome } = await listSite(xxgkSite(hanwebRows(25), { others }), COLUMN)
    expect(paths.toSorted()).toEqual(urls(hanwebRows(25)))
    expect(outcome.fault).toBeNull()
    expect(outcome.notes.join()).toContain('other columns')
  })

  it.each([
    [`${COLUMN}?number=JD16-JD1602`, 'JD16-JD1602', '990101000'],
    [`${COLUMN}?vc_xxgkarea=990101000000000001&number=B0303`, 'B0303', '990101000000000001'],
  ])('%s asks for the category of its address', async (column, code, area) => {
    const rows = hanwebRows(23, 1777)
    const { paths, outcome, requests } = await listSite(
      xxgkSite(hanwebRows(5), { byCode: { [code]: rows } }),
      column,
    )
    expect(paths.toSorted()).toEqual(urls(rows))
    expect(outcome.fault).toBeNull()
    expect(requests.at(-1)?.body).toContain(`infotypeId=${code}&jdid=31&area=${area}`)
  })

  it('without a page count it ends by itself', async () => {
    const { paths, outcome } = await listSite(xxgkSite(hanwebRows(45), { noPages: true }), COLUMN)
    expect(paths).toHaveLength(45)
    expect(outcome.fault).toBeNull()
  })

  it('is empty only where it says so, and a district without own rows is a fault', async () => {
    expect((await listSite(xxgkSite([]), COLUMN)).outcome).toMatchObject({ links: 0, fault: null })
    const foreign = await listSite(xxgkSite([], { others: hanwebRows(5, 999) }), COLUMN)
    expect(foreign.outcome.fault?.code).toBe('no_links')
  })
})

describe('the xxgk viewer of annual reports', () => {
  const VIEWER = '/module/xxgk/xxgkAnnualReport.jsp?fbtime=2021&area=990101001'
  const yearly = (years: readonly number[]) => years.map((year) => VIEWER.replace('2021', String(year)))
  const titles = (years: readonly number[]) =>
    years.map((year) => `柏川区教育局${year}年政府信息公开工作年度报告`)

  it.each(['select', 'links'] as const)(
    'gives a report for each year that it offers (%s)',
    async (offers) => {
      const { paths, leads, outcome, requests } = await listSite(
        viewerSite([2022, 2021, 2020, 2019], { offers }),
        VIEWER,
      )
      expect(paths.toSorted()).toEqual(yearly([2019, 2020, 2021, 2022]))
      expect(leads.map(({ title }) => title).toSorted()).toEqual(titles([2019, 2020, 2021, 2022]))
      expect(outcome).toMatchObject({ family: 'hanweb', fault: null })
      expect(requests).toHaveLength(1)
    },
  )

  it('counts years as the page does', async () => {
    const { leads } = await listSite(viewerSite([2022, 2021], { byPublication: true }), VIEWER)
    expect(leads.map(({ title }) => title)).toEqual(titles([2020, 2021]))
  })

  it('asks for each year where the page offers none', async () => {
    const site = viewerSite([2021, 2020, 2018], { offers: 'nothing' })
    const { paths, leads, outcome } = await listSite(site, VIEWER)
    expect(paths.toSorted()).toEqual(yearly([2018, 2020, 2021]))
    expect(leads.map(({ title }) => title).toSorted()).toEqual(titles([2018, 2020, 2021]))
    expect(outcome.fault).toBeNull()
  })

  it('a year that cannot be asked for is a fault', async () => {
    const { paths, outcome } = await listSite(
      viewerSite([2021, 2019], { offers: 'nothing', broken: [2020] }),
      VIEWER,
    )
    expect(paths.toSorted()).toEqual(yearly([2019, 2021]))
    expect(outcome.fault?.reason).toContain('year 2020')
  })

  it('is reached from a column that only links to it', async () => {
    const site = {
      ...viewerSite([2021, 2020]),
      '/col/col5/index.html': { body: shell(`<a href="${VIEWER.replace('&', '&amp;')}">区教育局年报</a>`) },
    }
    const { paths, outcome } = await listSite(site, '/col/col5/index.html')
    expect(paths.toSorted()).toEqual(yearly([2020, 2021]))
    expect(outcome.fault).toBeNull()
  })
})

describe('jpaas', () => {
  it.each([
    ['as it is', {}],
    ['where attributes are quoted otherwise', { quoted: true }],
    ['where 403 meets a client without Referer and X-Requested-With', { wantsHeaders: true }],
    ['with more units in the page', { more: ['通知公告', '相关链接', '顶部'] }],
    ['with the first rows built into the page', { built: 15 }],
    ['with a page size of its own', { size: 7 }],
  ] as const)('pages by paramJson %s', async (_, quirks) => {
    const { paths, leads, outcome, requests } = await listSite(jpaasSite(hanwebRows(40), quirks), COLUMN)
    expect(paths.toSorted()).toEqual(urls(hanwebRows(40)))
    expect(leads[0]).toMatchObject({ title: hanwebRows(1)[0]?.title, listed_on: '2026-01-01' })
    expect(outcome).toMatchObject({ family: 'hanweb', fault: null })
    expect(requests.some(({ url }) => /[?&]pageNo=/.test(url))).toBe(false)
  })

  it('does not ask for the units that are plainly no list', async () => {
    const { requests } = await listSite(jpaasSite(hanwebRows(3)), COLUMN)
    expect(requests.filter(({ url }) => url.includes('tagId'))).toHaveLength(1)
  })

  it('tells two columns of one page apart by their code', async () => {
    const byCode = { 'JD16-JD1602': hanwebRows(20, 31), 'JD16-JD1603': hanwebRows(4, 32) }
    for (const [code, rows] of Object.entries(byCode)) {
      const { paths, leads, outcome } = await listSite(jpaasSite([], { byCode }), `${COLUMN}?number=${code}`)
      expect(paths.toSorted()).toEqual(urls(rows))
      expect(leads[0]?.column_url).toContain(`?number=${code}`)
      expect(outcome.fault).toBeNull()
    }
  })

  it.each([
    ['counts 0', jpaasSite([]), null],
    ['refuses', jpaasSite(hanwebRows(3), { refuses: true }), 'list_refused'],
  ] as const)('a list that %s', async (_, site, code) => {
    const { outcome } = await listSite(site, COLUMN)
    expect(outcome.links).toBe(0)
    expect(outcome.fault?.code ?? null).toBe(code)
  })

  it('follows year archives and "more"', async () => {
    const site = jpaasSite(hanwebRows(3))
    const more = `<a class="xxgk_more" href="/col/col1201/index.html">更多</a>`
    const { paths, outcome } = await listSite(
      {
        ...site,
        '/zfxxgk/nb/': { body: shell(`${more}<a href="2024n/index.html">2024年</a>`) },
        '/zfxxgk/nb/2024n/index.html': { body: shell(more) },
      },
      '/zfxxgk/nb/',
      { family: 'hanweb' },
    )
    expect(paths).toHaveLength(3)
    expect(outcome.fault).toBeNull()
  })
})

describe('truecms', () => {
  const PAGE = '/xxgk/nb/nb.html'

  it.each([
    ['that bears 50 rows', {}],
    ['that bears 20 and answers nothing to 50', { bears: 20, tooLarge: 'empty' }],
    ['that bears 10 and answers 404 to more', { bears: 10, tooLarge: '404' }],
  ] as const)('a server %s', async (_, quirks) => {
    const { paths, outcome } = await listSite(truecmsSite(hanwebRows(64), quirks), PAGE)
    expect(paths.toSorted()).toEqual(urls(hanwebRows(64)))
    expect(outcome).toMatchObject({ family: 'hanweb', fault: null })
  })

  it('rows kept in the page are read, and the doubt is said', async () => {
    const { paths, leads, outcome } = await listSite(initDataSite(hanwebRows(60)), PAGE)
    expect(paths.toSorted()).toEqual(urls(hanwebRows(60)))
    expect(leads[0]?.listed_on).toBe('2026-01-01')
    expect(outcome.fault?.code).toBe('script_list')
  })
})

describe('a page without any of them', () => {
  it('is a fault where the family is named', async () => {
    const { outcome } = await listSite({ '/nb/': { body: shell('<p>栏目介绍</p>') } }, '/nb/', {
      family: 'hanweb',
    })
    expect(outcome.fault?.code).toBe('list_unknown')
  })
})
