/** Pages on which a converter wrote spans out: labels and heads stand once for each place that they covered. */
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../../parsers/formats/index.ts'
import type { Format } from '../../../src/domain/format.ts'
import {
  distinctValue,
  type PageCell,
  type PageTable,
  renderFormPage,
  truthOf,
} from '../../support/form-page.ts'
import { expectComplete, expectNoWrongNumber, readPage } from '../read-page.ts'

const form = (era: string): Format => {
  const format = formatOf(era)
  if (format === undefined) throw new Error(era)
  return format
}

/** Every span becomes cells of their own: copies of the text, or the text once and empty cells. */
function written(one: PageTable, copies: (cell: PageCell) => boolean): void {
  const grid: PageCell[][] = one.rows.map(() => [])
  one.rows.forEach((row, r) => {
    let col = 0
    for (const cell of row) {
      while (grid[r]?.[col] !== undefined) col += 1
      for (let dr = 0; dr < cell.rowspan; dr += 1)
        for (let dc = 0; dc < cell.colspan; dc += 1) {
          const target = grid[r + dr]
          const text = (dr === 0 && dc === 0) || copies(cell) ? cell.text : ''
          if (target !== undefined) target[col + dc] = { ...cell, text, rowspan: 1, colspan: 1 }
        }
      col += cell.colspan
    }
  })
  one.rows = grid
}

const rewrite =
  (copies: (cell: PageCell) => boolean) =>
  (tables: PageTable[]): PageTable[] => {
    for (const one of tables) written(one, copies)
    return tables
  }

describe.each(['era_2021', 'era_2019'])('spans written out in %s', (era) => {
  const format = form(era)
  const truth = truthOf(format, distinctValue)
  const read = (change: (tables: PageTable[]) => PageTable[]) =>
    readPage(renderFormPage(format, distinctValue, { change }))

  test('labels, heads and figures repeated in every place', () => {
    expectComplete(read(rewrite(() => true)), truth)
  })

  test('heads repeated over one figure and empty cells', () => {
    expectComplete(read(rewrite((cell) => cell.id === undefined)), truth)
  })

  test('a head once, with empty columns beside it', () => {
    expectComplete(read(rewrite(() => false)), truth)
  })

  test('two different figures under one repeated head are refused', () => {
    const report = read((tables) => {
      const changed = rewrite(() => true)(tables)
      const fee = changed
        .find(({ id }) => id === 't2')
        ?.rows.find((row) => row.some(({ text }) => text.includes('行政事业性收费')))
      const last = fee?.at(-1)
      if (last !== undefined) Object.assign(last, { text: '777' })
      return changed
    })
    expect(report.status).toBe('partial')
    expectNoWrongNumber(report, truth)
  })
})

test('a row into which only heads from above reach prints no figures', () => {
  const format = form('era_2021')
  const report = readPage(
    renderFormPage(format, distinctValue, {
      change: (tables) =>
        tables.map((one) => {
          if (one.id !== 't4') return one
          const results = one.rows[2]
          for (const cell of results ?? []) cell.rowspan = 2
          for (const cell of one.rows[1] ?? []) if (cell.rowspan === 2) cell.rowspan = 3
          return { ...one, rows: [...one.rows.slice(0, 3), [], ...one.rows.slice(3)] }
        }),
    }),
  )
  expectComplete(report, truthOf(format, distinctValue))
})
