/**
 * XLSX, XLS, ODS and XML spreadsheets: every visible sheet as a heading and its tables, with the texts a visitor sees (formats applied, stored
 * results of formulas). Hidden sheets are kept apart as hidden tables; hidden rows and columns are told as doubts.
 */
import type { Block, Reading } from '../../src/domain/block.ts'
import { ParseError } from '../../src/domain/errors.ts'
import { isOfficeXml } from '../document-kind.ts'
import { openCompound, refuseLocked } from './doc-cfb.ts'
import { faceBlocks, faceGrid } from './sheet-blocks.ts'
import type { Sheet } from './sheet-model.ts'
import { readOds } from './sheet-ods.ts'
import { faceOf } from './sheet-tiles.ts'
import { readXls } from './sheet-xls.ts'
import { readXlsx } from './sheet-xlsx.ts'
import { readXmlBook } from './sheet-xml.ts'
import { openZip } from './zip.ts'

/** Names that a program gave say nothing. */
const GENERIC_NAME = /^(sheet|工作表)\s*\d*$/i

function readBook(bytes: Uint8Array): { sheets: Sheet[]; pictures: readonly string[] } {
  if (isOfficeXml(bytes)) return { sheets: readXmlBook(bytes), pictures: [] }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const zip = openZip(bytes)
    if (zip.names.includes('content.xml'))
      return { sheets: readOds(zip), pictures: zip.names.filter((name) => /^Pictures\/.+/.test(name)) }
    return { sheets: readXlsx(zip), pictures: zip.names.filter((name) => /^xl\/media\/.+/.test(name)) }
  }
  const file = openCompound(bytes)
  refuseLocked(file)
  const stream = file.stream('Workbook') ?? file.stream('Book')
  if (stream === null) throw new ParseError('sheet_broken', 'the compound file holds no workbook')
  return { sheets: readXls(stream), pictures: [] }
}

function sheetBlocks(sheet: Sheet): Block[] {
  const blocks = faceBlocks(faceOf(sheet))
  if (blocks.length === 0 || GENERIC_NAME.test(sheet.name)) return blocks
  return [{ kind: 'text', text: sheet.name, heading: true }, ...blocks]
}

/** Reads a workbook. Throws `ParseError` where it is locked, broken, or beyond the bounds of a report. */
export async function readSheet(bytes: Uint8Array): Promise<Reading> {
  const { sheets, pictures } = readBook(bytes)
  const blocks = sheets.filter((sheet) => !sheet.hidden).flatMap(sheetBlocks)
  return {
    kind: 'sheet',
    blocks: [...blocks, ...pictures.map((url): Block => ({ kind: 'image', url, alt: '' }))],
    meta: new Map(),
    titleTag: null,
    links: [],
    hiddenTables: sheets.filter((sheet) => sheet.hidden).flatMap((sheet) => faceGrid(faceOf(sheet)) ?? []),
    charset: 'utf-8',
  }
}
