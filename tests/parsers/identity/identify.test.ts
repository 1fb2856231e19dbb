import { describe, expect, it } from 'vitest'
import { type Identity, identify } from '../../../parsers/identity/identify.ts'
import { type Page, page } from './page.ts'

const PERIOD = '本年度报告中所列数据统计期限自2023年1月1日起至2023年12月31日止。'
const FULL = '柏川区审计局2023年政府信息公开工作年度报告'
const AUDIT = { title: FULL, agency: '柏川区审计局', year: 2023, scope: 'own' } as const

const HEADS: readonly [name: string, head: Page, expected: Partial<Identity>][] = [
  ['ArticleTitle', { meta: { ArticleTitle: FULL } }, AUDIT],
  ['a heading', { headings: [FULL] }, AUDIT],
  ['a plain line', { lines: [FULL] }, AUDIT],
  ['the window title less the site', { titleTag: `${FULL}-柏川区人民政府` }, AUDIT],
  ['the window title less two sites', { titleTag: `${FULL}_年报_柏川区人民政府门户网站` }, AUDIT],
  [
    'a label in a metadata table',
    {
      table: [
        ['名称', FULL],
        ['索引号', '014/2024-1'],
      ],
    },
    AUDIT,
  ],
  ['a label on a line of text', { lines: [`标题: ${FULL}`] }, AUDIT],
  ['body above the title', { lines: ['柏川区审计局', '2023年政府信息公开工作年度报告'] }, AUDIT],
  [
    'body and title over three lines',
    { lines: ['柏川区审计局', '2023年政府信息公开', '工作年度报告'] },
    AUDIT,
  ],
  [
    'year on a line of its own',
    { lines: ['2023年', '柏川区审计局政府信息公开工作年度报告'] },
    { agency: '柏川区审计局', year: 2023 },
  ],
  [
    'a break inside the words',
    { lines: ['2023 年柏川区审计局政府信息公开', '工作年度报告'] },
    { agency: '柏川区审计局', year: 2023 },
  ],
  ['the site name in the first heading', { headings: ['柏川区审计局', '政府信息公开', FULL] }, AUDIT],
  ['a column name above', { lines: ['政府信息公开年报', FULL] }, AUDIT],
  ['a breadcrumb above', { lines: ['当前位置：首页 > 政府信息公开 > 年报', FULL] }, AUDIT],
  ['the title twice', { headings: [FULL], lines: [FULL] }, { ...AUDIT, conflicts: [] }],
  [
    'year first',
    { headings: ['2023年柏川区审计局政府信息公开工作年度报告'] },
    { agency: '柏川区审计局', year: 2023 },
  ],
  [
    'year in the middle',
    { headings: ['柏川区审计局政府信息公开工作2023年度报告'] },
    { agency: '柏川区审计局', year: 2023 },
  ],
  [
    'no year but a period',
    { headings: ['柏川区审计局政府信息公开工作年度报告'], lines: [PERIOD] },
    { agency: '柏川区审计局', year: 2023, conflicts: [] },
  ],
  [
    'a period with 到 and no 自',
    {
      headings: ['柏川区审计局政府信息公开工作年度报告'],
      lines: ['数据统计期限2023 年 1 月 1 日到 12 月 31 日'],
    },
    { year: 2023 },
  ],
  [
    '截至 as the period',
    { headings: ['柏川区审计局政府信息公开工作年度报告'], lines: ['数据核定时间点为2023年12月31日。'] },
    { year: 2023 },
  ],
  [
    'no year at all',
    {
      headings: ['柏川区审计局政府信息公开工作年度报告'],
      lines: ['发布日期：2024-01-20'],
      overview: '2023年，我局公开信息12条。',
    },
    { year: null, published_on: '2024-01-20' },
  ],
  [
    'the number of the notice is no year',
    {
      headings: ['柏川区审计局政府信息公开工作年度报告'],
      lines: ['根据《…的通知》（国办公开办函〔2021〕30号）编制。'],
    },
    { year: null, conflicts: [] },
  ],
  [
    'title and period differ',
    { headings: ['柏川区审计局2022年政府信息公开工作年度报告'], lines: [PERIOD] },
    { year: 2022, conflicts: [expect.objectContaining({ field: 'year', values: ['2022', '2023'] })] },
  ],
  [
    'two periods',
    { headings: ['柏川区审计局政府信息公开工作年度报告'], lines: [PERIOD, '自2022年1月1日至2022年12月31日'] },
    { year: null, conflicts: [expect.objectContaining({ field: 'year' })] },
  ],
  [
    'two headings of different years',
    { headings: [FULL, '柏川区审计局2022年政府信息公开工作年度报告'] },
    { conflicts: [expect.objectContaining({ field: 'year' })] },
  ],
  [
    'a link to last year is no title',
    {
      headings: [FULL],
      lines: ['柏川区审计局2022年政府信息公开工作年度报告'],
      links: ['柏川区审计局2022年政府信息公开工作年度报告'],
    },
    { ...AUDIT, conflicts: [] },
  ],
  [
    'short name in the title, full name in the preamble',
    {
      headings: ['区人社局2023年政府信息公开工作年度报告'],
      lines: ['柏川区人力资源和社会保障局根据《条例》编制本报告。'],
    },
    { agency: '柏川区人力资源和社会保障局', conflicts: [] },
  ],
  [
    'short name in the title, full name in meta',
    { meta: { ContentSource: '柏川区审计局' }, headings: ['区审计局2023年政府信息公开工作年度报告'] },
    { agency: '柏川区审计局' },
  ],
  [
    'short name in the title, another level in meta',
    { meta: { ContentSource: '青川市审计局' }, headings: ['区审计局2023年政府信息公开工作年度报告'] },
    { agency: '区审计局' },
  ],
  [
    'short name in the title, full name in the signature',
    { headings: ['县市监局2023年政府信息公开年度报告'], closing: ['桐岭县市场监督管理局', '2024年1月20日'] },
    { agency: '桐岭县市场监督管理局', conflicts: [] },
  ],
  [
    'a portal in meta does not replace the title',
    { meta: { ContentSource: '柏川区人民政府办公室' }, headings: [FULL] },
    { ...AUDIT, conflicts: [] },
  ],
  [
    'bare title, signature',
    { headings: ['2023年政府信息公开工作年度报告'], closing: ['柏川区审计局', '2024年1月20日'] },
    { agency: '柏川区审计局' },
  ],
  [
    'bare title, 由…编制',
    { headings: ['2023年政府信息公开工作年度报告'], lines: ['本报告由柏川区水利局编制。'] },
    { agency: '柏川区水利局' },
  ],
  [
    'bare title, 由…根据…编制',
    {
      headings: ['2023年政府信息公开工作年度报告'],
      lines: ['本报告由柏川区水利局根据《中华人民共和国政府信息公开条例》编制。'],
    },
    { agency: '柏川区水利局' },
  ],
  [
    'bare title, publishing body in a table',
    {
      headings: ['2023年政府信息公开工作年度报告'],
      table: [['发布机构', '柏川区水利局', '公开日期', '2024-01-17']],
    },
    { agency: '柏川区水利局', published_on: '2024-01-17' },
  ],
  [
    '我局 is not the portal',
    {
      meta: { ContentSource: '柏川区人民政府' },
      headings: ['2023年政府信息公开工作年度报告'],
      overview: '2023年，我局公开信息12条。',
    },
    { agency: null, scope: 'own' },
  ],
  [
    '我镇 is the township',
    {
      meta: { ContentSource: '临湖镇人民政府' },
      headings: ['2023年政府信息公开工作年度报告'],
      overview: '2023年，我镇公开信息12条。',
    },
    { agency: '临湖镇人民政府', scope: 'own' },
  ],
  [
    'a site is no body',
    { meta: { ContentSource: '柏川区政府门户网站' }, headings: ['2023年政府信息公开工作年度报告'] },
    { agency: null, scope: 'unknown' },
  ],
  [
    'two titles of different bodies',
    { headings: [FULL, '柏川区财政局2023年政府信息公开工作年度报告'] },
    { agency: '柏川区审计局', conflicts: [expect.objectContaining({ field: 'agency' })] },
  ],
  [
    'a lead that names another body',
    { headings: [FULL], lines: ['柏川区人民政府办公室根据《条例》要求编制本报告。'] },
    { agency: '柏川区审计局', conflicts: [expect.objectContaining({ field: 'agency' })] },
  ],
  [
    'a township in full',
    { headings: ['临湖镇2023年政府信息公开工作年度报告'], closing: ['柏川区临湖镇人民政府'] },
    { agency: '柏川区临湖镇人民政府', scope: 'own', conflicts: [] },
  ],
  [
    'the office of the body signs',
    { headings: ['柏川区2023年政府信息公开工作年度报告'], lines: ['本报告由柏川区人民政府办公室编制。'] },
    { agency: '柏川区', scope: 'regional_summary', conflicts: [] },
  ],
  [
    'no title, only a signature',
    { lines: [PERIOD], closing: ['柏川区审计局'] },
    { title: null, agency: '柏川区审计局', year: 2023 },
  ],
  [
    'nothing',
    { lines: [] },
    { title: null, agency: null, year: null, published_on: null, dates: [], scope: 'unknown', conflicts: [] },
  ],
  [
    'a whole article in one paragraph',
    {
      sections: false,
      lines: [`${FULL} 根据《条例》要求编制。${PERIOD} 一、总体情况 （一）主动公开情况。公开信息5条。`],
      titleTag: FULL,
    },
    { ...AUDIT, conflicts: [] },
  ],
  [
    'a picture story keeps its own title',
    { headings: [`${FULL}（图解）`], lines: [FULL] },
    { title: `${FULL}（图解）`, verdict: expect.objectContaining({ verdict: 'decoy' }) },
  ],
  [
    'a guide keeps its own title',
    { meta: { ArticleTitle: '柏川区审计局政府信息公开指南' }, lines: [FULL] },
    { title: '柏川区审计局政府信息公开指南', verdict: expect.objectContaining({ verdict: 'decoy' }) },
  ],
  [
    'the title of another yearly report',
    { headings: ['柏川区2023年法治政府建设年度报告'], lines: ['现将有关情况报告如下。'] },
    {
      title: '柏川区2023年法治政府建设年度报告',
      verdict: expect.objectContaining({ verdict: 'decoy' }),
      agency: null,
    },
  ],
  [
    'a site name says nothing against the page under it',
    {
      titleTag: '柏川区人民政府',
      headings: ['政府信息公开指南'],
      lines: [PERIOD],
      closing: ['柏川区审计局'],
    },
    { title: '政府信息公开指南', verdict: null, agency: '柏川区审计局', year: 2023 },
  ],
  [
    'a list page',
    {
      titleTag: '政府信息公开年报_柏川区人民政府',
      lines: [FULL, '柏川区财政局2023年政府信息公开工作年度报告'],
      links: [FULL, '柏川区财政局2023年政府信息公开工作年度报告'],
    },
    { agency: null, year: null },
  ],
]

