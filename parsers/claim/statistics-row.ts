/** One row of a statistics table as both readers, of grids and of running text, hand it to the claimer. */
import type { Place } from '../../src/domain/cell.ts'
import type { Leftover } from '../../src/domain/report.ts'
import type { Figure } from './candidate.ts'
import { bare } from './statistics-columns.ts'

export interface StatisticsRow {
  /** Label as printed, and those of merged cells left of it, outermost first. */
  readonly label: string
  readonly outer: readonly string[]
  /** Text of the unit column; empty where there is none. */
  readonly unit: string
  /** The figure of the report year; null where the row has no sound place for it. */
  readonly figure: Figure | null
  /** Whether anything but the label and the unit is printed. */
  readonly filled: boolean
  /** The whole row as printed. */
  readonly text: string
  readonly place: Place
  /** Figures of other columns, said of what they are. */
  readonly others: readonly Leftover[]
}

/** The rows of one table, in order. */
export type StatisticsTable = readonly StatisticsRow[]

const COUNT_UNIT = /^(?:件次|条次|人次|场次|期次|册次|[条件次篇个人份宗起场期名处家例项册部])$/u

export type PrintedUnit = 'count' | 'yuan' | 'wan_yuan' | 'none' | 'other'

/** What a unit column or a note in a label says; `other` for whatever may be a scale of its own (万条, 千元, %). */
export function printedUnit(text: string): PrintedUnit {
  const words = bare(text).replace(/^[([]?(?:计量)?单位:?|[()[\]]/gu, '')
  if (words === '' || /^[-—–/]+$/u.test(words)) return 'none'
  if (words === '元' || words === '人民币元') return 'yuan'
  if (words === '万元' || words === '人民币万元') return 'wan_yuan'
  return COUNT_UNIT.test(words) ? 'count' : 'other'
}

const UNIT_NOTE = /[([](?:计量)?单位[:为]?([^()[\]]{1,8})[)\]]|[([](万?元)[)\]]/u

/** The unit a label prints for itself: 收取的费用（单位：万元）. */
export function unitInLabel(label: string): PrintedUnit {
  const match = UNIT_NOTE.exec(bare(label))
  return match === null ? 'none' : printedUnit(match[1] ?? match[2] ?? '')
}
