/** Pages in the same columns that are no report: challenges, soft 404s, lists, guides, decoys, empty forms. */

import { distinctFigures } from '../makers/figures.ts'
import { ERA_2021, formDocument } from '../makers/form-document.ts'
import { grid, paragraphs, plainPage } from '../makers/plain-page.ts'
import { blank, fill } from '../makers/printed.ts'
import { type Family, NO_CELLS, type ScoreDocument, utf8 } from '../model.ts'

const BUREAU = '柏川区水务局'
const links = (...titles: readonly string[]): string =>
  `<ul>${titles.map((title, i) => `<li><a href="./t${i}.html">${title}</a><span>2024-01-${10 + i}</span></li>`).join('')}</ul>`
const long = (sentence: string): string =>
  paragraphs(...Array.from({ length: 15 }, (_, i) => `${i + 1}. ${sentence}`))

const PAGES: Readonly<Record<string, string>> = {
  'a challenge page':
    '<html><head><meta charset="utf-8"><title>安全验证</title></head><body><p>请完成验证后继续访问</p><script>document.cookie="x=1";location.reload()</script></body></html>',
  'a challenge of script only':
    '<html><head><script>var _0x=["a"];location.href="/?x="+_0x</script></head><body><noscript>请开启JavaScript后访问</noscript></body></html>',
  'a soft 404': plainPage('页面不存在', paragraphs('您访问的页面不存在或已被删除。', '5秒后返回首页')),
  'an English 404':
    '<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1><hr>nginx</body></html>',
  'a home page after a redirect': plainPage(
    '柏川区人民政府',
    `${links('区政府召开常务会议', '河湖长制工作推进会召开', '优化营商环境', '走进柏川')}<p>版权所有 柏川区人民政府</p>`,
  ),
  'a list of reports': plainPage(
    '政府信息公开年报',
    links(
      ...['柏川区水务局', '柏川区教育局', '柏川区民政局', '柏川区司法局', '柏川区财政局'].map(
        (body) => `${body}2023年政府信息公开工作年度报告`,
      ),
    ),
  ),
  'a list by years': plainPage(
    '政府信息公开工作年度报告',
    links(...[2019, 2020, 2021, 2022, 2023].map((year) => `${BUREAU}${year}年政府信息公开工作年度报告`)),
  ),
  'a guide': plainPage(
    `${BUREAU}政府信息公开指南`,
    long('本机关主动公开的范围包括机构职能、政策文件、财政预决算等政府信息，公民可以依法提出申请。'),
  ),
  'a report on the rule of law': plainPage(
    `${BUREAU}2023年法治政府建设年度报告`,
    long('持续推进行政规范性文件合法性审查，办理行政复议3件、行政诉讼2件。'),
  ),
  'a letter about the key points of work': plainPage(
    '关于报送2023年政务公开工作要点落实情况的函',
    long('按照要求，现将落实情况函告如下，主动公开政府信息120条。'),
  ),
  'statistics of requests': plainPage(
    `${BUREAU}2023年依申请公开年度统计`,
    grid([
      ['申请编号', '受理日期', '答复方式'],
      ['001', '2023-02-03', '予以公开'],
      ['002', '2023-05-03', '部分公开'],
    ]),
  ),
  'an explanation in pictures': plainPage(
    `一图读懂${BUREAU}2023年政府信息公开工作年度报告`,
    '<p><img src="tj1.png"></p><p><img src="tj2.png"></p>',
  ),
  'an explanation 图解': plainPage(
    `${BUREAU}2023年政府信息公开工作年度报告（图解）`,
    '<p><img src="tj.jpg"></p>',
  ),
  'news about a meeting': plainPage(
    '柏川区召开政府信息公开工作会议',
    long('会议强调，要提升政府信息公开质量，加强年度报告编制，做好依申请公开工作。'),
  ),
  'the regulation itself': plainPage(
    '中华人民共和国政府信息公开条例',
    long('行政机关应当建立健全本行政机关的政府信息公开工作制度，每年公布政府信息公开工作年度报告。'),
  ),
  'a budget table': plainPage(
    `${BUREAU}2023年部门预算`,
    grid([
      ['项目', '合计', '基本支出', '项目支出'],
      ['行政运行', '1200', '1000', '200'],
      ['水利工程', '800', '0', '800'],
    ]),
  ),
}

const page = ([name, html]: readonly [string, string]): ScoreDocument => ({
  name,
  fileName: 'page.html',
  bytes: utf8(html),
  truth: { status: ['not_a_report'], cells: NO_CELLS },
})

const notice = '关于做好2023年政府信息公开工作年度报告编制和发布工作的通知'
const emptyForm = (name: string, text: string, seed: number): ScoreDocument => {
  const ids = [...fill(ERA_2021, distinctFigures(ERA_2021, 1)).cells.keys()].map(
    (key) => key.split(':')[1] ?? '',
  )
  const made = formDocument(
    {
      name,
      page: { title: notice, texts: { overview: '（此处填写主动公开、依申请公开等情况）' } },
      overrides: Object.fromEntries(ids.map((id) => [id, blank(text)])),
    },
    seed,
  )
  return { ...made, truth: { status: ['not_a_report'], cells: made.truth.cells } }
}

const BROKEN: readonly ScoreDocument[] = [
  ['an empty file', new Uint8Array()],
  ['white space', utf8(' \n\t')],
  ['binary junk', Uint8Array.from({ length: 3_000 }, (_, i) => (i * 7_919) % 32)],
  ['a cut PDF', utf8('%PDF-1.7\n1 0 obj\n<<')],
  ['a cut container', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00])],
].map(([name, bytes]) => ({
  name: name as string,
  fileName: 'file.bin',
  bytes: bytes as Uint8Array,
  truth: { status: ['unreadable'], cells: NO_CELLS },
}))

export const notReports = (): Family => ({
  family: 'not_reports',
  documents: [
    ...Object.entries(PAGES).map(page),
    emptyForm('an empty form in a notice', '', 1_301),
    ...BROKEN,
  ],
})
