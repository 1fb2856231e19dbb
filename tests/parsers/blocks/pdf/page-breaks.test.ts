import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPdf } from '../../../../parsers/blocks/pdf.ts'
import { formatOf } from '../../../../parsers/formats/index.ts'
import { text, writePdf } from '../../../support/pdf-page.ts'
import { runs } from '../../../support/torture.ts'
import { fields, formCells, gridFields, layOut, page } from './form-pages.ts'

const layouts = fc.record({
  era: fc.constantFrom('era_2021', 'era_2019'),
  labels: fc.tuple(
    fc.integer({ min: 22, max: 60 }),
    fc.integer({ min: 30, max: 70 }),
    fc.integer({ min: 90, max: 180 }),
  ),
  figure: fc.integer({ min: 30, max: 42 }),
  size: fc.constantFrom(7, 8, 9),
  borders: fc.constantFrom('boxes' as const, 'lines' as const, 'bars' as const),
  breakRow: fc.integer({ min: 4, max: 24 }),
  through: fc.boolean(),
  cutFigures: fc.constantFrom('above' as const, 'below' as const),
  ruleAtBreak: fc.boolean(),
  repeatRows: fc.constantFrom(0, 3),
  blank: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
})

test(
  'wherever the page breaks, table three is whole or doubted',
  async () => {
    await fc.assert(
      fc.asyncProperty(layouts, async (layout) => {
        const table = formatOf(layout.era)?.tables.find(({ id }) => id === 't3')
        if (!table) throw new Error('no table three')
        const cells = formCells(table).map((cell) =>
          /^\d+$/.test(cell.text) && layout.blank[cell.row] ? { ...cell, text: '' } : cell,
        )
        const pages = layOut(cells, {
          ...layout,
          widths: [...layout.labels, ...Array.from({ length: 7 }, () => layout.figure)],
          breaks: [layout.breakRow + (layout.through ? 0.5 : 0)],
        })
        const numbered = pages.map(({ content }, i) => page(content + text(286, 40, 9, String(i + 1))))
        const { blocks } = await readPdf(writePdf(numbered))
        const grids = blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []))
        if (grids.some((grid) => grid.doubts.length > 0)) return
        expect(grids.map(gridFields)).toEqual([fields(table.rows, table.cols, cells)])
      }),
      { numRuns: runs(40, 5_000) },
    )
  },
  runs(60_000, 1_800_000),
)
