/** Outlines and headings that deviate: none of them may cost a cell. */
import { type Case, ERA_2019, formDocuments } from '../makers/form-document.ts'
import type { Family } from '../model.ts'

const HEADINGS = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
]
const swap =
  (...pairs: readonly (readonly [string, string])[]) =>
  (html: string): string =>
    pairs.reduce((made, [from, to]) => made.replaceAll(from, to), html)

const CASES: readonly Case[] = [
  { name: 'no headings at all', page: { withoutHeadings: true } },
  { name: 'no headings in the form of 2019', format: ERA_2019, page: { withoutHeadings: true } },
  {
    name: 'headings as pictures',
    rewrite: (html) =>
      HEADINGS.reduce(
        (made, heading, i) => made.replace(`<p>${heading}</p>`, `<p><img src="h${i}.png"></p>`),
        html,
      ),
  },
  {
    name: 'long heading of section four',
    rewrite: swap([
      '四、政府信息公开行政复议、行政诉讼情况',
      '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    ]),
  },
  {
    name: 'tables restart at one',
    rewrite: swap(
      ['二、主动公开政府信息情况', '一、主动公开政府信息情况'],
      ['三、收到和处理', '二、收到和处理'],
      ['四、政府信息公开行政复议', '三、政府信息公开行政复议'],
      ['五、存在的', '五、存在的'],
    ),
  },
  { name: 'heading five absent', rewrite: swap(['<p>五、存在的主要问题及改进情况</p>', '']) },
  {
    name: 'ends after five',
    rewrite: (html) => html.replace(/<p>六、其他需要报告的事项<\/p><p>[^<]*<\/p>/, ''),
  },
  {
    name: 'headings without numbers',
    rewrite: (html) => HEADINGS.reduce((made, heading) => made.replace(heading, heading.slice(2)), html),
  },
  {
    name: 'headings with spaces',
    rewrite: (html) =>
      HEADINGS.reduce(
        (made, heading) =>
          made.replace(heading, `${heading.slice(0, 2)} ${heading.slice(2, 4)} ${heading.slice(4)}`),
        html,
      ),
  },
  {
    name: 'headings in bold spans',
    rewrite: (html) =>
      HEADINGS.reduce(
        (made, heading) =>
          made.replace(heading, [...heading].map((char) => `<span><b>${char}</b></span>`).join('')),
        html,
      ),
  },
  {
    name: 'other words for five and six',
    rewrite: swap(
      ['存在的主要问题及改进情况', '存在的主要问题及整改措施'],
      ['其他需要报告的事项', '其它需要报告的事项'],
    ),
  },
  {
    name: 'section two in the words of the notice',
    rewrite: swap(['二、主动公开政府信息情况', '二、行政机关主动公开政府信息情况']),
  },
  {
    name: 'bullets and doubled ordinals in section one',
    page: {
      texts: {
        overview:
          '（二）（一）主动公开。本年主动公开信息39条。• 依申请公开情况。一）本年收到申请12件。1、平台建设。',
      },
    },
  },
  {
    name: 'preface inside section one',
    rewrite: (html) => html.replace(/(<p>本报告所列数据[^<]*<\/p>)(<p>一、总体情况<\/p>)/, '$2$1'),
  },
  {
    name: 'an unescaped quotation as a tag',
    rewrite: (html) =>
      html.replace('<p>本报告', '<p>根据<中华人民共和国政府信息公开工作年度报告格式>，本报告'),
  },
  { name: 'text in one paragraph', rewrite: (html) => html.replace(/<\/p><p>(五|六)、/g, '　　$1、') },
]

export const sections = (): Family => ({ family: 'sections', documents: formDocuments(10, CASES) })
