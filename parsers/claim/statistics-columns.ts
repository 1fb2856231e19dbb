/**
 * The heads of a statistics table: which column names the rows, which prints their units, and the one column that holds
 * the figures of the report year. Where two columns could be it, there is none.
 */
import { INVISIBLE } from '../labels.ts'

export type HeadKind =
  | 'label'
  | 'serial'
  | 'unit'
  | 'note'
  | 'count'
  | 'total'
  | 'year'
  | 'some_year'
  | 'period'
  | 'past'
  | 'part'
  | 'empty'

const PATTERNS: readonly (readonly [HeadKind, RegExp])[] = [
  ['serial', /^(?:序号|编号|编码|代码|指标代码|行次|行号|栏次)$/u],
  ['label', /^(?:(?:统计)?(?:指标|项目|内容|事项)(?:名称|内容)?|指标项|统计项|名称|类别|分类)$/u],
  ['unit', /^(?:计量|统计)?单位$/u],
  ['note', /^(?:备注|说明|注)$/u],
  ['year', /^(?:本|当|全)年度?(?:累计|合计|实际)?(?:统计)?(?:数|数量|数据)?$/u],
  [
    'past',
    /(?:上|去|前|往|历)(?:一)?(?:年|期)|同比|环比|增减|增长|增幅|累计|至今|以来|历史|截[至止]|比[上去]/u,
  ],
  ['period', /^本期(?:实际|数|发生)?数?$/u],
  ['total', /^(?:合计|总计|总数|汇总|合计数|总计数|汇总数)$/u],
  ['count', /^(?:统计|填报|实际|完成|上报)?(?:数|数量|数据|数值|数字|数目|结果)$/u],
  ['count', /^(?:统计|填报)(?:情况|值|数额)$/u],
]

const PLAIN_YEAR = /(?<!\d)(20\d{2})(?:年度?)?(?!\d)/gu

export const bare = (text: string): string => text.normalize('NFKC').replace(INVISIBLE, '')

/** The years a text names, each once. */
export const yearsIn = (text: string): readonly number[] => [
  ...new Set([...bare(text).matchAll(PLAIN_YEAR)].map((match) => Number(match[1]))),
]

function kindOfWords(words: string): HeadKind {
  return PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'part'
}

/** What one printed head says. `year` is the report year, null where it is not known. */
export function headKind(text: string, year: number | null): HeadKind {
  const words = bare(text).replace(/[()[\]:,、.]/gu, '')
  if (words === '') return 'empty'
  if (words.length > 30) return 'part'
  const years = yearsIn(words)
  if (years.length === 0) return kindOfWords(words)
  const rest = words.replace(PLAIN_YEAR, '')
  const kind = rest === '' ? 'count' : kindOfWords(rest)
  if (kind === 'past' || kind === 'part') return kind
  if (years.length > 1) return 'part'
  if (year !== null && years[0] !== year) return 'past'
  if (kind === 'total') return 'total'
  return year === null ? 'some_year' : 'year'
}

const WEAKEST_FIRST: readonly HeadKind[] = ['past', 'part', 'note', 'total', 'year', 'some_year', 'period']

/** What the heads over one column say together, outermost first. */
export function stackKind(texts: readonly string[], year: number | null): HeadKind {
  const kinds: readonly HeadKind[] = texts
    .map((text) => headKind(text, year))
    .filter((kind) => kind !== 'empty')
  const last = kinds.at(-1)
  if (last === undefined) return 'empty'
  if (last === 'label' || last === 'serial' || last === 'unit') return last
  return WEAKEST_FIRST.find((kind) => kinds.includes(kind)) ?? last
}

const isFigures = (kind: HeadKind): boolean =>
  kind === 'count' || kind === 'year' || kind === 'some_year' || kind === 'period'

/**
 * The place of the report year's column among value heads: 合计 where parts stand beside it, else the only column of
 * figures that is neither a part nor of other years. Null where there is none or more than one.
 */
export function chosenColumn(kinds: readonly HeadKind[]): number | null {
  const places = (wanted: (kind: HeadKind) => boolean): number[] =>
    kinds.flatMap((kind, at) => (wanted(kind) ? [at] : []))
  const totals = places((kind) => kind === 'total')
  const figures = places(isFigures)
  if (totals.length > 0) return totals.length === 1 && figures.length === 0 ? (totals[0] ?? null) : null
  if (figures.length === 1) return figures[0] ?? null
  const years = figures.filter((at) => kinds[at] === 'year')
  const periods = figures.filter((at) => kinds[at] === 'period')
  return years.length === 1 && periods.length === figures.length - 1 ? (years[0] ?? null) : null
}
