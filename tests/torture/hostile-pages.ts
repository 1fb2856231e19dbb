/** Pages and texts made to hurt their reader: deep, wide, repetitive, cut, or shaped against regular expressions. */
import { formatOf } from '../../parsers/formats/index.ts'
import { distinctValue, renderFormPage } from '../support/form-page.ts'

const format = formatOf('era_2021')
if (format === undefined) throw new Error('era_2021 is missing')
/** An honest report page, about 37 KB. */
export const HONEST = renderFormPage(format, distinctValue)

const page = (body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`
const inHonest = (text: string): string => HONEST.replace('本年度主动公开信息按时更新', text)
const marks = (count: number): string => Array.from({ length: count }, (_, i) => `<b id=${i}>`).join('')
const cells = (count: number): string => '<td>1</td>'.repeat(count)

/** Pages that no honest site serves, each with its name; the texts are made when they are needed. */
export const PAGES: readonly (readonly [string, () => string])[] = [
  ['100,000 nested divisions', () => page('<div>'.repeat(100_000))],
  ['100,000 nested tags of unknown name', () => page('<x>'.repeat(100_000))],
  ['100,000 nested marks', () => page('<b>'.repeat(100_000))],
  ['100,000 nested tables', () => page('<table><tr><td>'.repeat(100_000))],
  ['1,100 nested tables', () => page('<table><tr><td>'.repeat(1_100))],
  ['100,000 nested lists', () => page('<ul><li>'.repeat(100_000))],
  ['450 open marks before 100,000 paragraphs', () => page(marks(450) + '<p>x'.repeat(100_000))],
  ['1,100 open marks before 20,000 paragraphs', () => page(marks(1_100) + '<p>x'.repeat(20_000))],
  ['20,000 misnested marks', () => page('<b><p></b>'.repeat(20_000))],
  ['100,000 paragraphs in buttons', () => page('<button><p>'.repeat(100_000))],
  ['450 marks reopened in 50,000 paragraphs', () => page(`<p>${marks(450)}</p>${'<p>x</p>'.repeat(50_000)}`)],
  ['100,000 open options', () => page(`<select>${'<option>'.repeat(100_000)}`)],
  ['tags never ended', () => page('<div '.repeat(100_000))],
  [
    '100,000 attributes',
    () => page(`<div ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>`),
  ],
  ['100,000 entities', () => page('&amp;&#49;&notit;&'.repeat(100_000))],
  [
    'an entity bomb',
    () =>
      `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}">]>${page('&b;'.repeat(1_000))}`,
  ],
  ['comments never ended', () => page('<!--'.repeat(200_000))],
  ['a table in a comment in a table', () => page('<!--<table><tr><td>1</td></tr></table>-->'.repeat(20_000))],
  [
    'rowspan=100000',
    () => page(`<table>${'<tr><td rowspan="100000" colspan="100000">一</td></tr>'.repeat(1_000)}</table>`),
  ],
  [
    'colspan bombs',
    () => page(`<table>${`<tr>${'<td colspan="1000">1</td>'.repeat(100)}</tr>`.repeat(300)}</table>`),
  ],
  ['a million cells in a row', () => page(`<table><tr>${cells(1_000_000)}</tr></table>`)],
  ['a million cells in rows', () => page(`<table>${`<tr>${cells(10)}</tr>`.repeat(100_000)}</table>`)],
  [
    '50,000 rows of labels',
    () => page(`<table>${'<tr><td>予以公开</td><td>1</td></tr>'.repeat(50_000)}</table>`),
  ],
  ['3,000 copies of a form table', () => HONEST.replace(/<table.*?<\/table>/s, (table) => table.repeat(300))],
  ['a 50 MB page', () => page('<p>政府信息公开</p>'.repeat(2_000_000))],
  ['a 15 MB page', () => page('<p>政府信息公开工作年度报告</p>'.repeat(330_000))],
]

/** Runs that make a careless pattern try every split; each stands in prose, in a cell, and as a bare text. */
export const RUNS: readonly (readonly [string, string])[] = [
  ['spaces', ' '],
  ['no-break spaces', '\u00a0'],
  ['full-width spaces', '\u3000'],
  ['digits', '1'],
  ['digits and commas', '1,'],
  ['full-width digits', '１'],
  ['full-width brackets', '（'],
  ['bracket pairs', '（）'],
  ['closed years', '2023年'],
  ['dates', '2023-01-01 '],
  ['numerals', '一'],
  ['points', '、'],
  ['numbered heads', '一、'],
  ['quotes', '《'],
  ['government', '人民政府'],
  ['bureaus', '局'],
  ['openness', '信息公开'],
  ['reports', '年度报告'],
  ['pipes', '| '],
  ['tabs', '\t'],
  ['line ends', '\n'],
  ['colons', '：'],
  ['minus signs', '-'],
  ['zero-width spaces', '\u200b'],
  ['at signs', 'a@'],
  ['sums of money', '1万元'],
  ['cases', '1件，'],
]

/** The three places for a run. */
export const placesOf = (unit: string, length: number): readonly (readonly [string, string])[] => {
  const long = unit.repeat(Math.ceil(length / unit.length))
  return [
    ['in prose', inHonest(`${long}甲`)],
    ['in a cell', HONEST.replace('>2001<', `>${long}甲<`)],
    ['in a title', HONEST.replaceAll('柏川区临湖镇人民政府2023年', `柏川区${long}`)],
    ['as text', `${long}甲`],
  ]
}
