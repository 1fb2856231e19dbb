/** Reading a page in a test, and the law every reading must keep. */
import { expect } from 'vitest'
import { readPageOrText } from '../../parsers/read-report.ts'
import type { Report } from '../../src/domain/report.ts'

export const readPage = (html: string): Report => readPageOrText({ bytes: new TextEncoder().encode(html) })

/** Numbers of the report by `table:id`. */
export const numbersOf = (report: Report): Map<string, number | null> =>
  new Map(
    report.cells
      .filter((cell) => cell.kind === 'number')
      .map((cell) => [`${cell.table}:${cell.id}`, cell.value]),
  )

/** No cell may hold anything but its own figure, whatever the status. */
export function expectNoWrongNumber(report: Report, truth: ReadonlyMap<string, number>): void {
  for (const [id, value] of numbersOf(report)) expect(value, id).toBe(truth.get(id))
  if (report.status === 'complete') expect(report.cells).toHaveLength(truth.size)
}

/** Every figure read, each its own. */
export function expectComplete(report: Report, truth: ReadonlyMap<string, number>): void {
  expect(report.reason).toBeNull()
  expect(report.status).toBe('complete')
  expect(numbersOf(report)).toEqual(new Map(truth))
}
