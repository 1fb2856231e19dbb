/** The official form as a Word document by a common DOCX library, text split over runs as editing leaves it. */
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import type { TableId } from '../../../../src/domain/cell.ts'
import { formTiles, type Tile } from './official-form.ts'

/** Twips; narrow enough for a page, wide enough to be told apart. */
const COLUMN_WIDTH = 850

function tableOf(rows: number, cols: number, tiles: readonly Tile[]): Table {
  return new Table({
    columnWidths: Array.from({ length: cols }, () => COLUMN_WIDTH),
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
                  children: [new Paragraph({ children: [...tile.text].map((text) => new TextRun(text)) })],
                }),
            ),
        }),
    ),
  })
}

/** Bytes of a DOCX with one heading, then each table with a sentence after it. */
export async function formDocx(ids: readonly TableId[]): Promise<Uint8Array> {
  const parts = ids.map((id) => ({ id, ...formTiles(id) }))
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({
            text: '柏川区水务局2023年政府信息公开工作年度报告',
            heading: HeadingLevel.HEADING_1,
          }),
          ...parts.flatMap(({ id, rows, cols, tiles }) => [
            tableOf(rows, cols, tiles),
            new Paragraph(`以上为表 ${id}`),
          ]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
