import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../../parsers/blocks/pdf.ts'
import type { Grid } from '../../../../src/domain/block.ts'
import { bar, box, line, spacedText, text, writePdf } from '../../../support/pdf-page.ts'
import { page } from './form-pages.ts'

async function gridOf(content: string): Promise<Grid | undefined> {
  const reading = await readPdf(writePdf([page(content)]))
  return reading.blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []))[0]
}

const texts = (grid: Grid | undefined) => grid?.cells.map((cell) => cell.text)

/** Two rows of three fields, 60 wide and 20 high, from (100, 600) up. */
const frame = [0, 1, 2]
  .flatMap((col) => [box(100 + col * 60, 600, 60, 20), box(100 + col * 60, 620, 60, 20)])
  .join('')
const at = (col: number, row: number, value: string, size = 10) =>
  text(110 + col * 60, 626 - row * 20, size, value)

describe('figures in a cell', () => {
  test('a gap parts digits, touching digits are one number, whatever the file calls a space', async () => {
    const grid = await gridOf(
      frame +
        spacedText(110, 626, 10, ['1', -300, '295']) +
        spacedText(170, 626, 10, ['1', -40, '295']) +
        spacedText(230, 626, 10, ['1 ', 500, '295']),
    )
    expect(texts(grid)?.slice(0, 3)).toEqual(['1 295', '1295', '1295'])
  })

  test('bold made by printing twice is one number', async () => {
    const grid = await gridOf(frame + at(0, 0, '110') + text(110.4, 626, 10, '110') + at(1, 0, '22'))
    expect(texts(grid)?.slice(0, 2)).toEqual(['110', '22'])
  })

  test.each([
    [200, 600, 44],
    [150, 610, 30],
  ])('a watermark of digits at (%d, %d) is no figure and hides none', async (x, y, size) => {
    const figures = at(0, 0, '17') + at(1, 0, '25') + at(2, 0, '31') + at(0, 1, '44')
    const grid = await gridOf(`${frame}${text(x, y, size, '2023')}${figures}`)
    expect(texts(grid)).toEqual(['17', '25', '31', '44', '', ''])
    expect(grid?.doubts).toContain('text larger than its cell lies over the table')
  })

  test('two figures printed over one another are no number', async () => {
    const grid = await gridOf(frame + at(0, 0, '17') + text(110, 626, 10, '25'))
    expect(texts(grid)?.[0]).not.toMatch(/^\d+$/)
  })

  test('a raised mark is a mark, not a digit', async () => {
    const grid = await gridOf(
      frame + at(0, 0, '22') + text(120, 630, 5, '1') + at(1, 0, '规章') + text(190, 630, 5, '②'),
    )
    expect(grid?.cells.slice(0, 2).map(({ text, marks }) => [text, marks])).toEqual([
      ['22', ['1']],
      ['规章', ['②']],
    ])
  })

  test('a smaller note on the same line stays in the text', async () => {
    const grid = await gridOf(frame + at(0, 0, '22') + text(121, 626, 6, '（16件）'))
    expect(texts(grid)?.[0]).toBe('22（16件）')
  })

  test('a number that runs over a ruling line is kept whole, with a doubt', async () => {
    const grid = await gridOf(frame + text(130, 626, 10, '11398889') + at(1, 1, '5'))
    expect(texts(grid)).toContain('11398889')
    expect(grid?.doubts.join()).toContain('11398889')
  })

  test('digits placed one by one over a ruling line are not dealt out to two cells', async () => {
    const digits = Array.from('11398889', (digit, i) => text(135 + i * 5, 626, 10, digit)).join('')
    const grid = await gridOf(frame + digits)
    expect(grid?.doubts.length).toBeGreaterThan(0)
    expect(texts(grid)).toContain('11398889')
  })

  test('a figure of which an edge shows only a part is doubted', async () => {
    const beyond = box(540, 600, 70, 20) + box(540, 620, 70, 20) + box(480, 600, 60, 40)
    const grid = await gridOf(beyond + text(585, 626, 10, '1025'))
    expect(grid?.doubts.join()).toContain('cut off at an edge')
    const clipped = await gridOf(`${frame}q 100 600 20 40 re W n ${at(0, 0, '1025')}Q\n`)
    expect(clipped?.doubts.join()).toContain('cut off at an edge')
  })

  test('a column that lies beyond the page is doubted, not blank', async () => {
    const wide = frame + box(280, 600, 330, 20) + box(280, 620, 330, 20)
    const grid = await gridOf(wide + at(0, 0, '5') + text(600, 626, 10, '7'))
    expect(grid?.doubts.join()).toContain('edge of the page')
  })

  test('one operator may fill a whole row', async () => {
    const grid = await gridOf(frame + spacedText(110, 626, 10, ['12', -5000, '34', -5000, '56']))
    expect(texts(grid)?.slice(0, 3)).toEqual(['12', '34', '56'])
    expect(grid?.doubts).toEqual([])
  })

  test.each([
    ['12', '34'],
    ['１２３４５６', '７８'],
  ])('figures one under the other in one cell are never glued, and doubted: %s, %s', async (above, below) => {
    const grid = await gridOf(frame + text(104, 631, 8, above) + text(104, 622, 8, below))
    expect(texts(grid)?.[0]).toBe(`${above}\n${below}`)
    expect(grid?.doubts).not.toEqual([])
  })

  test('white text on white is not there, white text on a coloured field is', async () => {
    const grid = await gridOf(
      `0.2 0.3 0.6 rg 100 620 60 20 re f 0 g ${frame}1 1 1 rg ${at(0, 0, '受理')}${at(1, 0, '99')}0 g ${at(2, 0, '7')}`,
    )
    expect(texts(grid)?.slice(0, 3)).toEqual(['受理', '', '7'])
  })
})

