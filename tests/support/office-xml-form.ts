/** The same report as one XML file, as Word and Excel write it: a flat package, and their languages of 2003. */
import { openZip } from '../../parsers/blocks/zip.ts'
import type { Format } from '../../src/domain/format.ts'
import { escapeHtml, type PageTable } from './form-page.ts'
import { docxOf, isNumeric, sheetOf } from './office-form.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const withoutDeclaration = (xml: string): string => xml.replace(/^<\?xml[^>]*\?>\s*/, '')

/** Every part of the DOCX as `pkg:part`, pictures and the like as base64. */
export function flatWord(format: Format, tables: readonly PageTable[]): Uint8Array {
  const zip = openZip(docxOf(format, tables))
  const parts = zip.names
    .filter((name) => name !== '[Content_Types].xml')
    .map((name) => {
      const xml = withoutDeclaration(new TextDecoder().decode(zip.read(name) ?? undefined))
      return `<pkg:part pkg:name="/${name}" pkg:contentType="application/xml"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`
    })
  const picture =
    '<pkg:part pkg:name="/word/media/image1.png" pkg:contentType="image/png" pkg:compression="store"><pkg:binaryData>iVBORw0K</pkg:binaryData></pkg:part>'
  return utf8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${parts.join('')}${picture}</pkg:package>`,
  )
}

/** The document part in the language of 2003: other namespaces, `vmerge`, sections around the paragraphs. */
export function wordXml(format: Format, tables: readonly PageTable[]): Uint8Array {
  const xml = new TextDecoder().decode(openZip(docxOf(format, tables)).read('word/document.xml') ?? undefined)
  const body = /<w:body>(.*)<w:sectPr\/>/s.exec(xml)?.[1] ?? ''
  const deleted =
    '<aml:annotation aml:id="1" w:type="Word.Deletion"><aml:content><w:r><w:t>9</w:t></w:r></aml:content></aml:annotation>'
  const changed = body
    .replaceAll('w:vMerge', 'w:vmerge')
    .replaceAll('</w:p></w:tc>', `${deleted}</w:p></w:tc>`)
  return utf8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:styles><w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles><w:body><wx:sect>${changed}<w:sectPr/></wx:sect></w:body></w:wordDocument>`,
  )
}

/** The workbook in the language of 2003: rows and cells that merges cover are passed over by number. */
export function xmlBook(format: Format, tables: readonly PageTable[]): Uint8Array {
  const { rows, merges } = sheetOf(format, tables)
  const cell = (row: number, { col, text }: { readonly col: number; readonly text: string }): string => {
    const merge = merges.find(({ top, left }) => top === row && left === col)
    const across = merge && merge.right > col ? ` ss:MergeAcross="${merge.right - col}"` : ''
    const down = merge && merge.bottom > row ? ` ss:MergeDown="${merge.bottom - row}"` : ''
    const type = isNumeric(text) ? 'Number' : 'String'
    return `<Cell ss:Index="${col + 1}"${across}${down}><Data ss:Type="${type}">${escapeHtml(text)}</Data></Cell>`
  }
  const body = rows
    .map((cells, row) => [row, cells] as const)
    .filter(([, cells]) => cells.length > 0)
    .map(([row, cells]) => `<Row ss:Index="${row + 1}">${cells.map((one) => cell(row, one)).join('')}</Row>`)
  return utf8(
    `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles><Style ss:ID="Default"/></Styles><Worksheet ss:Name="Sheet1"><Table>${body.join('')}</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetVisible</Visible></WorksheetOptions></Worksheet></Workbook>`,
  )
}
