/** The lists of Ucap sites against local sites with the quirks of real servers. */
import { describe, expect, it } from 'vitest'
import type { Answering } from '../../support/portal-server.ts'
import {
  type ApiQuirks,
  CHANNEL,
  type FileQuirks,
  fileSite,
  formSite,
  searchSite,
  szinfSite,
  type UuidQuirks,
  ucapRows,
  uuidSite,
} from '../../support/portals/ucap.ts'
import { listSite } from '../list-site.ts'

const urls = (count: number) => ucapRows(count).map(({ url }) => url)

describe('files', () => {
  const list = (count: number, quirks: FileQuirks = {}) =>
    listSite(fileSite(ucapRows(count), quirks), '/baichuan/nb/zfxxgk_list.shtml')

  it.each<[string, FileQuirks]>([
    ['page 2 is _2', {}],
    ['page 2 is _1', { fromZero: true }],
    ['page 2 is ?2', { byQuery: true }],
  ])('%s', async (_, quirks) => {
    const { paths, leads, outcome } = await list(73, quirks)
    expect(paths).toEqual(urls(73))
    expect(outcome).toMatchObject({ family: 'ucap', fault: null })
    expect(outcome.why).toContain('ucap')
    expect(leads[0]).toMatchObject({
      title: '柏川区教育局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-01',
    })
  })

  it('more records than rows is a fault', async () => {
    const { paths, outcome } = await list(73, { records: 90 })
    expect(paths).toHaveLength(73)
    expect(outcome.fault).toMatchObject({ code: 'rows_missing', reason: expect.stringContaining('90') })
  })
})

type Api = readonly [
  string,
  (count: number, quirks?: ApiQuirks) => Record<string, Answering>,
  string,
  boolean,
]
const APIS: readonly Api[] = [
  [
    '/common/search',
    (count, quirks) => searchSite(ucapRows(count), quirks),
    '/baichuan/c100275/xxgk_list.shtml',
    true,
  ],
  [
    'getFileListByCodeId',
    (count, quirks) => formSite(ucapRows(count), quirks),
    '/baichuan/nb/common_list.shtml',
    true,
  ],
  [
    'getInfoCommon',
    (count, quirks) => szinfSite('info', ucapRows(count), quirks),
    '/szinf/nb/list.shtml',
    false,
  ],
  [
    'loadDataByChannelIdAndDeptId',
    (count, quirks) => szinfSite('dept', ucapRows(count), quirks),
    '/szinf/nb/list.shtml',
    true,
  ],
  [
    'interfacesWebZcwj/loadData',
    (count, quirks) => szinfSite('zcwj', ucapRows(count), quirks),
    '/szinf/nb/list.shtml',
    false,
  ],
]

describe.each(APIS)('the API %s', (name, site, column) => {
  it('is detected by the page and read to its end', async () => {
    const { paths, leads, outcome } = await listSite(site(73), column)
    expect(paths).toEqual(urls(73))
    expect(outcome).toMatchObject({ family: 'ucap', why: `yes: the list API ${name}`, fault: null })
    expect(leads[0]).toMatchObject({
      title: '柏川区教育局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-01',
    })
  })

  it('ends where the last page comes again and nothing is counted', async () => {
    const { paths, outcome } = await listSite(site(40, { repeatsLast: true, total: null }), column)
    expect(paths).toEqual(urls(40))
    expect(outcome.fault).toBeNull()
  })

  it('a web page in place of JSON is a fault', async () => {
    const { paths, outcome } = await listSite(site(73, { htmlFrom: 2 }), column)
    expect(paths.length).toBeGreaterThan(10)
    expect(paths.length).toBeLessThan(30)
    expect(outcome.fault?.code).toBe('blocked:unrecognised')
  })

  it('is read again where it shifts meanwhile', async () => {
    const [first, ...others] = ucapRows(61)
    const rowsAt = (requests: number) => (requests < 2 ? others : [...(first ? [first] : []), ...others])
    const { paths, outcome } = await listSite(site(60, { rowsAt }), column)
    expect(new Set(paths)).toEqual(new Set(urls(61)))
    expect(outcome.fault).toBeNull()
  })
})

