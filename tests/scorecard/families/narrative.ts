/** Reports of the years before the forms: text and stated figures, no table of a form. */
import type { ReadStatus } from '../../../src/domain/report.ts'
import { grid, paragraphs, plainPage } from '../makers/plain-page.ts'
import { type Family, NO_CELLS, type ScoreDocument, utf8 } from '../model.ts'

const BODY = '禾溪县教育和体育局'
const OUTLINE = [
  '一、概述',
  '本局认真贯彻《政府信息公开条例》，健全工作机制，落实专人负责，全年未发生泄密事件。',
  '二、主动公开政府信息的情况',
  '全年主动公开政府信息一百二十条，其中通过网站公开118条。通过政务微博公开2条。',
  '三、依申请公开政府信息办理情况',
  '全年收到申请3件，其中网上申请2件、信函申请1件，均按期答复，同意公开2件，信息不存在1件。',
  '四、政府信息公开的收费及减免情况',
  '全年未收取任何费用。',
  '五、因政府信息公开申请行政复议、提起行政诉讼的情况',
  '未发生行政复议和行政诉讼。',
  '六、存在的主要问题和改进措施',
  '公开内容还不够丰富，下一步将加强培训，拓宽渠道。',
]
const titleOf = (year: number): string => `${BODY}${year}年政府信息公开工作年度报告`

const one = (
  name: string,
  html: string,
  year: number | null,
  status: readonly ReadStatus[] = ['partial', 'complete'],
): ScoreDocument => ({
  name,
  fileName: 'page.html',
  bytes: utf8(html),
  truth: { status, era: 'narrative', agency: BODY, ...(year === null ? {} : { year }), cells: NO_CELLS },
})

const article = (year: number, body: string = paragraphs(...OUTLINE)): string =>
  plainPage(titleOf(year), body)

export const narrative = (): Family => ({
  family: 'narrative',
  documents: [
    one('outline of 2012', article(2012), 2012),
    one('outline of 2009', article(2009), 2009),
    one('outline of 2016', article(2016), 2016),
    one('one paragraph', article(2013, paragraphs(OUTLINE.join(''))), 2013),
    one(
      'no outline',
      article(
        2011,
        paragraphs(
          ...Array.from(
            { length: 12 },
            () => '本局全年主动公开政府信息，及时更新目录，规范办理流程，未收到公开申请。',
          ),
        ),
      ),
      2011,
    ),
    one(
      'a table of documents in the text',
      article(
        2015,
        `${paragraphs(...OUTLINE)}${grid([
          ['类别', '数量'],
          ['政策文件', '12'],
          ['工作动态', '90'],
        ])}`,
      ),
      2015,
    ),
    one('the old outline in 2019', article(2019), 2019),
    one(
      'one heading only',
      article(
        2010,
        paragraphs(
          '一、概述',
          ...Array.from(
            { length: 10 },
            () => '本局全年主动公开政府信息，及时更新目录，规范办理流程，未收到公开申请。',
          ),
        ),
      ),
      2010,
    ),
    {
      ...one('plain text', '', 2014),
      fileName: 'page.txt',
      bytes: utf8(`${titleOf(2014)}\n\n${OUTLINE.join('\n')}\n`),
    },
  ],
})
