/** Figure columns as migration 0003 made them: every indicator id of a table once, in the order of its first form. Frozen. */
import { INDICATORS_1 } from './indicators-1.ts'

export interface FrozenIndicator {
  readonly era: string
  readonly table: string
  readonly id: string
  readonly label_zh: string
  readonly label_en: string
  readonly unit: string
  readonly value_type: string
  readonly row: string
  readonly column: string
}

export const FROZEN_INDICATORS_1: readonly FrozenIndicator[] = INDICATORS_1.trim()
  .split('\n')
  .map((line) => {
    const [
      era = '',
      table = '',
      id = '',
      label_zh = '',
      label_en = '',
      unit = '',
      value_type = '',
      row = '',
      column = '',
    ] = line.split('\t')
    return { era, table, id, label_zh, label_en, unit, value_type, row, column }
  })

/** The tables of the forms; each has a table of figures named after it. */
export const FIGURE_TABLES_1 = ['t2', 't3', 't4', 'stat'] as const

export type FigureTable = (typeof FIGURE_TABLES_1)[number]

/** The order is law: position n of a column is position n of the kinds and places kept beside the figures. */
export const FIGURE_COLUMNS_1: Readonly<Record<FigureTable, readonly string[]>> = {
  t2: columnsOf('t2'),
  t3: columnsOf('t3'),
  t4: columnsOf('t4'),
  stat: columnsOf('stat'),
}

function columnsOf(table: FigureTable): readonly string[] {
  return [...new Set(FROZEN_INDICATORS_1.filter((row) => row.table === table).map((row) => row.id))]
}
