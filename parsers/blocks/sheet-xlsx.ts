/** XLSX: the book and its sheets in order, from the safely unpacked container. */
import { ParseError } from '../../src/domain/errors.ts'
import { partOfType, readRelations } from './docx-relations.ts'
import { scanXml } from './docx-xml.ts'
import type { Sheet } from './sheet-model.ts'
import { readSharedStrings } from './sheet-strings.ts'
import { readWorksheet } from './sheet-xlsx-cells.ts'
import { readNumberFormats } from './sheet-xlsx-styles.ts'
import type { ZipArchive } from './zip.ts'

interface BookPart {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly id: string }[]
  readonly date1904: boolean
}

function readBookPart(bytes: Uint8Array): BookPart {
  const sheets: { name: string; hidden: boolean; id: string }[] = []
  let date1904 = false
  const scanner = scanXml(bytes)
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event !== 'open') continue
    if (scanner.name() === 'workbookPr') date1904 = /^(1|true)$/.test(scanner.attribute('date1904') ?? '')
    else if (scanner.name() === 'sheet') {
      sheets.push({
        name: scanner.attribute('name') ?? '',
        hidden: (scanner.attribute('state') ?? 'visible') !== 'visible',
        id: scanner.attribute('r:id') ?? '',
      })
    }
  }
  return { sheets, date1904 }
}

/** Reads the sheets of a book. Throws `ParseError` where the container holds no workbook. */
export function readXlsx(zip: ZipArchive): Sheet[] {
  const main = partOfType(readRelations(zip, ''), '/officeDocument') ?? 'xl/workbook.xml'
  const bytes = zip.read(main)
  if (!bytes || !/(^|\/)workbook[^/]*\.xml$/.test(main)) {
    throw new ParseError('sheet_no_workbook', 'the container holds no XLSX workbook')
  }
  const relations = readRelations(zip, main)
  const optional = (ending: string) => {
    const part = partOfType(relations, ending)
    return part ? zip.read(part) : null
  }
  const { sheets, date1904 } = readBookPart(bytes)
  const book = {
    strings: readSharedStrings(optional('/sharedStrings')),
    formatOf: readNumberFormats(optional('/styles')),
    date1904,
  }
  return sheets.flatMap(({ name, hidden, id }) => {
    const relation = relations.get(id)
    // Chart sheets and macro sheets hold no cells.
    if (!relation?.type.endsWith('/worksheet')) return []
    const part = zip.read(relation.target)
    if (!part) throw new ParseError('sheet_broken', `the sheet ${name} is missing from the container`)
    return [readWorksheet(part, book, name, hidden)]
  })
}
