import { describe, expect, it } from 'vitest'
import { findAttachments } from '../../crawlers/links.ts'
import { readListLinks } from '../../crawlers/list-links.ts'
import { isOnlyDate, listedDate } from '../../crawlers/listed-date.ts'
import { readPager } from '../../crawlers/pager.ts'
import { inventedPortal } from './invented-portal.ts'

const COLUMN = 'http://www.baichuan.test/zfxxgk/nb/'
const SITE = inventedPortal({ origin: 'http://www.baichuan.test', host: 'www.baichuan.test' })
const read = (html: string, base = COLUMN) => readListLinks(html, base, COLUMN)

describe('the date beside a link', () => {
  it.each<[string, string | null]>([
    ['2026-01-23', '2026-01-23'],
    ['[2026/1/3]', '2026-01-03'],
    ['2026年1月23日', '2026-01-23'],
    ['2026.01.23 10:30', '2026-01-23'],
    ['发布时间：2026-01-23 10:30:00', '2026-01-23'],
    ['2026-\n01-\n23', '2026-01-23'],
    ['2 0 2 6 - 0 1 - 2 3', '2026-01-23'],
    ['２０２６－01－23'.replaceAll('－', '-'), '2026-01-23'],
    ['23 2026-01', '2026-01-23'],
    ['2026-01 23', '2026-01-23'],
    ['2026-01-23 2026-01-23', '2026-01-23'],
    ['01-23', null],
    ['[01-23]', null],
    ['2026-13-01', null],
    ['2026-02-30', null],
    ['2026-01-23 2025-12-30', null],
    ['〔2026〕12号', null],
    ['2025年度', null],
    ['120260123', null],
    ['', null],
  ])('%j is %j', (text, date) => {
    expect(listedDate(text)).toBe(date)
  })

  it('alone is told from a date in a title', () => {
    expect(isOnlyDate('（2026-01-23）')).toBe(true)
    expect(isOnlyDate('2026年1月23日公告')).toBe(false)
  })
})

