/** A DOCX file around hand-written WordprocessingML. */
import { makeZip, type ZipEntry } from './make-zip.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

export interface DocxParts {
  readonly styles?: string
  /** Id → target; a target with "://" is external. */
  readonly relations?: Readonly<Record<string, string>>
  readonly others?: readonly ZipEntry[]
}

export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${NAMESPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`
}

/** A container with `xml` as its document part. */
export function makeDocxOf(xml: string | Uint8Array, parts: DocxParts = {}): Uint8Array {
  const relations = Object.entries({ ...(parts.styles ? { st: 'styles.xml' } : {}), ...parts.relations })
    .map(([id, target]) => {
      const type = id === 'st' ? 'styles' : target.includes('://') ? 'hyperlink' : 'image'
      const mode = target.includes('://') ? ' TargetMode="External"' : ''
      return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode}/>`
    })
    .join('')
  const list = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  return makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: list(`<Relationship Id="d" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`),
    },
    { name: 'word/_rels/document.xml.rels', content: list(relations) },
    { name: 'word/document.xml', content: xml },
    ...(parts.styles
      ? [
          {
            name: 'word/styles.xml',
            content: `<w:styles ${NAMESPACES}>${parts.styles}</w:styles>`,
          },
        ]
      : []),
    ...(parts.others ?? []),
  ])
}

export function makeDocx(body: string, parts: DocxParts = {}): Uint8Array {
  return makeDocxOf(documentXml(body), parts)
}

export const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (...inner: string[]) => `<w:p>${inner.join('')}</w:p>`
export const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`
export const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
export const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`
