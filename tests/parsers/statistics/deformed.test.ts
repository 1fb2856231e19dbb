/** Statistics tables broken at random: whatever is read is the row's own figure, complete or not. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectNoWrongNumber } from '../read-page.ts'
import { type Line, linesOf, readBody, tableOf, truthOf } from './statistics-page.ts'

interface Step {
  readonly kind: string
  readonly row: number
  readonly cell: number
}

/** Ways to break a table of cells. None sets a figure of the form beside another label of it. */
const DEFORMS: Readonly<Record<string, (rows: string[][], step: Step) => void>> = {
  dropRow: (rows, { row }) => void rows.splice(row % rows.length, 1),
  dropCell: (rows, { row, cell }) => void rows[row % rows.length]?.splice(cell % 5, 1),
  insertFigure: (rows, { row, cell }) =>
    void rows[row % rows.length]?.splice(cell % 5, 0, String(700_000 + row)),
  insertEmpty: (rows, { row, cell }) => void rows[row % rows.length]?.splice(cell % 5, 0, ''),
  renameLabel: (rows, { row }) => {
    const cells = rows[row % rows.length]
    if (cells !== undefined) cells[0] = `某项${row}工作`
  },
  localRow: (rows, { row }) =>
    void rows.splice(row % rows.length, 0, ['某项地方指标数', '件', String(800_000 + row), '1']),
  twinRow: (rows, { row }) => {
    const cells = rows[row % rows.length]
    if (cells !== undefined)
      rows.splice(
        row % rows.length,
        0,
        cells.map((text, at) => (at < 2 ? text : String(900_000 + row))),
      )
  },
  moveRow: (rows, { row, cell }) => {
    // Rows whose label the form prints once may stand anywhere.
    const [moved] = rows.splice(row % rows.length, 1)
    const unique = moved !== undefined && !/维持|纠错|其他情形|行政复议|行政诉讼/u.test(moved[0] ?? '')
    if (moved !== undefined)
      rows.splice(unique ? (row + cell * 7) % (rows.length + 1) : row % (rows.length + 1), 0, moved)
  },
  cut: (rows, { row }) => void rows.splice(row % rows.length),
}

const HEADS = [
  ['统计指标', '单位', '统计数', '历年累计'],
  ['指标名称', '计量单位', '2016年', '2015年'],
  ['统计指标', '单位', '合计', '本级'],
] as const
const step = fc.record({
  kind: fc.constantFrom(...Object.keys(DEFORMS)),
  row: fc.nat(200),
  cell: fc.nat(20),
})

test('no deformation gives a wrong number', () => {
  let complete = 0
  fc.assert(
    fc.property(
      fc.constantFrom('era_2014' as const, 'local_2008' as const),
      fc.constantFrom(...HEADS),
      fc.array(step, { minLength: 0, maxLength: 4 }),
      (era, head, steps) => {
        const lines = linesOf(era)
        const rows = [
          [...head],
          ...lines.map((line: Line) => [
            line.label,
            line.unit,
            line.value,
            line.id === null ? '' : `5${line.value}`,
          ]),
        ]
        for (const one of steps) if (rows.length > 0) DEFORMS[one.kind]?.(rows, one)
        const report = readBody(tableOf(rows))
        expectNoWrongNumber(report, truthOf(lines))
        if (report.status === 'complete') complete += 1
      },
    ),
    { numRuns: 300, seed: 20_160_301 },
  )
  expect(complete).toBeGreaterThan(20)
})
