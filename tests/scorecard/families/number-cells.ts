/** What stands where a figure should: blanks, dashes, signs, separators, units, notes, sentences, two numbers at once. */

import type { Format } from '../../../src/domain/format.ts'
import { distinctFigures, type Figures } from '../makers/figures.ts'
import { type Case, ERA_2019, ERA_2021, formDocuments } from '../makers/form-document.ts'
import { nbspTable, wordTable } from '../makers/frames.ts'
import { blank, dash, number, type Overrides, type PrintedCell, words } from '../makers/printed.ts'
import type { Family } from '../model.ts'

/** Overrides of every cell that `matches`, made from its figure. */
function reprinted(
  format: Format,
  figures: Figures,
  matches: RegExp,
  print: (value: number) => PrintedCell,
): Overrides {
  const ids = format.tables
    .flatMap((table) => table.cells.map((cell) => cell.id))
    .filter((id) => matches.test(id))
  return Object.fromEntries(ids.map((id) => [id, print(figures.get(id) ?? 0)]))
}

function all(
  name: string,
  matches: RegExp,
  print: (value: number) => PrintedCell,
  more: Partial<Case> = {},
): Case {
  const format = more.format ?? ERA_2021
  const figures = distinctFigures(format, 5_000 + name.length)
  return {
    name,
    format,
    figures: () => figures,
    overrides: reprinted(format, figures, matches, print),
    ...more,
  }
}

const fullWidth = (value: number): string =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const separated = (value: number): string => value.toLocaleString('en-US')
const MIDDLE = /__(?:commercial|research|social|legal|other_org)/

const HANZI = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

const CASES: readonly Case[] = [
  all('blanks as nbsp in the middle columns', MIDDLE, () => blank(), { page: { render: nbspTable } }),
  all('blanks of a word file in the middle columns', MIDDLE, () => blank(), { page: { render: wordTable } }),
  all(
    'total column blank for the part rows',
    /^(?:granted|partially|refused|unable|not_processed|other)\w*__total$/,
    () => blank(),
    { format: ERA_2019 },
  ),
  all('procurement row blank', /^procurement_/, () => blank(), { format: ERA_2019 }),
  { name: 'one blank in a row', overrides: { regulations_in_force: blank() } },
  all('slashes for rules', /^regulations_/, () => dash('/')),
  all('dashes of several kinds', /^regulations_|^litigation_after_review/, (value) =>
    dash(['-', '—', '——', '－'][value % 4]),
  ),
  all('the word 无', /^coercion|^regulations/, () => dash('无')),
  all('thousands separated', /./, (value) => number(value, separated(value))),
  all('full-width digits', /./, (value) =>
    number(value, Number.isInteger(value) ? fullWidth(value) : String(value)),
  ),
  all('units in the cells', /^(?:regulations|normative|review|litigation)/, (value) =>
    number(value, `${value}件`),
  ),
  all('spaces around', /./, (value) => number(value, `  ${value} `)),
  all('signed changes', /_change$/, (value) => number(value, `+${value}`), { format: ERA_2019 }),
  all('negative changes', /_change$/, (value) => number(-(value % 3), `-${value % 3}`.replace('-0', '0')), {
    format: ERA_2019,
  }),
  all(
    '减 and 增 changes',
    /_change$/,
    (value) => (value % 2 === 0 ? number(-value, `减${value}`) : number(value, `增${value}`)),
    { format: ERA_2019 },
  ),
  {
    name: 'a note in brackets',
    overrides: {
      normative_documents_issued: number(22, '22（其中修订16件）'),
      normative_documents_repealed: number(55, '55(含自然失效29件)'),
    },
  },
  {
    name: 'the agency writes Chinese numerals',
    overrides: { review_upheld: number(3, '三'), licensing_decisions: number(120, '一百二十') },
  },
  all(
    'Chinese digits in table four',
    /^review_(?:upheld|corrected|other)$/,
    (value) => number(value % 10, HANZI[value % 10]),
    { withheld: { cells: /^t4:review/, because: 'a single 一 may be a dash' } },
  ),
  {
    name: 'a sentence in all three cells',
    overrides: {
      regulations_issued: words('本单位未制作规章'),
      regulations_repealed: words('本单位未制作规章'),
      regulations_in_force: words('本单位未制作规章'),
    },
  },
  {
    name: 'two numbers in one cell',
    overrides: { granted__natural_person: words('4（6）'), granted__total: words('3/5') },
  },
  {
    name: 'about twenty',
    overrides: { licensing_decisions: words('约20'), penalty_decisions: words('1.2万') },
  },
  {
    name: 'exponents and gaps',
    overrides: { licensing_decisions: words('1e3'), administrative_fee_amount: words('12 .5') },
  },
  { name: 'a mark glued to the figure', overrides: { licensing_decisions: words('12①') } },
  {
    name: 'a mark in an element of its own',
    overrides: { licensing_decisions: number(912) },
    rewrite: (html) => html.replace('<p>912</p>', '<p>912<sup>①</sup></p>'),
  },
  {
    name: 'a raised digit in an element of its own',
    overrides: { licensing_decisions: number(917) },
    rewrite: (html) => html.replace('<p>917</p>', '<p>917<sup>2</sup></p>'),
  },
  { name: 'fee in 元 in its cell', overrides: { administrative_fee_amount: number(25.1, '251000元') } },
  { name: 'fee in 万元 in its cell', overrides: { administrative_fee_amount: number(0.37, '0.37万元') } },
  { name: 'six decimals', overrides: { administrative_fee_amount: number(24252.311082) } },
  {
    name: 'procurement in 元',
    format: ERA_2019,
    overrides: { procurement_amount: number(251000, '251000元') },
  },
  {
    name: 'procurement in 万元',
    format: ERA_2019,
    overrides: { procurement_amount: number(52.15, '52.15万元') },
  },
  {
    name: 'procurement count and amount glued in one cell',
    format: ERA_2019,
    overrides: { procurement_projects: words('13575394432.52元'), procurement_amount: blank() },
  },
  { name: 'leading zeros', overrides: { licensing_decisions: words('007'), penalty_decisions: words('00') } },
  {
    name: 'a question mark',
    overrides: { licensing_decisions: words('？'), penalty_decisions: words('待统计') },
  },
  { name: 'a corrected figure', overrides: { licensing_decisions: words('15（应为16）') } },
  {
    name: 'a struck-out figure beside the new one',
    overrides: { licensing_decisions: number(916) },
    rewrite: (html) => html.replace('<p>916</p>', '<p><s>815</s>916</p>'),
  },
  { name: 'eight digits', overrides: { penalty_decisions: number(11398889) } },
  {
    name: 'a decimal where a count is due',
    overrides: { licensing_decisions: number(12.5) },
    status: ['complete', 'partial'],
  },
]

export const numberCells = (): Family => ({ family: 'number_cells', documents: formDocuments(5, CASES) })
