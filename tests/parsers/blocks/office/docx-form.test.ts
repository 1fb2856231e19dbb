/** The official form written by a common DOCX library and by raw XML: every grid place must come back. */
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../../../parsers/blocks/docx.ts'
import type { TableId } from '../../../../src/domain/cell.ts'
import { formTiles, gridsOf, spread, type Tile } from './official-form.ts'

function tableOf(rows: number, tiles: readonly Tile[]): Table {
  return new Table({
    rows: Array.from(
      { length: rows },
      (_, index) =>
        new TableRow({
          children: tiles
            .filter((tile) => tile.row === index)
            .map(
              (tile) =>
                new TableCell({
                  rowSpan: tile.rowspan,
                  columnSpan: tile.colspan,
                  // Split runs, as Word leaves them after editing.
                  children: [new Paragraph({ children: [...tile.text].map((text) => new TextRun(text)) })],
                }),
            ),
        }),
    ),
  })
}

describe('the official form as DOCX', () => {
  test.each<[TableId, number]>([
    ['t2', 56],
    ['t3', 280],
    ['t4', 45],
  ])('%s keeps all of its %i grid places', async (id, places) => {
    const { rows, cols, tiles } = formTiles(id)
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: '二、表格', heading: HeadingLevel.HEADING_1 }),
            tableOf(rows, tiles),
            new Paragraph('三、以上'),
          ],
        },
      ],
    })
    const reading = await readDocx(new Uint8Array(await Packer.toBuffer(document)))
    expect(reading.kind).toBe('docx')
    expect(reading.blocks.map((block) => block.kind)).toEqual(['text', 'table', 'text'])
    expect(reading.blocks[0]).toMatchObject({ text: '二、表格', heading: true })
    const [grid] = gridsOf(reading)
    expect(grid?.doubts).toEqual([])
    expect(spread(grid ?? { rows: 0, cols: 0 })).toEqual(spread({ rows, cols, tiles }))
    expect(spread(grid ?? { rows: 0, cols: 0 }).flat()).toHaveLength(places)
  })
})