describe('what rows hold', () => {
  it.each(APIS.filter(([, , , counts]) => counts))(
    '%s: a count that is not reached is a fault, and a count of 0 an empty list',
    async (_, site, column) => {
      const short = await listSite(site(40, { total: 90 }), column)
      expect(short.paths).toHaveLength(40)
      expect(short.outcome.fault).not.toBeNull()
      const empty = await listSite(site(0), column)
      expect(empty.outcome).toMatchObject({ links: 0, fault: null })
    },
  )

  it('words for nothing give way to what is there, and a row without a page is its file', async () => {
    const { paths, leads, outcome } = await listSite(
      searchSite(ucapRows(3), { words: true }),
      '/baichuan/c100275/xxgk_list.shtml',
    )
    expect(outcome.fault).toBeNull()
    expect(leads.map(({ title, listed_on }) => ({ title, listed_on }))).toEqual(
      ucapRows(3).map(({ title, date }) => ({ title, listed_on: date })),
    )
    expect(paths).toEqual([urls(3)[0], `/baichuan/files/${'1'.padStart(32, 'a')}.pdf`, urls(3)[2]])
  })

  it('the channel may stand in a meta tag', async () => {
    const { paths, outcome } = await listSite(
      searchSite(ucapRows(20), { channelInMeta: true }),
      '/baichuan/c100275/xxgk_list.shtml',
    )
    expect(paths).toEqual(urls(20))
    expect(outcome.fault).toBeNull()
  })

  it.each([
    ['the search', searchSite(ucapRows(20)), '/baichuan/c100275/xxgk_list.shtml'],
    ['the file list', formSite(ucapRows(45)), '/baichuan/nb/common_list.shtml'],
  ])(
    'where a script of its own file asks for the list, the channel is enough: %s',
    async (_, site, column) => {
      const body = `<html><body class="ucap"><h2>政府信息公开年报</h2><script>var channelId = '${CHANNEL}'</script><script src="/js/list.js"></script></body></html>`
      const { paths, outcome } = await listSite({ ...site, [column]: { body } }, column)
      expect(paths).toHaveLength(column.includes('nb') ? 45 : 20)
      expect(outcome).toMatchObject({ family: 'ucap', fault: null })
    },
  )

  it('a page that does not say whose list it shows is a fault', async () => {
    const site = searchSite(ucapRows(20), { channelInMeta: true })
    const page =
      '<html><body><h2>政府信息公开年报</h2><p>柏川区人民政府门户网站，欢迎访问。</p><script>get("/common/search/" + id)</script></body></html>'
    const { outcome } = await listSite(
      { ...site, '/baichuan/c100275/xxgk_list.shtml': { body: page } },
      '/baichuan/c100275/xxgk_list.shtml',
    )
    expect(outcome.fault?.code).toBe('channel_unknown')
  })

  it('a refusal in words is a fault that quotes them', async () => {
    const { outcome } = await listSite(
      szinfSite('dept', ucapRows(20), { code: '500' }),
      '/szinf/nb/list.shtml',
    )
    expect(outcome.fault).toMatchObject({ code: 'list_refused', reason: expect.stringContaining('参数错误') })
  })
})

describe('columns with UUIDs', () => {
  const column = '/columns/00000000-0000-4000-8000-000000000001/index.html'
  it.each<[string, UuidQuirks]>([
    ['one block', {}],
    ['menus beside it', { menus: 2 }],
    ['no count', { noCount: true }],
  ])('%s', async (_, quirks) => {
    const { paths, outcome, leads } = await listSite(uuidSite(40, quirks), column)
    expect(paths).toHaveLength(40)
    expect(outcome).toMatchObject({ family: 'ucap', why: 'yes: columns with a UUID', fault: null })
    expect(leads[0]).toMatchObject({
      title: '柏川区第1局2025年政府信息公开工作年度报告',
      listed_on: '2026-01-20',
    })
  })

  it('one block without rows is a fault unless it says that there are none', async () => {
    expect((await listSite(uuidSite(0), column)).outcome).toMatchObject({ links: 0, fault: null })
  })
})
