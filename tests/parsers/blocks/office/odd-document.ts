/** A Word document with what Word leaves behind: made once, turned into `fixtures/odd.doc` by an office program. */
import {
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImageRun,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  Textbox,
  TextRun,
} from 'docx'

const change = { author: '某人', date: '2024-01-05T00:00:00Z', id: 1 }
const words = (text: string) => new Paragraph(text)
const cellOf = (...children: (Paragraph | Table)[]) => new TableCell({ children })
const rowOf = (...cells: TableCell[]) => new TableRow({ children: cells })
const inner = () =>
  new Table({
    columnWidths: [900, 900],
    rows: [
      rowOf(cellOf(words('内一')), cellOf(words('31'))),
      rowOf(cellOf(words('内二')), cellOf(words('32'))),
    ],
  })

/** Bytes of the document as DOCX. */
export async function oddDocx(): Promise<Uint8Array> {
  const document = new Document({
    footnotes: { 1: { children: [words('脚注的话')] } },
    sections: [
      {
        children: [
          new Paragraph({
            children: [
              new TextRun('受理'),
              new DeletedTextRun({ text: '13', ...change }),
              new InsertedTextRun({ text: '12', ...change }),
              new FootnoteReferenceRun(1),
              new TextRun('件，'),
              new TextRun({ text: '看不见', vanish: true }),
              new TextRun('其中'),
              new TextRun('5'),
              new TextRun({ text: '②', superScript: true }),
              new TextRun('件见'),
              new ExternalHyperlink({ link: 'http://www.example.gov.cn/1', children: [new TextRun('附件')] }),
              new TextRun('。'),
            ],
          }),
          new Textbox({ style: { width: '200pt', height: '40pt' }, children: [words('框内的话')] }),
          new Table({
            columnWidths: [1500, 1500, 3000],
            rows: [
              rowOf(cellOf(words('项目')), cellOf(words('数量'), words('（件）')), cellOf(words('备注'))),
              rowOf(
                cellOf(words('甲')),
                cellOf(
                  new Paragraph({
                    children: [
                      new DeletedTextRun({ text: '8', ...change }),
                      new TextRun('22'),
                      new TextRun({ text: '①', superScript: true }),
                    ],
                  }),
                ),
                cellOf(inner(), words('')),
              ),
              rowOf(cellOf(words('乙')), cellOf(words('')), cellOf(words('/'))),
            ],
          }),
          words('完'),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** A grey square. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADElEQVR4nGtooA4AACKTJAH8uIJQAAAAAElFTkSuQmCC',
  'base64',
)

/** Bytes of a DOCX that is nothing but a picture in the line and a picture beside the text, as scans are. */
export async function scanDocx(): Promise<Uint8Array> {
  const shared = { type: 'png', data: PNG, transformation: { width: 100, height: 100 } } as const
  const offset = { offset: 1_014_400 }
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ children: [new ImageRun(shared)] }),
          new Paragraph({
            children: [
              new ImageRun({ ...shared, floating: { horizontalPosition: offset, verticalPosition: offset } }),
            ],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
