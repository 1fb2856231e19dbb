/**
 * The labels of the statistics tables of the years before 2019. A label names a row only together with the form it
 * belongs to, and where a form prints it twice (被依法纠错数 under 复议 and 诉讼) only together with the row above.
 */
import type { CellDef, Era, Format } from '../../src/domain/format.ts'
import { FORMATS } from '../formats/index.ts'
import { INVISIBLE, labelOf } from '../labels.ts'

export type StatisticsEra = Extract<Era, 'era_2014' | 'local_2008'>

export interface StatisticsDef {
  readonly cell: CellDef
  /** Place in the order of the form. */
  readonly order: number
  /** Keys of the labels above it, outermost first. */
  readonly above: readonly string[]
  /** Cell id of the row it is a part of; null for a row of its own. */
  readonly under: string | null
}

interface Dictionary {
  readonly format: Format
  readonly defs: ReadonlyMap<string, readonly StatisticsDef[]>
  /** Keys of rows that are only headings. */
  readonly headings: ReadonlySet<string>
}

const OF_WHICH = /^其中[:：、,，]?/u
const AMOUNT_WORD = /数量$/u

/** The bare words of a label: enumerators, 其中, notes in brackets and the choice between 数 and 数量 do not count. */
export function statisticsKey(text: string): string {
  if (text === '' || text.length > 120) return ''
  let rest = text.normalize('NFKC').replace(INVISIBLE, '')
  // `（二）其中：1.当面申请数`: an enumerator may stand on either side of 其中.
  const inner = rest.search(/其中/u)
  if (inner > 0 && labelOf(rest.slice(0, inner)).key === '') rest = rest.slice(inner)
  return labelOf(rest.replace(OF_WHICH, '')).key.replace(AMOUNT_WORD, '数')
}

function dictionaryOf(format: Format): Dictionary {
  const table = format.tables.find(({ id }) => id === 'stat')
  const rows = table?.rowDefs ?? []
  const cells = new Map(table?.cells.map((cell) => [cell.row, cell]) ?? [])
  const labels = new Map(rows.map((row) => [row.path.join('\n'), cells.get(row.id)?.id ?? null]))
  const defs = new Map<string, StatisticsDef[]>()
  rows.forEach((row, order) => {
    const cell = cells.get(row.id)
    if (cell === undefined) return
    const above = row.path.slice(0, -1)
    const def = {
      cell,
      order,
      above: above.map(statisticsKey),
      under: labels.get(above.join('\n')) ?? null,
    }
    for (const key of new Set([row.path.at(-1) ?? '', ...row.variants].map(statisticsKey)))
      defs.set(key, [...(defs.get(key) ?? []), def])
  })
  const headings = new Set(rows.flatMap((row) => row.path.slice(0, -1).map(statisticsKey)))
  for (const key of defs.keys()) headings.delete(key)
  return { format, defs, headings }
}

const isStatisticsEra = (era: Era): era is StatisticsEra => era === 'era_2014' || era === 'local_2008'

const DICTIONARIES: ReadonlyMap<StatisticsEra, Dictionary> = new Map(
  FORMATS.flatMap((format) =>
    isStatisticsEra(format.id) ? [[format.id, dictionaryOf(format)] as const] : [],
  ),
)

const ERAS = [...DICTIONARIES.keys()]

const ERAS_BY_KEY: ReadonlyMap<string, readonly StatisticsEra[]> = new Map(
  [...new Set([...DICTIONARIES.values()].flatMap(({ defs }) => [...defs.keys()]))].map((key) => [
    key,
    ERAS.filter((era) => DICTIONARIES.get(era)?.defs.has(key)),
  ]),
)

/** Forms that print a label; empty where none does. */
export const erasOfKey = (key: string): readonly StatisticsEra[] => ERAS_BY_KEY.get(key) ?? []

export const defsOf = (era: StatisticsEra, key: string): readonly StatisticsDef[] =>
  DICTIONARIES.get(era)?.defs.get(key) ?? []

/** Whether a label is only a heading of the form. */
export const isHeadingOf = (era: StatisticsEra, key: string): boolean =>
  DICTIONARIES.get(era)?.headings.has(key) === true

/** Whether a key is a label or a heading of any of the forms. */
export const isStatisticsKey = (key: string): boolean =>
  key !== '' && (ERAS_BY_KEY.has(key) || ERAS.some((era) => isHeadingOf(era, key)))

export const statisticsFormat = (era: StatisticsEra): Format | null => DICTIONARIES.get(era)?.format ?? null

/** Rows of one form only that must be seen before a table without the usual heads is taken for it. */
export const FEWEST_LABELS = 5

/** The form whose own labels are seen most; null where fewer than `fewest` of its own are seen or the two tie. */
export function eraOfKeys(keys: Iterable<string>, fewest: number): StatisticsEra | null {
  const seen = new Map<StatisticsEra, number>()
  for (const key of new Set(keys)) {
    const [era, other] = erasOfKey(key)
    if (era !== undefined && other === undefined) seen.set(era, (seen.get(era) ?? 0) + 1)
  }
  const [first, second] = [...seen].sort((a, b) => b[1] - a[1])
  if (first === undefined || first[1] < fewest || first[1] === second?.[1]) return null
  return first[0]
}
