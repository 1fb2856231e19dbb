/** Reports that look like something else: by their title, by what stands around them, or by having no form. */
import { zeroFigures } from '../makers/figures.ts'
import { type Case, ERA_2021, formDocument } from '../makers/form-document.ts'
import { paragraphs, plainPage } from '../makers/plain-page.ts'
import { type Family, NO_CELLS, type ScoreDocument, type Truth, utf8 } from '../model.ts'

const BODY = '柏川区水务局'
const TITLE = `${BODY}2023年政府信息公开工作年度报告`
const titled = (name: string, title: string, agency: string | null = BODY): Case => ({
  name,
  page: { title, agency: BODY },
  truth: () => ({ agency }),
})
const otherYears = [2018, 2019, 2020, 2021, 2022]
  .map((year) => `<li><a href="${year}.html">${BODY}${year}年政府信息公开工作年度报告</a></li>`)
  .join('')

const CASES: readonly Case[] = [
  {
    name: 'an explanation linked above',
    page: { agency: BODY, before: `<p><a href="tj.html">图解：${TITLE}</a></p>` },
  },
  {
    name: 'an explanation named in a line',
    page: { agency: BODY, wrap: (article) => `<p>相关解读：一图读懂${TITLE}</p>${article}` },
  },
  {
    name: 'reports of other years in the margin',
    page: { agency: BODY, before: `<ul>${otherYears}</ul>` },
  },
  {
    name: 'a hint on scripts',
    page: { agency: BODY, before: '<noscript>请开启JavaScript后访问</noscript>' },
  },
  {
    name: 'a text that speaks of 404 and of verification',
    page: { agency: BODY, texts: { overview: '全年清理页面不存在的链接404个，完成人机验证改造。' } },
  },
  { name: 'a body that assesses', page: { agency: '柏川区绩效考核办公室' } },
  { name: 'a body that trains', page: { agency: '栖云市干部教育培训中心' } },
  { name: 'a body that keeps websites', page: { agency: '栖云市政府网站管理中心' } },
  {
    name: 'a column on the rule of law',
    page: { agency: BODY, before: '<div class="nav">首页 &gt; 法治政府建设年度报告 &gt; 正文</div>' },
  },
  titled('no title', '正文', null),
  titled('titled 工作报告', `${BODY}2023年政府信息公开工作报告`),
  titled('titled 政务公开', `${BODY}2023年政务公开工作年度报告`, null),
  titled('titled as an announcement', `关于公布${TITLE}的公告`),
  titled('titled as a correction', `${TITLE}（更正）`),
  titled('titled with its explanation', `${TITLE}（附图解）`),
  titled('titled as a summary', `${BODY}2023年政府信息公开工作总结`, null),
  titled('titled as statistics', `${BODY}2023年度政府信息公开情况统计`, null),
  { ...titled('zeros under a new form', `${TITLE}（新格式）`, null), figures: zeroFigures },
]

const EARLY = paragraphs(
  ...['一、概述', '2013年，我局认真贯彻落实条例。', '二、主动公开政府信息情况', '主动公开政府信息120条。'],
  ...['三、依申请公开政府信息情况', '收到申请3件，均已答复。', '四、收费及减免情况', '未收取任何费用。'],
  ...['五、行政复议、行政诉讼情况', '未发生。', '六、存在的主要问题及改进情况', '内容不够丰富，将加强培训。'],
)

const other = (
  name: string,
  title: string,
  body: string,
  truth: Pick<Truth, 'status'> & Partial<Truth>,
): ScoreDocument => ({
  name,
  fileName: 'page.html',
  bytes: utf8(plainPage(title, body)),
  truth: { cells: NO_CELLS, ...truth },
})

const OTHERS: readonly ScoreDocument[] = [
  other('an early report', `${BODY}政府信息公开年报（2013年度）`, EARLY, {
    status: ['partial'],
    era: 'narrative',
    agency: BODY,
    year: 2013,
  }),
  other('an early report under the name of its body', BODY, EARLY, { status: ['partial'], era: 'narrative' }),
  other(
    'sections without tables',
    TITLE,
    paragraphs(...ERA_2021.sections.flatMap(({ label }) => [label, '情况良好，无其他说明。'])),
    { status: ['partial'], agency: BODY, year: 2023 },
  ),
  other(
    'tables as pictures',
    TITLE,
    `${paragraphs('一、总体情况', '情况良好。', '二、主动公开政府信息情况')}<img src="a.png" width="600"><p>三、收到和处理政府信息公开申请情况</p><img src="b.png" width="600">`,
    { status: ['needs_ocr'], agency: BODY, year: 2023 },
  ),
  other('a page that only links the file', TITLE, `<p>附件：<a href="a.pdf">${TITLE}.pdf</a></p>`, {
    status: ['attachment_only'],
    agency: BODY,
    year: 2023,
  }),
]

export const lookalikes = (): Family => ({
  family: 'lookalikes',
  documents: [...CASES.map((one, i) => formDocument(one, 2_700 + i)), ...OTHERS],
})
