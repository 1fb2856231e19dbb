/**
 * Rows of statistics tables → cells of one form. A row is claimed by its label, by the row above where the label stands
 * twice in the form, and by a unit that does not contradict; two rows that name one cell are both left over.
 */
import type { Cell } from '../../src/domain/cell.ts'
import type { Leftover } from '../../src/domain/report.ts'
import { readValue } from '../values.ts'
import { type Figure, leftover } from './candidate.ts'
import type { Settled } from './settle.ts'
import { bare } from './statistics-columns.ts'
import {
  defsOf,
  eraOfKeys,
  isHeadingOf,
  type StatisticsDef,
  type StatisticsEra,
  statisticsFormat,
  statisticsKey,
} from './statistics-labels.ts'
import {
  type PrintedUnit,
  printedUnit,
  type StatisticsRow,
  type StatisticsTable,
  unitInLabel,
} from './statistics-row.ts'

interface Claim {
  readonly def: StatisticsDef
  readonly figure: Figure
  readonly unit: PrintedUnit
}

const isMoney = (unit: PrintedUnit): boolean => unit === 'yuan' || unit === 'wan_yuan'

/** The unit a row prints, in its column or its label; null where the two contradict or the indicator is none of that unit. */
function rowUnit(row: StatisticsRow, def: StatisticsDef): PrintedUnit | null {
  const [column, label] = [printedUnit(row.unit), unitInLabel(row.label)]
  const unit = column === 'none' ? label : column
  if (unit === 'other' || label === 'other' || (label !== 'none' && label !== unit)) return null
  const money = def.cell.unit === 'wan_yuan'
  return unit === 'none' || isMoney(unit) === money ? unit : null
}

/** The one row of the form a printed row is, told by merged labels left of it, else by the row above; null in doubt. */
function resolve(
  defs: readonly StatisticsDef[],
  row: StatisticsRow,
  above: StatisticsDef | null,
): StatisticsDef | null {
  const outer = row.outer.map(statisticsKey).filter((key) => key !== '')
  const [only, second] = defs
  if (only !== undefined && second === undefined) return only
  if (outer.length > 0) {
    const named = defs.filter((def) => def.above.some((key) => outer.includes(key)))
    return named.length === 1 ? (named[0] ?? null) : null
  }
  if (above === null) return null
  const next = defs.filter(
    (def) => def.order > above.order && (def.under === above.cell.id || def.under === above.under),
  )
  return next.length === 1 ? (next[0] ?? null) : null
}

interface Reading {
  readonly claims: readonly Claim[]
  readonly leftovers: readonly Leftover[]
  /** Cell ids that a row named without a figure that could be taken. */
  readonly contested: readonly string[]
}

type Outcome =
  | { readonly claim: Claim }
  | { readonly left: Leftover['reason'] | null; readonly contested: readonly string[] }

function outcomeOf(row: StatisticsRow, defs: readonly StatisticsDef[], def: StatisticsDef | null): Outcome {
  const contested = (def === null ? defs : [def]).map(({ cell }) => cell.id)
  if (def === null) return { left: row.filled ? 'doubtful' : null, contested: row.filled ? contested : [] }
  const unit = rowUnit(row, def)
  if (row.figure === null || unit === null)
    return { left: row.filled ? 'doubtful' : null, contested: row.filled ? contested : [] }
  return { claim: { def, figure: row.figure, unit } }
}

const STYLES = [/^\([一二三四五六七八九十]+\)/u, /^[一二三四五六七八九十]+[、.]/u, /^\d+[、.]/u, /^\(\d+\)/u]

/** How a label is numbered; -1 where it is not. */
const numbering = (label: string): number => STYLES.findIndex((style) => style.test(bare(label)))

function readTable(table: StatisticsTable, era: StatisticsEra): Reading {
  const claims: Claim[] = []
  const leftovers: Leftover[] = []
  const contested: string[] = []
  let above: StatisticsDef | null = null
  let style = -1
  for (const row of table) {
    const key = statisticsKey(row.label)
    const defs = defsOf(era, key)
    if (defs.length === 0) {
      // A local row numbered like the row above is one more of its kind; any other may be a parent under another name.
      if (style < 0 || numbering(row.label) !== style) above = null
      if (row.filled || !(isHeadingOf(era, key) || row.unit === ''))
        leftovers.push(leftover('unknown_row', row.text, row.place))
      continue
    }
    const def = resolve(defs, row, above)
    const outcome = outcomeOf(row, defs, def)
    above = def
    style = numbering(row.label)
    if ('claim' in outcome) {
      claims.push(outcome.claim)
      leftovers.push(...row.others)
    } else {
      contested.push(...outcome.contested)
      if (outcome.left !== null) leftovers.push(leftover(outcome.left, row.text, row.place))
    }
  }
  return { claims, leftovers, contested }
}

function cellOf({ def, figure, unit }: Claim): Cell {
  const base = {
    table: 'stat',
    id: def.cell.id,
    raw: figure.text,
    unit: def.cell.unit,
    source: figure.place,
  } as const
  if (figure.images > 0) return { ...base, kind: 'image', value: null }
  if (figure.onlyMark) return { ...base, kind: 'text', value: null }
  const headUnit = unit === 'yuan' || unit === 'wan_yuan' ? unit : null
  return { ...base, ...readValue(figure.text, { unit: def.cell.unit, headUnit }) }
}

/** What becomes of all rows that name one cell: none is claimed where they differ or one of them had no sound figure. */
function settleCell(
  claims: readonly Claim[],
  contested: boolean,
): { readonly cell: Cell | null; readonly leftovers: readonly Leftover[] } {
  const [first, ...others] = claims
  if (first === undefined) return { cell: null, leftovers: [] }
  const same = others.every(
    ({ figure, unit }) =>
      figure.text === first.figure.text && figure.images === first.figure.images && unit === first.unit,
  )
  if (!same || contested)
    return {
      cell: null,
      leftovers: claims.map(({ figure }) => leftover('doubtful', figure.text, figure.place)),
    }
  return {
    cell: cellOf(first),
    leftovers: others.map(({ figure }) => leftover('duplicate', figure.text, figure.place)),
  }
}

/** Labels, of any form, that must be seen before anything is claimed. */
const FEWEST_CLAIMED = 3

/** Claims the statistics tables of one document; null where too few of their labels are known. */
export function claimStatistics(tables: readonly StatisticsTable[]): Settled | null {
  const rows = tables.flat()
  const keys = rows.map((row) => statisticsKey(row.label))
  const era = eraOfKeys(keys, 1)
  const format = era === null ? null : statisticsFormat(era)
  if (era === null || format === null) return null
  if (new Set(keys.filter((key) => defsOf(era, key).length > 0)).size < FEWEST_CLAIMED) return null
  const readings = tables.map((table) => readTable(table, era))
  const claims = Map.groupBy(
    readings.flatMap((reading) => reading.claims),
    ({ def }) => def.cell.id,
  )
  const contested = new Set(readings.flatMap((reading) => reading.contested))
  const cells: Cell[] = []
  const missing: string[] = []
  const leftovers = readings.flatMap((reading) => reading.leftovers)
  for (const { id } of format.tables.flatMap((table) => table.cells)) {
    const settled = settleCell(claims.get(id) ?? [], contested.has(id))
    leftovers.push(...settled.leftovers)
    if (settled.cell === null) missing.push(`stat:${id}`)
    else cells.push(settled.cell)
  }
  return { era, format, cells, leftovers, missing }
}
