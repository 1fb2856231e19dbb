/** The same report as RTF: every cell edge stated, merges by marks, text in the ways that writers choose. */
import iconv from 'iconv-lite'
import { spanGrid } from '../../parsers/blocks/span-grid.ts'
import type { Grid } from '../../src/domain/block.ts'
import type { Format } from '../../src/domain/format.ts'
import type { PageTable } from './form-page.ts'

/** `gbk`: bytes of the code page; `word`: Unicode with such bytes after it; `wide`: Unicode alone. */
export type RtfText = 'gbk' | 'word' | 'wide'

const TITLE = '柏川区临湖镇人民政府2023年政府信息公开工作年度报告'
const DATE = '发布日期：2024-01-20'
const WIDTH = 850

const hex = (char: string): string =>
  Array.from(iconv.encode(char, 'gb18030'), (byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('')

function character(char: string, how: RtfText): string {
  if (char === '\n') return '\\line '
  if (/[\\{}]/.test(char)) return `\\${char}`
  if (char < '\u0080') return char
  const code = char.charCodeAt(0)
  const signed = code > 0x7fff ? code - 0x10000 : code
  if (how === 'gbk') return hex(char)
  return how === 'wide' ? `\\u${signed}?` : `\\uc2\\u${signed}${hex(char)}\\uc1 `
}

/** Text of a run. */
export const rtfText = (text: string, how: RtfText): string =>
  Array.from(text, (char) => character(char, how)).join('')

function row(grid: Grid, at: number, how: RtfText): string {
  const defs: string[] = []
  const cells: string[] = []
  for (const cell of [...grid.cells].sort((a, b) => a.col - b.col)) {
    if (cell.row > at || cell.row + cell.rowspan <= at) continue
    const merge = cell.rowspan === 1 ? '' : cell.row === at ? '\\clvmgf' : '\\clvmrg'
    defs.push(`${merge}\\clbrdrt\\brdrs\\cellx${(cell.col + cell.colspan) * WIDTH - 108}`)
    cells.push(
      `\\pard\\plain\\intbl\\f1\\fs21 {\\fs21 ${cell.row === at ? rtfText(cell.text, how) : ''}}\\cell\n`,
    )
  }
  return `\\trowd\\trgaph108\\trleft-108${defs.join('')}\n${cells.join('')}\\pard\\intbl\\row\n`
}

const table = (one: PageTable, how: RtfText): string => {
  const grid = spanGrid([one.rows])
  return Array.from({ length: grid.rows }, (_, at) => row(grid, at, how)).join('')
}

/** An RTF around a body: a font table of two fonts, the second of them Chinese. */
export const rtfAround = (body: string, head = '\\rtf1\\ansi\\ansicpg936\\deff0'): Uint8Array =>
  Buffer.from(
    `{${head}{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fnil\\fcharset134 ${hex('宋')}${hex('体')}{\\*\\falt SimSun};}}\n{\\stylesheet{\\s0 ${hex('正')};}}{\\info{\\author x}}\n${body}}`,
    'latin1',
  )

/** An RTF with title, date, headings and tables. */
export function rtfOf(format: Format, tables: readonly PageTable[], how: RtfText = 'gbk'): Uint8Array {
  const line = (text: string): string => `\\pard\\plain\\f1 ${rtfText(text, how)}\\par\n`
  const body = format.sections.map(
    (section) =>
      line(section.label) +
      tables
        .filter(({ id }) => id === section.content)
        .map((one) => table(one, how))
        .join('') +
      line(''),
  )
  return rtfAround(line(TITLE) + line(DATE) + body.join(''))
}
