/** Tables in running text, cells apart by white space: read where labels, counts and sums leave no choice, else refused. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPageOrText } from '../../../parsers/read-report.ts'
import type { Format } from '../../../src/domain/format.ts'
import type { Report } from '../../../src/domain/report.ts'
import { distinctFigures } from '../../scorecard/makers/figures.ts'
import { ERA_2019, ERA_2021 } from '../../scorecard/makers/form-document.ts'
import { fill } from '../../scorecard/makers/printed.ts'
import { formTables, truthOf } from '../../support/form-page.ts'
import { runs } from '../../support/torture.ts'
import { expectComplete, expectNoWrongNumber, numbersOf } from '../read-page.ts'

const PROSE = '本年度及时公开信息，回应关切 3 次。存在的问题是时效不足。'

/** Rows of each table as printed, by table. */
const rowsOf = (format: Format): Map<string, string[][]> =>
  new Map(
    formTables(format, fill(format, distinctFigures(format, 77)).print).map(({ id, rows }) => [
      id,
      rows.map((row) => row.map(({ text }) => text)),
    ]),
  )

const truth = (format: Format): ReadonlyMap<string, number> =>
  truthOf(format, fill(format, distinctFigures(format, 77)).print)

type Draw = (rows: readonly (readonly string[])[]) => string
const aRowALine: Draw = (rows) => rows.map((row) => row.join('  ')).join('\n')
const aLine: Draw = (rows) => rows.map((row) => row.join(' ')).join(' ')

/** A report as text; `between` parts its sections. */
function textOf(format: Format, tables: ReadonlyMap<string, string[][]>, draw: Draw, between = '\n'): string {
  const parts = format.sections.flatMap(({ label, content }) => {
    const rows = tables.get(content)
    return [label, rows === undefined ? PROSE : draw(rows)]
  })
  return `柏川区水务局2023年政府信息公开工作年度报告\n\n${parts.join(between)}`
}

const read = (text: string): Report => readPageOrText({ bytes: new TextEncoder().encode(text) })

describe.each([ERA_2021, ERA_2019].map((format) => [format.id, format] as const))('%s', (_era, format) => {
  test.each([
    ['a row a line', aRowALine, '\n'],
    ['a table a line', aLine, '\n'],
    ['a report a line', aLine, ' '],
  ])('%s is read whole', (_name, draw, between) => {
    expectComplete(read(textOf(format, rowsOf(format), draw, between)), truth(format))
  })
})

test('labels printed with spaces inside are labels', () => {
  const text = textOf(ERA_2021, rowsOf(ERA_2021), aRowALine)
    .replace('行政许可', '行 政 许 可')
    .replace('行政规范性文件', '行 政 规 范 性 文 件')
    .replace('（一）予以公开', '（一） 予以公开')
  expectComplete(read(text), truth(ERA_2021))
})

test('the prose of a report printed in one line stays with its sections', () => {
  const report = read(textOf(ERA_2021, rowsOf(ERA_2021), aLine, ' '))
  expect(report.sections.find(({ id }) => id === 'problems_and_improvements')?.text).toContain('时效不足')
  const lines = read(textOf(ERA_2021, rowsOf(ERA_2021), aLine))
  expect(lines.sections.find(({ id }) => id === 'requests')?.text).toBe('')
})

test.each([
  ['a blank that left no trace', (row: string[]) => void row.splice(-3, 1)],
  ['a figure too many', (row: string[]) => void row.push('5')],
  ['a figure that breaks its sum', (row: string[]) => void row.splice(-3, 1, '7')],
  ['two figures glued', (row: string[]) => void row.splice(-3, 2, `${row.at(-3)}${row.at(-2)}`)],
])('%s leaves the row unclaimed', (_name, alter) => {
  const tables = rowsOf(ERA_2021)
  const row = tables.get('t3')?.find((cells) => cells.includes('（一）予以公开'))
  if (row === undefined) throw new Error('no row')
  alter(row)
  for (const draw of [aRowALine, aLine]) {
    const report = read(textOf(ERA_2021, tables, draw))
    expect(report.status).toBe('partial')
    expectNoWrongNumber(report, truth(ERA_2021))
    expect([...numbersOf(report).keys()].filter((key) => key.startsWith('t3:granted__'))).toEqual([])
  }
})

test('a page number between dashes is no figure of the row above', () => {
  const text = textOf(ERA_2021, rowsOf(ERA_2021), aRowALine).replace(/(行政许可) +\d+/u, '$1\n— 5 —')
  const report = read(text)
  expect(report.status).toBe('partial')
  expectNoWrongNumber(report, truth(ERA_2021))
})

const FAULTS: Readonly<Record<string, (pieces: string[], at: number) => void>> = {
  drop: (pieces, at) => void pieces.splice(at, 1),
  double: (pieces, at) => void pieces.splice(at, 0, pieces[at] ?? ''),
  stray: (pieces, at) => void pieces.splice(at, 0, '90001'),
  glue: (pieces, at) => void pieces.splice(at, 2, pieces.slice(at, at + 2).join('')),
  rename: (pieces, at) => void pieces.splice(at, 1, `${pieces[at]}甲`),
  cut: (pieces, at) => void pieces.splice(at),
  prose: (pieces, at) => void pieces.splice(at, 0, '（本机关另行说明）'),
}

test(
  'one fault anywhere never gives a wrong number',
  () => {
    let withCells = 0
    fc.assert(
      fc.property(
        fc.constantFrom(ERA_2021, ERA_2019),
        fc.constantFrom(...Object.keys(FAULTS)),
        fc.nat(),
        fc.constantFrom('\n', ' '),
        (format, fault, at, between) => {
          const text = textOf(format, rowsOf(format), aLine, between)
          const pieces = text.split(/(?<=[ \n])/u)
          FAULTS[fault]?.(pieces, at % pieces.length)
          const report = read(pieces.map((piece) => (/[ \n]$/u.test(piece) ? piece : `${piece} `)).join(''))
          withCells += report.cells.length > 0 ? 1 : 0
          expectNoWrongNumber(report, truth(format))
        },
      ),
      { numRuns: runs(500, 20_000) },
    )
    expect(withCells).toBeGreaterThan(runs(500, 20_000) / 2)
  },
  runs(60_000, 3_600_000),
)
