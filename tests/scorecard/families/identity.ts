/** Titles, bodies, years and dates as pages print them; the tables are the official ones. */
import { type Case, ERA_2019, formDocuments } from '../makers/form-document.ts'
import { inPortal } from '../makers/frames.ts'
import type { Family } from '../model.ts'

const BUREAU = '禾溪县自然资源局'
const titled = (name: string, title: string, more: Partial<Case> = {}): Case => ({
  name,
  page: { agency: BUREAU, title },
  ...more,
})
const article = (html: string, from: RegExp | string, to: string): string => html.replace(from, to)

const CASES: readonly Case[] = [
  titled('without 工作', `${BUREAU}2023年政府信息公开年度报告`),
  titled('工作报告', `${BUREAU}2023年政府信息公开工作报告`),
  titled('年度 twice', `${BUREAU}2023年度政府信息公开工作年度报告`),
  titled('year in the middle', `${BUREAU}政府信息公开工作2023年度报告`),
  titled('year first', `2023年${BUREAU}政府信息公开工作年度报告`),
  titled('年 lost', `${BUREAU}2023政府信息公开工作年度报告`),
  titled('政务信息公开', `${BUREAU}2023年政务信息公开年度报告`),
  titled('suffix 文字版', `${BUREAU}2023年政府信息公开工作年度报告（文字版）`),
  titled('quoted in marks', `《${BUREAU}2023年政府信息公开工作年度报告》`),
  titled('no year in the title', `${BUREAU}政府信息公开工作年度报告`),
  titled('title over two lines', `${BUREAU}\n2023年政府信息公开工作年度报告`, {
    rewrite: (html) => html.replace(/<h1>(.*?)\n(.*?)<\/h1>/s, '<h1>$1<br>$2</h1>'),
  }),
  titled('title twice', `${BUREAU}2023年政府信息公开工作年度报告`, {
    rewrite: (html) => html.replace(/<h1>.*?<\/h1>/s, (h1) => `${h1}${h1.replaceAll('h1', 'h2')}`),
  }),
  titled('year in Chinese digits', `${BUREAU}二〇二三年政府信息公开工作年度报告`),
  {
    name: 'title only in the tab',
    page: { agency: BUREAU },
    rewrite: (html) => article(html, /<h1>.*?<\/h1>/s, ''),
  },
  {
    name: 'date only as meta',
    page: { agency: BUREAU, publishedOn: null },
    rewrite: (html) =>
      html.replace(
        '<meta charset="utf-8">',
        '<meta charset="utf-8"><meta name="PubDate" content="2024-01-22 17:11">',
      ),
    truth: () => ({ publishedOn: '2024-01-22' }),
  },
  {
    name: 'only a signature date',
    page: { agency: BUREAU, publishedOn: null, after: '' },
    rewrite: (html) => html.replace('</div></body>', `<p>${BUREAU}</p><p>2024年1月25日</p></div></body>`),
    truth: () => ({ publishedOn: null }),
  },
  {
    name: 'spaced label of the date',
    page: { agency: BUREAU, publishedOn: null },
    rewrite: (html) =>
      html.replace(
        '</h1>',
        '</h1><div>发布时间：2024- 01- 22 17: 11　来源：禾溪县自然资源局　浏览次数：12</div>',
      ),
    truth: () => ({ publishedOn: '2024-01-22' }),
  },
  {
    name: 'a frozen date in the page head',
    page: { agency: BUREAU, publishedOn: null, before: '<div class="top">2019年12月3日星期二</div>' },
    truth: () => ({ publishedOn: null }),
  },
  {
    name: 'a frozen date beside the labelled one',
    page: { agency: BUREAU, before: '<div class="top">今天是2019年12月3日星期二</div>' },
  },
  {
    name: 'only 我局 in the text, name in the portal metas',
    page: {
      agency: BUREAU,
      title: '2023年政府信息公开工作年度报告',
      texts: { overview: '我局高度重视政府信息公开工作。' },
    },
    rewrite: (html) =>
      html.replace(
        '<meta charset="utf-8">',
        `<meta charset="utf-8"><meta name="ContentSource" content="${BUREAU}">`,
      ),
  },
  {
    name: 'a summary of a county',
    page: { agency: '禾溪县', title: '禾溪县2023年政府信息公开工作年度报告' },
  },
  {
    name: 'office of a government',
    page: { agency: '栖云市人民政府办公室' },
    format: ERA_2019,
  },
  {
    name: 'doubled words in the name of the portal',
    page: { agency: '栖云市财政局' },
    rewrite: inPortal('栖云市财政局2023年政府信息公开工作年度报告', '栖云市人民政府', '2024-01-20'),
  },
  {
    name: 'short title 县人社局, full name in the signature',
    page: { agency: '禾溪县人力资源和社会保障局', title: '县人社局2023年政府信息公开工作年度报告' },
    rewrite: (html) =>
      html.replace('</div></body>', '<p>禾溪县人力资源和社会保障局</p><p>2024年1月25日</p></div></body>'),
  },
  {
    name: 'the period names another year',
    page: { agency: BUREAU },
    rewrite: (html) => html.replaceAll('2023年1月1日至2023年12月31日', '2022年1月1日至2022年12月31日'),
    truth: ({ cells }) => ({ cells }),
    status: ['complete', 'partial'],
  },
  {
    name: 'two titles that name two bodies',
    page: { agency: BUREAU },
    rewrite: (html) =>
      html.replace(/<title>.*?<\/title>/s, '<title>禾溪县财政局2023年政府信息公开工作年度报告</title>'),
    status: ['complete', 'partial'],
  },
]

export const identity = (): Family => ({ family: 'identity', documents: formDocuments(11, CASES) })