describe('identify', () => {
  it.each(HEADS)('%s', (_, head, expected) => {
    expect(identify(page(head))).toMatchObject(expected)
  })
})

const DATES: readonly [name: string, head: Page, published: string | null, sources: string[]][] = [
  ['发布日期', { lines: ['发布日期：2024-01-17 浏览次数：8'] }, '2024-01-17', ['label']],
  [
    '发布时间 with a clock time',
    { lines: ['来源：柏川区审计局 发布时间：2024-01-17 09:30 字体'] },
    '2024-01-17',
    ['label'],
  ],
  ['letters apart', { lines: ['发 布 日 期： 2024年1月17日'] }, '2024-01-17', ['label']],
  ['digits apart', { lines: ['日期： 2024- 01- 22 17: 11'] }, '2024-01-22', ['label']],
  ['时间 alone', { lines: ['来源：某站 时间：2024/1/5'] }, '2024-01-05', ['label']],
  ['公开日期 in a table', { table: [['公开日期', '2024-01-17']] }, '2024-01-17', ['label']],
  ['a table label with spaces', { table: [['发 布 日 期：', '2024年01月17日']] }, '2024-01-17', ['label']],
  ['label at the end', { closing: ['发布日期：2024-01-17'] }, '2024-01-17', ['label']],
  ['eight digits', { lines: ['发布日期：20240117 来源：某站'] }, '2024-01-17', ['label']],
  ['fourteen digits', { lines: ['发布时间：20240117153000'] }, '2024-01-17', ['label']],
  ['a number that is no date', { lines: ['发布日期：2024123456', '发布日期：202401171'] }, null, []],
  ['full-width digits', { lines: ['发布日期：２０２４年１月１７日'] }, '2024-01-17', ['label']],
  ['Chinese numerals', { lines: ['发布日期：二〇二四年一月十七日'] }, '2024-01-17', ['label']],
  ['a label in brackets', { lines: ['[发布日期]：2024.1.17'] }, '2024-01-17', ['label']],
  [
    'the date in the next line',
    { lines: ['【发布日期】', '2024-01-17'] },
    '2024-01-17',
    ['label', 'signature'],
  ],
  [
    'a clock in the next line',
    { lines: ['来源：某站 发布时间：', '2024年1月17日 09:30'] },
    '2024-01-17',
    ['label'],
  ],
  [
    '成文日期 and its date in the next line',
    { lines: ['成文日期', '2024-01-10'] },
    null,
    ['written', 'signature'],
  ],
  ['more than a date in the next line', { lines: ['发布时间', '2024-01-17 我局召开会议'] }, null, []],
  ['full-width separators', { lines: ['发布日期：２０２４－０１－１７'] }, '2024-01-17', ['label']],
  ['信息时间', { lines: ['信息时间：2024-01-17 阅读次数：3'] }, '2024-01-17', ['label']],
  [
    'a row of heads over a row of values',
    {
      table: [
        ['索引号', '发布日期', '文号'],
        ['0001', '2024-01-17', '柏政〔2024〕3号'],
      ],
    },
    '2024-01-17',
    ['label'],
  ],
  [
    'a label without a value over another day',
    {
      table: [
        ['发布日期', ''],
        ['有效期至', '2025-01-17'],
      ],
    },
    null,
    [],
  ],
  ['PubDate in fourteen digits', { meta: { PubDate: '20240117032011' } }, '2024-01-17', ['meta']],
  ['PubDate', { meta: { PubDate: '2024-01-17 03:20:11' } }, '2024-01-17', ['meta']],
  ['PubDate with slashes', { meta: { PubDate: '2024/1/17' } }, '2024-01-17', ['meta']],
  ['PubDate that is no date', { meta: { PubDate: 'null' } }, null, []],
  ['更新时间 is no candidate', { lines: ['更新时间：2024-01-17'] }, null, []],
  [
    'a page clock is no candidate',
    { lines: ['今天是2024年1月17日 星期三', '日期：2024年1月17日 星期三', '2019年12月3日星期二'] },
    null,
    [],
  ],
  ['采集时间 is no candidate', { lines: ['采集时间：2025-12-30T21:37:37+08:00'] }, null, []],
  ['打印时间 is no candidate', { lines: ['打印时间: 2025-12-30'] }, null, []],
  ['成文日期 is the day of writing', { table: [['成文日期', '2024-01-10']] }, null, ['written']],
  [
    '成文日期 beside 发布日期',
    { lines: ['成文日期：2024-01-10 发布日期：2024-01-17'] },
    '2024-01-17',
    ['label', 'written'],
  ],
  ['a signature', { closing: ['柏川区审计局', '2024年1月20日'] }, null, ['signature']],
  ['a signature in Chinese', { closing: ['二〇二四年一月二十一日'] }, null, ['signature']],
  ['an impossible day', { lines: ['发布日期：2024-02-30'] }, null, []],
  ['a month alone', { lines: ['发布日期：2024年1月'] }, null, []],
  ['a date in running text', { lines: ['2024年1月17日，我局召开会议。'] }, null, []],
]

