/** A table claimed by the plan of one printed like it is claimed as it would be afresh, however it was changed in between. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHtml } from '../../../parsers/blocks/html.ts'
import { claimGrid, type GridClaim } from '../../../parsers/claim/claim-grid.ts'
import { claimAlike, rememberClaim } from '../../../parsers/claim/layout-plan.ts'
import { formatOf } from '../../../parsers/formats/index.ts'
import type { Grid } from '../../../src/domain/block.ts'
import type { Format } from '../../../src/domain/format.ts'
import { deform, type Step, steps } from '../../support/deform-tables.ts'
import { distinctValue, formTables, type PageTable, renderTable } from '../../support/form-page.ts'
import { runs } from '../../support/torture.ts'

const FORMS: readonly Format[] = [formatOf('era_2021'), formatOf('era_2019')].filter(
  (form) => form !== undefined,
)

/** Texts a cell may be changed to: counts, blanks, words, labels, everything that is nearly a count. */
const TEXTS = [
  '0',
  '7',
  '1250',
  '',
  ' ',
  '/',
  '无',
  '007',
  '1,234',
  '5,520',
  '12.5',
  '2610.71',
  '+4',
  '+0',
  '-1',
  '12591000元',
  '181.95万元',
  '12.元',
  '０',
  '十二',
  '3件',
  '总计',
  '其他',
  '2021',
]
const FAMILIES = [null, 'review', 'litigation_direct'] as const

const gridsOf = (tables: readonly PageTable[]): Grid[] =>
  readHtml(`<body>${tables.map(renderTable).join('<p>。</p>')}</body>`, 'utf-8').blocks.flatMap((block) =>
    block.kind === 'table' ? [block.grid] : [],
  )

interface Change {
  readonly table: number
  readonly cell: number
  readonly text: string
}

/** The same table with other texts in some cells, wherever they stand. */
function changed(grid: Grid, changes: readonly Change[], at: number): Grid {
  const own = changes.filter(({ table }) => table === at)
  const cells = grid.cells.map((cell, i) => {
    const change = own.find((one) => one.cell % grid.cells.length === i)
    return change === undefined ? cell : { ...cell, text: change.text }
  })
  return { ...grid, cells }
}

const said = ({
  candidates,
  leftovers,
  contested,
  isForm,
  turned,
  requests,
  continued,
}: GridClaim): unknown => ({
  requests,
  continued,
  candidates,
  leftovers,
  contested,
  isForm,
  turned,
})

test(
  'a plan gives what a fresh claim gives, over changed tables',
  () => {
    let followed = 0
    const claim = (grid: Grid, family: string | null): void => {
      const fresh = claimGrid(grid, 3, { family, requests: null })
      const alike = claimAlike(grid, 3, family)
      if (alike === null) rememberClaim(grid, family, fresh)
      else {
        followed += 1
        expect(said(alike)).toEqual(said(fresh))
      }
    }
    const change = fc.record({ table: fc.nat(2), cell: fc.nat(400), text: fc.constantFrom(...TEXTS) })
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMS),
        fc.option(steps, { nil: [] }),
        fc.array(change, { maxLength: 6 }),
        fc.array(change, { maxLength: 6 }),
        fc.constantFrom(...FAMILIES),
        (form: Format, deforms: readonly Step[], first, second, family) => {
          gridsOf(deform(formTables(form, distinctValue), deforms)).forEach((grid, at) => {
            for (const changes of [first, second, first, []]) claim(changed(grid, changes, at), family)
          })
        },
      ),
      { numRuns: runs(500, 20_000) },
    )
    expect(followed).toBeGreaterThan(runs(500, 20_000))
  },
  runs(60_000, 3_600_000),
)

const sound = (): Grid => {
  const [grid] = gridsOf(formTables(FORMS[0] as Format, () => '5').filter(({ id }) => id === 't4'))
  if (grid === undefined) throw new Error('no table')
  // A spelling of its own, so that no plan of the test above fits.
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, text: cell.text.replace('行政', '行 政') })) }
}

test('a plan needs the same spans, texts, doubts and line before', () => {
  const grid = sound()
  rememberClaim(grid, 'review', claimGrid(grid, 0, { family: 'review', requests: null }))
  const last = grid.cells.length - 1
  const withLast = (more: object): Grid => ({
    ...grid,
    cells: grid.cells.map((cell, at) => (at === last ? { ...cell, ...more } : cell)),
  })
  expect(claimAlike(withLast({ text: '99' }), 0, 'review')).not.toBeNull()
  expect(claimAlike(grid, 0, null)).toBeNull()
  for (const more of [
    { text: '' },
    { text: '无' },
    { rowspan: 2 },
    { colspan: 2 },
    { col: 0 },
    { images: 1 },
  ])
    expect(claimAlike(withLast(more), 0, 'review'), JSON.stringify(more)).toBeNull()
  expect(claimAlike({ ...grid, doubts: ['cells overlap'] }, 0, 'review')).toBeNull()
})

test('a mark that stands for a figure is known as one under a plan too', () => {
  const grid = sound()
  rememberClaim(grid, null, claimGrid(grid, 0))
  const cells = grid.cells.map((cell) => (cell.text === '5' ? { ...cell, marks: ['5'] } : cell))
  const alike = claimAlike({ ...grid, cells }, 0, null)
  expect(alike?.candidates.every(({ figure }) => figure.onlyMark)).toBe(true)
})
