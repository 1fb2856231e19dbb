/** Reports that are only a link to a file, and pages whose tables are pictures. */

import type { ReadStatus } from '../../../src/domain/report.ts'
import { paragraphs, plainPage } from '../makers/plain-page.ts'
import { type Family, NO_CELLS, type ScoreDocument, utf8 } from '../model.ts'

const BODY = '栖云市财政局'
const TITLE = `${BODY}2023年政府信息公开工作年度报告`
const link = (ext: string): string => `<p>附件：<a href="./P020240120${ext}">${TITLE}${ext}</a></p>`
const overview = [
  '一、总体情况',
  ...Array.from(
    { length: 4 },
    () => '本局高度重视政府信息公开工作，全年按时更新信息公开目录，回应社会关切。',
  ),
]
const outline = (picture: (name: string) => string): string =>
  `${paragraphs(...overview)}<p>二、主动公开政府信息情况</p>${picture('a')}<p>三、收到和处理政府信息公开申请情况</p>${picture('b')}<p>四、政府信息公开行政复议、行政诉讼情况</p>${picture('c')}${paragraphs('五、存在的主要问题及改进情况', '一是时效有待提高。', '六、其他需要报告的事项', '本年度未收取信息处理费。')}`

const one = (name: string, html: string, ...status: readonly ReadStatus[]): ScoreDocument => ({
  name,
  fileName: 'page.html',
  bytes: utf8(html),
  truth: { status, agency: BODY, year: 2023, cells: NO_CELLS },
})

export const attachments = (): Family => ({
  family: 'attachment_only',
  documents: [
    one('a link to a PDF', plainPage(TITLE, link('.pdf')), 'attachment_only'),
    one('a link to a Word file', plainPage(TITLE, link('.docx')), 'attachment_only'),
    one(
      'links to a PDF and an OFD',
      plainPage(TITLE, `${paragraphs('发布日期：2024-01-20')}${link('.pdf')}${link('.ofd')}`),
      'attachment_only',
    ),
    one(
      'a PDF in a frame',
      plainPage(TITLE, '<iframe src="/pdfjs/web/viewer.html?file=/uploads/P02024.pdf"></iframe>'),
      'attachment_only',
    ),
    one(
      'an embedded PDF',
      plainPage(TITLE, '<embed src="P02024.pdf" type="application/pdf">'),
      'attachment_only',
    ),
    one(
      'a link with a sentence',
      plainPage(
        TITLE,
        `${paragraphs('现将本局2023年度政府信息公开工作年度报告予以公布，详见附件。')}${link('.doc')}`,
      ),
      'attachment_only',
    ),
  ],
})

export const pictures = (): Family => ({
  family: 'picture_tables',
  documents: [
    one(
      'tables as pictures',
      plainPage(
        TITLE,
        outline((name) => `<p><img src="${name}.png"></p>`),
      ),
      'needs_ocr',
    ),
    one(
      'tables as inline pictures',
      plainPage(
        TITLE,
        outline(() => '<img src="data:image/png;base64,iVBORw0KGgo=">'),
      ),
      'needs_ocr',
    ),
    one('the whole report as a picture', plainPage(TITLE, '<p><img src="whole.jpg"></p>'), 'needs_ocr'),
    one(
      'pages as pictures',
      plainPage(TITLE, [1, 2, 3, 4].map((n) => `<p><img src="p${n}.jpg"></p>`).join('')),
      'needs_ocr',
    ),
    one(
      'headings without tables',
      plainPage(
        TITLE,
        outline(() => ''),
      ),
      'partial',
    ),
    {
      ...one('a bare picture', '', 'needs_ocr'),
      bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      truth: { status: ['needs_ocr'], cells: NO_CELLS },
    },
  ],
})
