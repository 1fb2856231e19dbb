/** Habits mixed at random, up to three in one page: a report called complete holds the printed figures and all of them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMATS } from '../../parsers/formats/index.ts'
import { checkReading } from '../../src/steps/check-reading.ts'
import { readPage } from '../parsers/read-page.ts'
import { distinctFigures } from '../scorecard/makers/figures.ts'
import { fill } from '../scorecard/makers/printed.ts'
import { type PageTable, renderFormPage } from '../support/form-page.ts'
import { type Draw, HABITS, SHOWN, withHabits } from '../support/mix-layouts.ts'
import { runs } from '../support/torture.ts'

const FORMS = FORMATS.filter(({ id }) => id === 'era_2021' || id === 'era_2019')
/** Figures whose sums all hold, a few sets of them: making them costs more than reading them. */
const FILLED = FORMS.flatMap((format) => [1, 2, 3].map((seed) => fill(format, distinctFigures(format, seed))))

const cases = fc.record({
  filled: fc.constantFrom(...FILLED),
  habits: fc.array(fc.constantFrom(...Object.keys(HABITS)), { minLength: 1, maxLength: 3 }),
  shown: fc.constantFrom(...SHOWN),
  withoutHeadings: fc.boolean(),
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
})

function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return below < 1 ? 0 : Math.floor((state / 2 ** 32) * below)
  }
}

const BLANK = { kind: 'blank', value: null } as const

/** `table:id` of every figure that still stands in the tables. */
const idsOf = (tables: readonly PageTable[]): readonly string[] =>
  tables.flatMap(({ id: table, rows }) =>
    rows.flatMap((row) => row.flatMap((cell) => (cell?.id === undefined ? [] : [`${table}:${cell.id}`]))),
  )

test('a complete reading is the printed one', () => {
  fc.assert(
    fc.property(cases, ({ filled, habits, shown, withoutHeadings, seed }) => {
      // Where the only row of figures is lost, a row of one's own stands in its place: its words are what is printed.
      fc.pre(!(habits.includes('lostRow') && habits.includes('ownRow')))
      const draw = drawFrom(seed)
      let printed = new Set<string>()
      const html = renderFormPage(filled.format, filled.print, {
        year: 2023,
        withoutHeadings,
        render: shown,
        change: (tables) => {
          const made = withHabits(tables, habits, draw)
          printed = new Set(idsOf(made))
          return made
        },
      })
      const report = checkReading(readPage(html))
      if (report.status !== 'complete') return
      const read = new Map(
        report.cells.map(({ table, id, kind, value }) => [`${table}:${id}`, { kind, value }]),
      )
      // Where a figure was taken out and an empty cell stands in its place, the page prints a blank.
      const expected = new Map(filled.cells)
      for (const id of filled.cells.keys())
        if (!printed.has(id) && read.get(id)?.kind === 'blank') expected.set(id, BLANK)
      expect(read, habits.join(', ')).toEqual(expected)
    }),
    { numRuns: runs(250, 20_000) },
  )
})
