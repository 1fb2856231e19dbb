/**
 * A statistics table that stands in running text, its cells apart by white space or lines: read only where the heads
 * are printed and each label is followed by exactly as many units, codes and figures as there are heads.
 */
import type { Block } from '../../src/domain/block.ts'
import { isValueLike } from '../values.ts'
import { leftover } from './candidate.ts'
import { bare, chosenColumn, type HeadKind, headKind } from './statistics-columns.ts'
import { isStatisticsKey, statisticsKey } from './statistics-labels.ts'
import { printedUnit, type StatisticsRow, type StatisticsTable } from './statistics-row.ts'

interface Token {
  readonly text: string
  readonly block: number
  readonly start?: number
  readonly end?: number
}

const HEAD = /统计指标|指标名称|统计项目/u
const PARTS = /^(?:[省市区县州盟]?本级|部门|乡镇|街道|乡镇街道|机关)$/u
const MAX_HEADS = 8
const MAX_LABEL = 12
const MAX_TOKENS = 20_000

function tokensOf(blocks: readonly Block[]): Token[] {
  const tokens: Token[] = []
  let started = false
  blocks.forEach((block, index) => {
    if (block.kind !== 'text' || block.aside === true || tokens.length > MAX_TOKENS) return
    started ||= HEAD.test(bare(block.text))
    if (!started) return
    for (const text of block.text.split(/[\s|]+/u))
      if (text !== '')
        tokens.push({
          text,
          block: index,
          ...(block.start === undefined ? {} : { start: block.start }),
          ...(block.end === undefined ? {} : { end: block.end }),
        })
  })
  return tokens
}

interface Heads {
  /** Kinds after the label, in order. */
  readonly kinds: readonly HeadKind[]
  /** Place of the report year's figure among them. */
  readonly chosen: number
  readonly texts: readonly string[]
  readonly next: number
}

const isFigureHead = (kind: HeadKind): boolean => kind !== 'unit' && kind !== 'serial'

/** The heads at a token that names the label column; null where they do not name one column of figures. */
function headsAt(tokens: readonly Token[], at: number, year: number | null): Heads | null {
  const kinds: HeadKind[] = []
  const texts: string[] = []
  let next = at + 1
  for (; next < tokens.length && kinds.length < MAX_HEADS; next += 1) {
    const text = tokens[next]?.text ?? ''
    const kind = headKind(text, year)
    if (kind === 'label' || kind === 'empty' || kind === 'note') break
    if (kind === 'part' && !PARTS.test(bare(text))) break
    kinds.push(kind)
    texts.push(text)
  }
  const values = kinds.flatMap((kind, i) => (isFigureHead(kind) ? [i] : []))
  const chosen = chosenColumn(values.map((i) => kinds[i] ?? 'part'))
  const place = chosen === null ? undefined : values[chosen]
  // A serial number before the label cannot be told from the last figure of the row before.
  const before = at > 0 && headKind(tokens[at - 1]?.text ?? '', year) === 'serial'
  return place === undefined || before ? null : { kinds, chosen: place, texts, next }
}

/** The label that ends at `to`, where the words before it are labels and headings too; null where they are not. */
function lastLabel(tokens: readonly Token[], from: number, to: number): string | null {
  const reached: (string | null)[] = new Array<string | null>(to - from + 1).fill(null)
  reached[0] = ''
  for (let end = 1; end <= to - from; end += 1)
    for (let begin = Math.max(0, end - MAX_LABEL); begin < end; begin += 1) {
      if (reached[begin] === null || reached[begin] === undefined) continue
      const text = tokens
        .slice(from + begin, from + end)
        .map((token) => token.text)
        .join('')
      if (isStatisticsKey(statisticsKey(text))) reached[end] = text
    }
  return reached[to - from] || null
}

const isFigure = (text: string): boolean => isValueLike(text)
const isUnit = (text: string): boolean => {
  const unit = printedUnit(text)
  return unit !== 'none' && unit !== 'other'
}

function fits(kind: HeadKind, text: string): boolean {
  if (kind === 'unit') return isUnit(text)
  return kind === 'serial' ? /^\d{1,3}$/u.test(text) : isFigure(text)
}

function rowOf(tokens: readonly Token[], from: number, to: number, end: number, heads: Heads): StatisticsRow {
  const printed = tokens.slice(to, end)
  const first = tokens[from] as Token
  const placeOf = (token: Token) => ({
    block: token.block,
    ...(token.start === undefined ? {} : { start: token.start }),
    ...(token.end === undefined ? {} : { end: token.end }),
  })
  const sound =
    printed.length === heads.kinds.length &&
    printed.every((token, i) => fits(heads.kinds[i] ?? 'part', token.text))
  const chosen = sound ? printed[heads.chosen] : undefined
  const unit = heads.kinds.indexOf('unit')
  const text = tokens
    .slice(from, end)
    .map((token) => token.text)
    .join(' ')
  return {
    label: lastLabel(tokens, from, to) ?? text,
    outer: [],
    unit: sound && unit >= 0 ? (printed[unit]?.text ?? '') : '',
    figure:
      chosen === undefined ? null : { text: chosen.text, images: 0, onlyMark: false, place: placeOf(chosen) },
    filled: true,
    text,
    place: placeOf(first),
    others: sound
      ? printed.flatMap((token, i) =>
          i !== heads.chosen && isFigureHead(heads.kinds[i] ?? 'unit')
            ? [{ ...leftover('local', token.text, placeOf(token)), about: heads.texts[i] ?? '' }]
            : [],
        )
      : [],
  }
}

/** Reads the first table whose heads stand in the text; null where there is none. */
export function readStatisticsText(blocks: readonly Block[], year: number | null): StatisticsTable | null {
  const tokens = tokensOf(blocks)
  const at = tokens.findIndex((token) => HEAD.test(token.text) && headKind(token.text, null) === 'label')
  if (at < 0) return null
  const heads = headsAt(tokens, at, year)
  if (heads === null) return null
  const isValue = (token: Token | undefined): boolean =>
    token !== undefined && (isFigure(token.text) || isUnit(token.text))
  const rows: StatisticsRow[] = []
  for (let from = heads.next; from < tokens.length; ) {
    let to = from
    while (to < tokens.length && !isValue(tokens[to])) to += 1
    let end = to
    while (end < tokens.length && isValue(tokens[end])) end += 1
    // A long run of words is prose: the table has ended.
    if (end === to || to - from > MAX_LABEL * 2) break
    if (to > from) rows.push(rowOf(tokens, from, to, end, heads))
    from = end
  }
  return rows
}