describe('ruling lines', () => {
  test('clip paths, the page border and underlines are no cells', async () => {
    const clip = 'q 105 605 20 10 re W n 110 600 40 40 re W n Q\n'
    const around = box(2, 2, 591, 838) + line(112, 623, 140, 623) + bar(300, 500, 100, 0.5)
    const grid = await gridOf(around + clip + frame + at(0, 0, '1') + at(2, 1, '6'))
    expect([grid?.rows, grid?.cols]).toEqual([2, 3])
    expect(texts(grid)).toEqual(['1', '', '', '', '', '6'])
  })

  test('a table open at both sides keeps its outer columns', async () => {
    const content =
      [600, 620, 640].map((y) => line(100, y, 280, y)).join('') +
      line(160, 600, 160, 640) +
      line(220, 600, 220, 640)
    const grid = await gridOf(content + at(0, 0, '规章') + at(1, 0, '1') + at(2, 0, '2') + at(2, 1, '3'))
    expect([grid?.rows, grid?.cols]).toEqual([2, 3])
    expect(texts(grid)).toEqual(['规章', '1', '2', '', '', '3'])
  })

  test('double and dashed lines are one line each', async () => {
    const double = [0, 60, 120, 180]
      .map((x) => line(100 + x, 600, 100 + x, 640) + line(101.5 + x, 600, 101.5 + x, 640))
      .join('')
    const dashes = [600, 620, 640]
      .flatMap((y) => Array.from({ length: 45 }, (_, i) => bar(100 + i * 4, y, 2.5, 0.5)))
      .join('')
    const grid = await gridOf(double + dashes + at(0, 0, '1') + at(1, 1, '5'))
    expect(texts(grid)).toEqual(['1', '', '', '', '5', ''])
  })

  test('a missing piece of line is doubted, not guessed away', async () => {
    const content =
      box(100, 600, 180, 40) + line(100, 620, 280, 620) + line(160, 600, 160, 640) + line(220, 600, 220, 630)
    const ragged = content + line(160, 630, 220, 630)
    const grid = await gridOf(ragged + at(0, 0, '1'))
    expect(grid?.doubts.length).toBeGreaterThan(0)
  })

  test('lines drawn inside nested form objects count where they appear', async () => {
    const inner = {
      dict: '/Subtype /Form /BBox [0 0 600 900] /Matrix [1 0 0 1 50 0]',
      data: box(0, 600, 60, 20) + box(60, 600, 60, 20),
    }
    const reading = await readPdf(
      writePdf([
        {
          ...page(`q 1 0 0 1 20 0 cm /X1 Do Q ${text(80, 606, 10, '甲')}${text(140, 606, 10, '9')}`),
          xobjects: { X1: inner },
        },
      ]),
    )
    const [block] = reading.blocks
    expect(block?.kind === 'table' && block.grid.cells.map((cell) => cell.text)).toEqual(['甲', '9'])
  })
})

describe('tables without lines', () => {
  const rows = ['规章', '行政规范性文件', '其他'].map(
    (label, i) =>
      text(80, 700 - i * 18, 10, label) +
      text(260, 700 - i * 18, 10, String(i + 1)) +
      text(360, 700 - i * 18, 10, String(i * 10)),
  )

  test('columns that every row keeps make a grid, with a doubt', async () => {
    const grid = await gridOf(rows.join(''))
    expect(texts(grid)).toEqual(['规章', '1', '0', '行政规范性文件', '2', '10', '其他', '3', '20'])
    expect(grid?.doubts).not.toEqual([])
  })

  test('without clear columns there is text, not a table', async () => {
    const grid = await gridOf(
      rows.slice(0, 2).join('') + text(80, 660, 10, '以上数据截至年底，其余部分另行公布。'),
    )
    expect(grid).toBeUndefined()
  })
})
