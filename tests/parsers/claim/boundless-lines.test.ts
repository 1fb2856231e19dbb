/** Lines that no report has: they end at once, and give nothing. */
import { expect, test } from 'vitest'
import { readPageOrText } from '../../../parsers/read-report.ts'

const LINES: readonly (readonly [string, string])[] = [
  ['rows of one form without end', '本年新收政府信息公开申请数量 1 2 3 '.repeat(100_000)],
  ['bars without end', '| 1 '.repeat(1_000_000)],
  ['labels and bars without end', '规章 | 0 | 0 | 0 | '.repeat(200_000)],
]

test.each(LINES)('%s', (_, text) => {
  const bytes = new TextEncoder().encode(text)
  const started = process.cpuUsage()
  const report = readPageOrText({ bytes })
  const { user, system } = process.cpuUsage(started)
  expect(report.cells).toEqual([])
  expect(report.status).not.toBe('complete')
  expect((user + system) / 1_000).toBeLessThan(2_000)
})
