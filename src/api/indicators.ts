/** The dictionary of figures: cells of every form, computed sums, measures. One row an id. */
import type { z } from '@hono/zod-openapi'
import { cellDefsOf, cellsOf, FORMATS, GROUPS, MEASURES } from '../../parsers/formats/index.ts'
import type { INDICATOR } from './schemas.ts'

export type IndicatorAnswer = z.infer<typeof INDICATOR>

/** Computed sums and measures rest on other figures; a printed cell on none. */
export const INDICATORS: readonly IndicatorAnswer[] = [...cells(), ...groups(), ...measures()]

function cells(): IndicatorAnswer[] {
  const defs = FORMATS.flatMap((format) => cellDefsOf(format).map((def) => ({ ...def, era: format.id })))
  const byId = Map.groupBy(defs, (def) => def.id)
  return [...byId].flatMap(([id, [def, ...more]]) =>
    def === undefined
      ? []
      : [
          {
            id,
            label_zh: def.label_zh,
            label_en: def.label_en,
            unit: def.unit,
            kind: 'cell' as const,
            table: def.table,
            eras: [def, ...more].map((one) => one.era),
            numerator: [],
            denominator: [],
            note: null,
          },
        ],
  )
}

function groups(): IndicatorAnswer[] {
  return GROUPS.map((group) => {
    const id = `${group.id}__total`
    return {
      id,
      label_zh: group.label_zh,
      label_en: group.label_en,
      unit: 'case',
      kind: 'group',
      table: 't3',
      eras: FORMATS.filter((format) => cellsOf(format, id) !== null).map((format) => format.id),
      numerator: group.sum_of.map((row) => `${row}__total`),
      denominator: [],
      note: null,
    }
  })
}

function measures(): IndicatorAnswer[] {
  return MEASURES.map((measure) => ({
    id: measure.id,
    label_zh: measure.label_zh,
    label_en: measure.label_en,
    unit: measure.unit,
    kind: 'measure',
    table: 'measure',
    eras: [],
    numerator: [...measure.numerator],
    denominator: [...measure.denominator],
    note: measure.note ?? null,
  }))
}
