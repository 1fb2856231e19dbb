/** Flattened forms 1–7, plain text and Markdown: placed by structure, or refused; what lost its separators is never guessed. */
import type { Format } from '../../../src/domain/format.ts'
import type { ReadStatus } from '../../../src/domain/report.ts'
import { bodyAt } from '../makers/bodies.ts'
import { distinctFigures, type Figures, smallFigures, zeroFigures } from '../makers/figures.ts'
import { ERA_2019, ERA_2021 } from '../makers/form-document.ts'
import { fill } from '../makers/printed.ts'
import {
  barsBetween,
  cellALine,
  type Draw,
  glued,
  markdown,
  oneLine,
  openPipes,
  reportText,
  spaces,
  type TextOptions,
  tabs,
  valueALine,
  valuesOnce,
  widePipes,
} from '../makers/text-document.ts'
import { type Family, type ScoreDocument, utf8, type Withheld } from '../model.ts'

interface TextCase {
  readonly name: string
  readonly draw: Draw
  readonly format?: Format
  readonly figures?: (format: Format) => Figures
  readonly options?: Partial<TextOptions>
  readonly status?: readonly ReadStatus[]
  readonly withheld?: Withheld
  readonly rewrite?: (text: string) => string
  readonly fileName?: string
}

function textDocument(one: TextCase, seed: number): ScoreDocument {
  const format = one.format ?? ERA_2021
  const filled = fill(format, one.figures?.(format) ?? distinctFigures(format, seed))
  const agency = bodyAt(seed).name
  const year = format.id === 'era_2019' ? 2020 : 2023
  const text = reportText(format, filled, { agency, year, draw: one.draw, ...one.options })
  return {
    name: one.name,
    fileName: one.fileName ?? 'page.txt',
    bytes: utf8(one.rewrite?.(text) ?? text),
    truth: {
      status: one.status ?? ['complete'],
      era: format.id,
      agency,
      year,
      cells: filled.cells,
      ...(one.withheld === undefined ? {} : { withheld: one.withheld }),
    },
  }
}

const asHtml = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><body>${text
    .split('\n')
    .filter(Boolean)
    .map((line) => `<p>${line}</p>`)
    .join('')}</body>`

const GLUED: Withheld = {
  cells: /./,
  because: 'without separators nothing but a place in a stream of digits names a figure',
}
const ONCE: Withheld = { cells: /./, because: 'figures that were printed twice are lost' }
const LOST = ['partial'] as const
const EITHER = ['complete', 'partial'] as const

const flattenedCases = (format: Format): TextCase[] => [
  { name: `${format.id} 1 bars at the end`, draw: openPipes, format },
  { name: `${format.id} 1 bars up to 160 columns`, draw: widePipes, format, status: EITHER },
  { name: `${format.id} 2 bars on their own lines`, draw: barsBetween, format },
  { name: `${format.id} 3 a value a line`, draw: valueALine, format },
  {
    name: `${format.id} 3 a value a line in paragraphs`,
    draw: valueALine,
    format,
    rewrite: asHtml,
    fileName: 'page.html',
  },
  {
    name: `${format.id} 3 a value a line, small figures`,
    draw: valueALine,
    format,
    figures: (form) => smallFigures(form, 31),
  },
  { name: `${format.id} 4 one line`, draw: oneLine, format, status: EITHER },
  { name: `${format.id} 5 glued`, draw: glued, format, status: LOST, withheld: GLUED },
  {
    name: `${format.id} 5 glued zeros`,
    draw: glued,
    format,
    figures: zeroFigures,
    status: EITHER,
    withheld: GLUED,
  },
  {
    name: `${format.id} 6 each value once`,
    draw: valuesOnce,
    format,
    figures: (form) => smallFigures(form, 32),
    status: LOST,
    withheld: ONCE,
  },
]

const PLAIN: readonly TextCase[] = [
  { name: 'tab first, a cell a line', draw: cellALine },
  { name: 'tab first in the form of 2019', draw: cellALine, format: ERA_2019 },
  { name: 'tab first, all zero', draw: cellALine, figures: zeroFigures },
  { name: 'tabs between', draw: tabs },
  { name: 'tabs between in the form of 2019', draw: tabs, format: ERA_2019 },
  { name: 'Markdown', draw: markdown, options: { headingMark: '## ' }, fileName: 'page.md' },
  {
    name: 'Markdown of 2019',
    draw: markdown,
    format: ERA_2019,
    options: { headingMark: '### ' },
    fileName: 'page.md',
  },
  {
    name: 'Markdown without headings',
    draw: markdown,
    options: { withoutHeadings: true },
    fileName: 'page.md',
  },
  { name: 'two spaces between', draw: spaces, status: EITHER },
  { name: 'carriage returns', draw: valueALine, rewrite: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'empty lines between', draw: valueALine, rewrite: (text) => text.replaceAll('\n', '\n\n') },
  { name: 'indented by wide spaces', draw: valueALine, rewrite: (text) => text.replaceAll('\n', '\n　　') },
]

/** Page numbers and cut labels of a PDF's text layer. */
const LAYER: readonly TextCase[] = [
  {
    name: 'page numbers inside the tables',
    draw: valueALine,
    rewrite: (text) => text.replace('2.重复申请', '— 5 —\n2.重复申请'),
    status: EITHER,
  },
  {
    name: 'a stray number inside a row',
    draw: valueALine,
    rewrite: (text) => text.replace('2.重复申请\n', '2.重复申请\n1\n'),
    status: LOST,
    withheld: {
      cells: /repeat_request/,
      because: 'one of eight figures is not of the row, and nothing says which',
    },
  },
  {
    name: 'labels cut over lines',
    draw: valueALine,
    rewrite: (text) =>
      text
        .replace('要求提供公开出版物', '要求提供公\n开出版物')
        .replace('本年新收政府信息公开', '本年新收政\n府信息公开'),
  },
  {
    name: 'a row moved apart from its label',
    draw: valueALine,
    rewrite: (text) => text.replace(/(2\.重复申请)\n((?:\d+\n){7})/, '$2$1\n'),
    status: LOST,
    withheld: {
      cells: /repeat_request|petition_complaint/,
      because: 'the figures of one row stand under the label of the row before it',
    },
  },
]

export const flattened = (): Family => ({
  family: 'flattened_text',
  documents: [ERA_2021, ERA_2019].flatMap(flattenedCases).map((one, i) => textDocument(one, 800 + i)),
})
export const plainText = (): Family => ({
  family: 'plain_text',
  documents: PLAIN.map((one, i) => textDocument(one, 900 + i)),
})
export const textLayer = (): Family => ({
  family: 'text_layer',
  documents: LAYER.map((one, i) => textDocument(one, 950 + i)),
})
