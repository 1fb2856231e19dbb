/** Papers of the same columns that count the same things or speak of the annual report, and are none. */
import { formTables, renderTable } from '../../support/form-page.ts'
import { ERA_2021 } from '../makers/form-document.ts'
import { grid, paragraphs, plainPage } from '../makers/plain-page.ts'
import { blank, fill, number } from '../makers/printed.ts'
import { type Family, NO_CELLS, type ScoreDocument, type Truth, utf8 } from '../model.ts'

const BODY = '柏川区水务局'
const long = (sentence: string): string =>
  paragraphs(...Array.from({ length: 15 }, (_, i) => `${i + 1}. ${sentence}`))
const links = (...titles: readonly string[]): string =>
  `<ul>${titles.map((title, i) => `<li><a href="./t${i}.html">${title}</a></li>`).join('')}</ul>`
const formOf = (figure: string): string =>
  formTables(ERA_2021, () => figure)
    .map(renderTable)
    .join('')
const headings = paragraphs(...ERA_2021.sections.flatMap(({ label }) => [label, '（本节按实际情况撰写）']))
/** The empty form as lines of text. */
const emptyLines = paragraphs(
  ...formTables(ERA_2021, () => '').flatMap(({ rows }) => rows.flat().flatMap(({ text }) => text || [])),
)

