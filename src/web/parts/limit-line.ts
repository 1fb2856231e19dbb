/** How far the figures of a table may be set beside those of the form in force, counted, with the notes on them. */
import type { Comparability } from '../../domain/comparison.ts'
import { type Html, html } from '../html.ts'
import { COMPARABILITY_WORDS } from '../words.ts'
import { noteMarks } from './note-marks.ts'

export interface CellLimit {
  readonly table: string
  readonly id: string
  readonly comparability: Comparability
  /** Ids of what limits it. */
  readonly notes: readonly string[]
}

const LEVELS = ['exact', 'near', 'partial', 'none'] as const

export function limitLine(
  limits: readonly CellLimit[],
  table: string,
  numbers: ReadonlyMap<string, number>,
): Html | '' {
  const own = limits.filter((limit) => limit.table === table)
  if (own.length === 0) return ''
  const counts = LEVELS.map((level) => ({
    level,
    count: own.filter((one) => one.comparability === level).length,
  }))
  const notes = [...new Set(own.flatMap((limit) => limit.notes))]
  return html`<p class="soft limits" data-table="${table}">与现行格式相比：${counts
    .filter(({ count }) => count > 0)
    .map(
      ({ level, count }, i) => html`${i > 0 ? '，' : ''}${COMPARABILITY_WORDS[level]} ${count} 格`,
    )}${noteMarks(notes, numbers)}</p>`
}
