import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../../parsers/blocks/pdf.ts'
import type { Block } from '../../../../src/domain/block.ts'
import { box, text, textWidth, writePdf } from '../../../support/pdf-page.ts'
import { page } from './form-pages.ts'

async function textsOf(contents: readonly string[]): Promise<string[]> {
  const { blocks } = await readPdf(writePdf(contents.map((content) => page(content))))
  return blocks
    .filter((block): block is Extract<Block, { kind: 'text' }> => block.kind === 'text')
    .map(({ text }) => text)
}

const SIZE = 12
const WIDTH = 480

/** A paragraph wrapped to the text width, first line indented by two characters. */
function wrap(value: string): string[] {
  const lines: string[] = []
  let current = '　　'
  for (const char of value) {
    if (textWidth(current + char, SIZE) > WIDTH) {
      lines.push(current)
      current = ''
    }
    current += char
  }
  return [...lines, current]
}

const drawn = (lines: readonly string[], top: number) =>
  lines.map((value, i) => text(57, top - i * 20, SIZE, value)).join('')

const LONG =
  '柏川区数据局全年受理政府信息公开申请1295件，办结1191件（含上年结转189件），均在法定期限内答复。'.repeat(3)

describe('paragraphs', () => {
  test('lines broken at the margin are one paragraph, headings stay apart', async () => {
    const lines = wrap(LONG)
    const after = 740 - lines.length * 20
    const texts = await textsOf([
      text(57, 760, SIZE, '一、总体情况') +
        drawn(lines, 740) +
        text(57, after, SIZE, '二、主动公开政府信息情况'),
    ])
    expect(texts).toEqual(['一、总体情况', LONG, '二、主动公开政府信息情况'])
  })

  test('a paragraph goes on over the page, without the page number', async () => {
    const lines = wrap(LONG)
    const texts = await textsOf([
      drawn(lines.slice(0, 2), 120) + text(286, 40, 9, '— 1 —'),
      drawn(lines.slice(2), 780) + text(286, 40, 9, '— 2 —'),
    ])
    expect(texts).toEqual([LONG])
  })

  test('a title over two centred lines is one text', async () => {
    const body = drawn(wrap(LONG), 700)
    const title =
      text(117, 780, 20, '2025年柏川区人民政府办公室政府信息') + text(217, 750, 20, '公开工作年度报告')
    expect((await textsOf([title + body]))[0]).toBe('2025年柏川区人民政府办公室政府信息公开工作年度报告')
  })

  test('figures that meet at a line break are not glued', async () => {
    const full = `${'受理申请数'.repeat(7)}如下所列12`
    const texts = await textsOf([text(57, 700, SIZE, full) + text(57, 680, SIZE, '95件')])
    expect(texts.join('|')).not.toContain('1295')
  })

  test('reading order is by position, not by order in the file', async () => {
    const texts = await textsOf([
      text(57, 600, SIZE, '三、第三') + text(57, 700, SIZE, '一、第一') + text(57, 650, SIZE, '二、第二'),
    ])
    expect(texts).toEqual(['一、第一', '二、第二', '三、第三'])
  })

  test('radicals that stand for characters are made ordinary', async () => {
    expect(await textsOf([text(57, 700, SIZE, '⽂件')])).toEqual(['文件'])
  })
})

describe('page furniture', () => {
  const body = (i: number) => text(57, 600, SIZE, `第${'一二三四'[i]}部分的内容。`)
  const cases: readonly [string, (i: number) => string][] = [
    ['dashes', (i) => text(286, 40, 9, `— ${i + 1} —`)],
    ['bare', (i) => text(290, 40, 9, String(i + 1))],
    ['bare, counted from another page', (i) => text(290, 40, 9, String(i + 17))],
    ['words', (i) => text(280, 40, 9, `第${i + 1}页 共4页`)],
    ['full-width digits', (i) => text(280, 40, 9, `－${'１２３４'[i]}－`)],
    ['full-width and bare', (i) => text(290, 40, 9, '１２３４'[i] ?? '')],
    ['of', (i) => text(280, 40, 9, `${i + 1}/4`)],
    ['at the top', (i) => text(290, 810, 9, `- ${i + 1} -`)],
  ]
  for (const [name, number] of cases) {
    test(`page numbers: ${name}`, async () => {
      const texts = await textsOf([0, 1, 2, 3].map((i) => body(i) + number(i)))
      expect(texts).toEqual([0, 1, 2, 3].map((i) => `第${'一二三四'[i]}部分的内容。`))
    })
  }

  test('a running head stays once, a running foot goes', async () => {
    const texts = await textsOf(
      [0, 1, 2].map((i) => text(57, 810, 9, '柏川区政务公开') + body(i) + text(57, 40, 9, '柏川区数据局编')),
    )
    expect(texts.filter((value) => value === '柏川区政务公开').length).toBe(1)
    expect(texts).not.toContain('柏川区数据局编')
  })

  test('a figure at the foot of the text is no page number', async () => {
    const texts = await textsOf([text(57, 200, SIZE, '新收申请数量') + text(57, 180, SIZE, '12')])
    expect(texts.join('|')).toContain('12')
  })

  test('a figure in a table at the foot of a page is no page number', async () => {
    const table =
      box(57, 30, 100, 20) + box(157, 30, 100, 20) + text(60, 36, 10, '规章') + text(160, 36, 10, '1')
    const { blocks } = await readPdf(writePdf([page(text(57, 600, SIZE, '正文内容。') + table)]))
    const grid = blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []))[0]
    expect(grid?.cells.map((cell) => cell.text)).toEqual(['规章', '1'])
  })
})