/** Title and body. */
const PAGES: Readonly<Record<string, readonly [string, string]>> = {
  'a report on the rule of law with like headings': [
    `${BODY}2023年法治政府建设年度报告`,
    paragraphs('一、总体情况', '收到政府信息公开申请3件。', '三、存在的主要问题及改进情况', '普法形式单一。'),
  ],
  'a work report of a government': [
    '2024年柏川区人民政府工作报告',
    long('全区生产总值增长6%，深化政务公开，政府信息公开工作年度报告按时发布。'),
  ],
  'an explanation with small tables': [
    `图解：${BODY}2023年政府信息公开工作年度报告`,
    grid([
      ['行政许可', '23'],
      ['行政处罚', '12'],
    ]),
  ],
  'an explanation in words': [
    `《${BODY}2023年政府信息公开工作年度报告》解读`,
    long('2023年，我局主动公开政府信息120条，收到政府信息公开申请3件。'),
  ],
  'requests of a year by outcome': [
    '柏川区2023年度政府信息依申请公开情况统计',
    grid([
      ['类别', '数量'],
      ['本年新收政府信息公开申请数量', '12'],
      ['予以公开', '3'],
      ['部分公开', '2'],
    ]),
  ],
  'requests of a quarter by body': [
    '柏川区2023年第四季度依申请公开情况统计表',
    grid([
      ['单位', '收到申请', '予以公开', '部分公开', '无法提供'],
      ['水务局', '3', '1', '1', '1'],
    ]),
  ],
  'a notice on making reports': [
    '关于做好2023年度政府信息公开工作年度报告编制发布工作的通知',
    long('各镇街、各部门要认真编制年度报告，于1月31日前发布。'),
  ],
  'a notice with the form in it': ['关于印发政府信息公开工作年度报告格式的通知', headings + formOf('')],
  'a notice with the form as lines': [
    '关于印发政府信息公开工作年度报告格式的通知',
    headings.replaceAll('（本节按实际情况撰写）', '') + emptyLines,
  ],
  'a model filled with zeros': ['政府信息公开工作年度报告格式（模板）', headings + formOf('0')],
  'a reminder': ['关于报送2023年政府信息公开工作年度报告的提醒函', long('请于1月20日前报送。')],
  'a guide with numbered parts': [
    `${BODY}政府信息公开指南（2023年版）`,
    paragraphs('一、主动公开', '二、依申请公开', '三、收费标准') +
      long('公民、法人或者其他组织可以向本机关申请获取政府信息。'),
  ],
  'a catalogue': [
    `${BODY}政府信息公开目录`,
    grid([
      ['序号', '公开事项', '公开内容'],
      ['1', '规章', '规章文本'],
      ['2', '行政规范性文件', '文件文本'],
      ['3', '行政许可', '许可结果'],
    ]),
  ],
  'a catalogue that names the article': [
    '柏川区应急管理领域基层政务公开标准目录',
    grid([
      ['公开事项', '公开内容', '公开依据'],
      ['行政处罚', '处罚信息', '第二十条第（六）项'],
      ['行政强制', '强制信息', '第二十条第（六）项'],
    ]),
  ],
  'a list in a table': [
    '政府信息公开工作年度报告',
    `<table>${[2019, 2020, 2021, 2022, 2023].map((year) => `<tr><td><a href="${year}.html">${BODY}${year}年政府信息公开工作年度报告</a></td><td>${year + 1}-01-20</td></tr>`).join('')}</table>`,
  ],
  'a list of two': [
    '政府信息公开年报',
    links(`${BODY}2023年政府信息公开工作年度报告`, `${BODY}2022年政府信息公开工作年度报告`),
  ],
  'a soft 404 under the right title': [
    `${BODY}2023年政府信息公开工作年度报告`,
    paragraphs('抱歉，您访问的页面不存在或已被删除！', '返回首页'),
  ],
  'an article taken down': [`${BODY}2023年政府信息公开工作年度报告`, paragraphs('文章已下架')],
  'a blocked request': ['Web应用防火墙', paragraphs('您的请求疑似攻击行为，已被拦截', '事件ID：2301')],
  'a captcha': ['验证码', '<form>请输入验证码：<input><button>提交</button></form>'],
  'an empty shell': [`${BODY}2023年政府信息公开工作年度报告`, '<div id="app"></div>'],
  'key points of work': ['柏川区2023年政务公开工作要点', long('深化重点领域信息公开。')],
  'a summary of work': [
    `${BODY}2023年政务公开工作总结`,
    paragraphs('一、基本情况', '二、存在的问题', '三、下一步打算') + long('提升信息发布质量。'),
  ],
  'a report on the key points': [
    `${BODY}关于2023年政务公开工作要点落实情况的报告`,
    paragraphs('一、主动公开情况', '二、依申请公开情况') + long('推进落实。'),
  ],
  'the yearly sheet of a website': [
    '柏川区人民政府网站工作年度报表（2023年度）',
    grid([
      ['独立用户访问总量', '12000'],
      ['信息公开目录信息更新量', '370'],
    ]),
  ],
  'accounts that name the same fees': [
    `${BODY}2022年度部门决算公开`,
    grid([
      ['项目', '金额'],
      ['行政事业性收费', '12.5'],
      ['政府集中采购', '300'],
    ]),
  ],
  'figures of law enforcement': [
    `${BODY}2023年行政执法数据`,
    grid([
      ['执法类型', '数量'],
      ['行政许可', '120'],
      ['行政处罚', '33'],
      ['行政强制', '2'],
    ]),
  ],
  'reviews of a whole district': [
    '柏川区2023年行政复议应诉案件统计',
    grid([
      ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'],
      ['3', '1', '0', '2', '6'],
    ]),
  ],
  'an explanation that repeats all tables': [
    `一图读懂 | ${BODY}2023年度政府信息公开工作年度报告`,
    formOf('0'),
  ],
  'a report withdrawn': [
    '关于撤回2023年政府信息公开工作年度报告的公告',
    paragraphs('因数据有误，现予撤回。'),
  ],
}

/** What a reading may keep of the form that stands in such a page: what is printed, and no more. */
const printedIn = (body: string): Truth['cells'] => {
  const print = [blank(), number(0)].find(({ text }) => body.includes(formOf(text)))
  if (print === undefined) return NO_CELLS
  const ids = ERA_2021.tables.flatMap(({ cells }) => cells.map(({ id }) => [id, print] as const))
  return fill(ERA_2021, new Map(), Object.fromEntries(ids)).cells
}

const document = ([name, [title, body]]: readonly [string, readonly [string, string]]): ScoreDocument => ({
  name,
  fileName: 'page.html',
  bytes: utf8(plainPage(title, body)),
  truth: { status: ['not_a_report'], cells: printedIn(body) },
})

export const decoys = (): Family => ({ family: 'decoys', documents: Object.entries(PAGES).map(document) })