describe('dates', () => {
  it.each(DATES)('%s', (_, head, published, sources) => {
    const { published_on, dates } = identify(page({ headings: [FULL], ...head }))
    expect(published_on).toBe(published)
    expect(dates.map(({ source }) => source)).toEqual(sources)
  })

  it('reads a Chinese signature to the day', () => {
    for (const [line, date] of [
      ['二〇二四年一月二十一日', '2024-01-21'],
      ['二○一九年十二月十日', '2019-12-10'],
      ['二零二零年三月三十一日', '2020-03-31'],
      ['2024年1月5日', '2024-01-05'],
    ]) {
      expect(identify(page({ closing: [line ?? ''] })).dates).toEqual([
        { date, source: 'signature', raw: line },
      ])
    }
  })

  it.each([
    ['https://x.test/zwgk/202401/t20240115_12.htm', '2024-01-15'],
    ['https://x.test/art/2024/1/8/art_1_2.html', '2024-01-08'],
    ['https://x.test/columns/a/202401/09/b.html', '2024-01-09'],
    ['https://x.test/20240110/i12.html', '2024-01-10'],
    ['https://x.test/zwgk/202401/0a1b.shtml', null],
    ['https://x.test/info/1013/20240199.htm', null],
  ])('%s shows %s, which is no publication date', (url, date) => {
    const { published_on, dates } = identify(page({ headings: [FULL] }), { url })
    expect(published_on).toBeNull()
    expect(dates.map((candidate) => [candidate.date, candidate.source])).toEqual(
      date === null ? [] : [[date, 'url']],
    )
  })

  it('prefers the label over meta and lists the conflict', () => {
    const found = identify(
      page({ headings: [FULL], lines: ['发布日期：2024-01-17'], meta: { PubDate: '2024-03-02' } }),
    )
    expect(found.published_on).toBe('2024-01-17')
    expect(found.conflicts).toEqual([
      expect.objectContaining({ field: 'published_on', values: ['2024-01-17', '2024-03-02'] }),
    ])
  })

  it('is content with a label and meta that agree, and with a URL that does not', () => {
    const head = { headings: [FULL], lines: ['发布日期：2024-01-17'], meta: { PubDate: '2024-01-17 10:00' } }
    expect(identify(page(head), { url: 'https://x.test/202403/t20240313_1.htm' }).conflicts).toEqual([])
  })

  it('doubts a report published before its year had ended', () => {
    const found = identify(page({ headings: [FULL], lines: ['发布日期：2023-01-17'] }))
    expect(found.conflicts).toEqual([
      expect.objectContaining({ field: 'published_on', values: ['2023-01-17'] }),
    ])
  })
})

