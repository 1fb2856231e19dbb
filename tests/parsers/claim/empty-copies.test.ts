/** An empty template beside the filled table is left over; a copy that says anything is a twin and nothing of both is claimed. */
import { expect, test } from 'vitest'
import { formatOf } from '../../../parsers/formats/index.ts'
import type { Format } from '../../../src/domain/format.ts'
import { distinctValue, type PageTable, renderFormPage, truthOf } from '../../support/form-page.ts'
import { expectComplete, expectNoWrongNumber, numbersOf, readPage } from '../read-page.ts'

const FORM = formatOf('era_2021') as Format
const TRUTH = truthOf(FORM, distinctValue)

/** The page with a copy of one table whose figures print `text(n)`; the copy stands before or after. */
function withCopy(id: string, side: 'before' | 'after', text: (n: number) => string): string {
  return renderFormPage(FORM, distinctValue, {
    change: (tables) =>
      tables.flatMap((table): PageTable[] => {
        if (table.id !== id) return [table]
        let n = 0
        const rows = table.rows.map((row) =>
          row.map((cell) => (cell.id === undefined ? { ...cell } : { ...cell, text: text(n++) })),
        )
        const copy = { id, rows }
        return side === 'before' ? [copy, table] : [table, copy]
      }),
  })
}

test.each(['t2', 't3', 't4'].flatMap((id) => [[id, 'before'] as const, [id, 'after'] as const]))(
  'an empty copy of %s %s the filled one',
  (id, side) => {
    const report = readPage(withCopy(id, side, () => ''))
    expectComplete(report, TRUTH)
    expect(report.leftovers).toMatchObject([
      { reason: 'unclaimed_table', text: `An empty copy of table ${id} stands beside the filled one.` },
    ])
  },
)

test.each([
  ['one figure', (n: number) => (n === 3 ? '7' : '')],
  ['one slash', (n: number) => (n === 3 ? '/' : '')],
  ['half its figures', (n: number) => (n % 2 === 0 ? String(n) : '')],
  ['zeros', () => '0'],
])('a copy that holds %s is a twin', (_name, text) => {
  const report = readPage(withCopy('t3', 'after', text))
  expect(report.status).toBe('partial')
  expectNoWrongNumber(report, TRUTH)
  expect([...numbersOf(report).keys()].some((key) => key.startsWith('t3:'))).toBe(false)
})

test('a copy of pictures is a twin', () => {
  const page = withCopy('t4', 'after', () => '').replace(
    /(.*)<td><p><\/p><\/td>/su,
    '$1<td><img src="a.png"></td>',
  )
  expect(readPage(page).status).toBe('partial')
})

test('a form of blanks alone stays an empty form', () => {
  expect(readPage(renderFormPage(FORM, () => '')).status).toBe('not_a_report')
})