describe('rows', () => {
  const url = `${COLUMN}202601/t20260105_1.html`

  it.each<[string, string, string, string | null]>([
    [
      'date after',
      '<li><a href="./202601/t20260105_1.html">甲局年报</a><span>2026-01-05</span></li>',
      '甲局年报',
      '2026-01-05',
    ],
    [
      'an address that a click opens',
      `<li><a href="javascript:void(0)" onclick="window.open('./202601/t20260105_1.html')">甲局年度报告</a><span>2026-01-05</span></li>`,
      '甲局年度报告',
      '2026-01-05',
    ],
    [
      'an address within a script of the link',
      `<li><a href="javascript:show(1,'/zfxxgk/nb/202601/t20260105_1.html')">甲局年度报告</a><span>2026-01-05</span></li>`,
      '甲局年度报告',
      '2026-01-05',
    ],
    [
      'a link without an address of its own',
      `<li><a onclick="view(&quot;202601/t20260105_1.html&quot;)">甲局年度报告</a><span>2026-01-05</span></li>`,
      '甲局年度报告',
      '2026-01-05',
    ],
    [
      'date before',
      '<li><span>2026-01-05</span><a href="202601/t20260105_1.html">甲局年报</a></li>',
      '甲局年报',
      '2026-01-05',
    ],
    [
      'date inside the link',
      '<li><a href="202601/t20260105_1.html">甲局年报<em>2026-01-05</em></a></li>',
      '甲局年报',
      '2026-01-05',
    ],
    [
      'table row',
      '<tr><td>1</td><td><a href="202601/t20260105_1.html">甲局年报</a></td><td>2026-01-05</td></tr>'.replace(
        /^.*$/,
        '<table>$&</table>',
      ),
      '甲局年报',
      '2026-01-05',
    ],
    [
      'dt and dd',
      '<dl><dt><a href="202601/t20260105_1.html">甲局年报</a></dt><dd>2026-01-05</dd></dl>',
      '甲局年报',
      '2026-01-05',
    ],
    [
      'day in a box',
      '<li><div><b>05</b><i>2026-01</i></div><a href="202601/t20260105_1.html">甲局年报</a></li>',
      '甲局年报',
      '2026-01-05',
    ],
    [
      'full title in the attribute',
      '<li><a href="202601/t20260105_1.html" title="甲局2025年度报告全文">甲局2025年…</a></li>',
      '甲局2025年度报告全文',
      null,
    ],
    [
      'shorter attribute',
      '<li><a href="202601/t20260105_1.html" title="年报">甲局年报全称</a></li>',
      '甲局年报全称',
      null,
    ],
    ['absolute address', `<a href="${url}">甲局年报</a>`, '甲局年报', null],
    ['from one level up', '<a href="../nb/202601/t20260105_1.html#x">甲局年报</a>', '甲局年报', null],
    ['mobile twin', '<a href="202601/t20260105_1_wap.html">甲局年报</a>', '甲局年报', null],
    [
      'script literal',
      '<script>var url="./202601/t20260105_1.html"; var title="甲局\\u5e74报"; document.writeln(url)</script>',
      '甲局年报',
      null,
    ],
    [
      'script literal with date',
      "<script>var d='x';var title='甲局年报';var pubdate='2026-01-05';var linkurl='202601/t20260105_1.html';</script>",
      '甲局年报',
      '2026-01-05',
    ],
  ])('%s', (_, html, title, listed_on) => {
    expect(read(html).items).toEqual([{ url, title, listed_on }])
  })

  it('each keep their own date', () => {
    const html = `<p><a href="t20260105_1.html">甲</a> 2026-01-05<br><a href="t20260105_2.html">乙</a> 2026-01-06</p>
      <ul><li><a href="t20260105_3.html">丙</a>2026-01-07</li><li><a href="t20260105_4.html">丁</a></li></ul>`
    expect(read(html).items.map(({ title, listed_on }) => [title, listed_on])).toEqual([
      ['甲', null],
      ['乙', null],
      ['丙', '2026-01-07'],
      ['丁', null],
    ])
  })

  it('in comments are not there; twins are one', () => {
    const html = `<!-- <li><a href="t20200101_9.html">旧</a></li> --><a href="t20260105_1.html">短</a><a href="t20260105_1_wap.html">长一些</a>`
    expect(read(html).items).toEqual([{ url: `${COLUMN}t20260105_1.html`, title: '长一些', listed_on: null }])
  })

  it.each([
    '/c100123/202601/0123456789abcdef0123456789abcdef.shtml',
    '/c100123/202601/c04_163476.shtml',
    '/content/post_1234567.html',
    '/art/2026/1/5/art_1_2.html',
    '/info/1013/1234.htm',
    '/a/7012345678901234567.html',
    '/files/report.PDF',
  ])('%s is an article', (href) => {
    expect(read(`<a href="${href}">年报</a>`).items).toHaveLength(1)
  })

  it('with a date and an unknown kind of address count; navigation does not', () => {
    const html =
      '<li><a href="/a/show.html?x=1">柏川区教育局年度报告</a> 2026-01-05</li><a href="/about.html">关于我们网站</a><a href="javascript:void(0)">t20260105_1.html</a>'
    expect(read(html).items.map(({ url: found }) => found)).toEqual([
      'http://www.baichuan.test/a/show.html?x=1',
    ])
  })

  it('respect a base address', () => {
    expect(
      read('<base href="http://www.baichuan.test/x/"><a href="t20260105_1.html">甲</a>').items[0]?.url,
    ).toBe('http://www.baichuan.test/x/t20260105_1.html')
  })
})

describe('sub-columns', () => {
  it.each<[string, boolean]>([
    ['2024nb/', true],
    ['./2024/index.html', true],
    ['2024', true],
    ['bm/2024/', true],
    ['index.html', false],
    ['index_1.html', false],
    ['../', false],
    ['/zfxxgk/zn/', false],
    ['/zfxxgk/nbother/', false],
    ['http://other.test/zfxxgk/nb/2024/', false],
    ['202601/t20260105_1.html', false],
    ['1234567', false],
  ])('%s: %s', (href, expected) => {
    expect(read(`<a href="${href}">x</a>`).below.length > 0).toBe(expected)
  })
})

describe('hostile lists', () => {
  it.each<[string, string]>([
    [
      'many links in one row',
      Array.from({ length: 20_000 }, (_, id) => `<a href="t20260105_${id}.html">x</a>`).join(''),
    ],
    ['open comments', '<!--'.repeat(200_000)],
    ['script comments', `<script>${'/*'.repeat(200_000)}</script>`],
    ['script strings', `<script>${'url="'.repeat(100_000)}</script>`],
  ])('%s take bounded time', (_, html) => {
    const start = performance.now()
    read(html)
    readPager(html, COLUMN)
    findAttachments(html, COLUMN, SITE)
    expect(performance.now() - start).toBeLessThan(8_000)
  })

  it('nested without end are refused, not crashed on', () => {
    expect(() => read(`${'<div>'.repeat(100_000)}<a href="t20260105_1.html">x</a>`)).toThrow(
      /nested too deeply/,
    )
  })
})