const titled = (name: string): string => `${name}2023年政府信息公开工作年度报告`
const SCOPES: readonly [name: string, head: Page, scope: Identity['scope']][] = [
  ['a department', { headings: [FULL] }, 'own'],
  [
    'a department with its subordinates',
    { headings: [FULL], lines: ['本报告数据包含局机关及所属事业单位。'] },
    'department_with_subordinates',
  ],
  ['a department marked 本级', { headings: [`${FULL}（本级）`], lines: ['本报告数据包含下属单位。'] }, 'own'],
  [
    'a department that puts reports together',
    { headings: [`${FULL}（汇总）`] },
    'department_with_subordinates',
  ],
  ['a place', { headings: [titled('柏川区')] }, 'regional_summary'],
  ['a place marked 本级', { headings: [`${titled('柏川区')}（本级）`] }, 'government_organ'],
  [
    'a people’s government of the whole place',
    { headings: [titled('柏川区人民政府')], overview: '2023年，全区主动公开信息9条。' },
    'regional_summary',
  ],
  [
    'a people’s government that gathers',
    { headings: [titled('柏川区人民政府')], lines: ['根据区本级和各乡镇、街道的数据编制。'] },
    'regional_summary',
  ],
  ['a people’s government that does not say', { headings: [titled('柏川区人民政府')] }, 'unknown'],
  ['a people’s government’s organ', { headings: [titled('青川市人民政府机关')] }, 'government_organ'],
  ['a government office', { headings: [titled('青川市人民政府办公厅')] }, 'government_organ'],
  [
    'a government office that gathers',
    { headings: [titled('柏川区人民政府办公室')], lines: ['本报告汇总全区各部门、各镇街年度报告编制。'] },
    'regional_summary',
  ],
  ['a township', { headings: [titled('临湖镇')] }, 'own'],
  ['a township’s government', { headings: [titled('柏川区临湖镇人民政府')] }, 'own'],
  ['a subdistrict', { headings: [titled('东湖街道办事处')] }, 'own'],
  ['a development zone', { headings: [titled('青川经济开发区')] }, 'own'],
  ['a zone committee', { headings: [titled('青川高新区管委会')] }, 'own'],
  ['a system', { headings: ['2023年度海关系统政府信息公开工作年度报告'] }, 'system_summary'],
  ['a customs district', { headings: [titled('青川海关关区')] }, 'district_summary'],
  ['customs itself', { headings: [`${titled('青川海关')}（本级）`] }, 'own'],
  [
    '我区 with all its bodies',
    { headings: ['2023年政府信息公开工作年度报告'], overview: '我区汇总各部门数据，公开信息9条。' },
    'regional_summary',
  ],
]

describe('scope', () => {
  it.each(SCOPES)('%s', (_, head, scope) => {
    expect(identify(page(head)).scope).toBe(scope)
  })
})
