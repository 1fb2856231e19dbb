/** Visits grow rarer, a 304 is not believed for ever, and a year that falls silent is noticed. */
import { expect, test } from 'vitest'
import { silentYears } from '../../src/steps/expectation.ts'
import { asksWhole, contradicts, isDue } from '../../src/steps/revisit.ts'

const DAY = 86_400_000

test.each([
  ['seen a moment ago for the first time', 0, 0, true],
  ['unchanged for ten days, seen half a day ago', 10, 0.5, false],
  ['unchanged for ten days, seen a day ago', 10, 1, true],
  ['unchanged for a year, seen a month ago', 365, 30, false],
  ['unchanged for five years, seen two months ago', 1_825, 60, true],
])('a page %s', (_, stood, ago, due) => {
  expect(isDue(0, stood * DAY, (stood + ago) * DAY)).toBe(due)
})

test('whole pages are asked for each in its own turn', () => {
  const urls = Array.from({ length: 400 }, (_, n) => `http://www.baichuan.example/${n}.html`)
  const at = '2026-01-01T00:00:00Z'
  const share = (confirmed: number) =>
    urls.filter((url) => asksWhole(url, { at, confirmed }, Date.parse(at) + DAY)).length / urls.length
  expect(share(0)).toBe(0)
  expect(share(20)).toBeGreaterThan(0.2)
  expect(share(20)).toBeLessThan(0.6)
  expect(share(60)).toBe(1)
  expect(urls.every((url) => asksWhole(url, { at, confirmed: 0 }, Date.parse(at) + 91 * DAY))).toBe(true)
})

test.each([
  ['the same', { etag: '"a"' }, false],
  ['weak', { etag: 'W/"a"' }, false],
  ['marked by a gateway', { etag: '"a-gzip"' }, false],
  ['another', { etag: '"b"' }, true],
  ['another day', { 'last-modified': 'Tue, 03 Feb 2026 00:00:00 GMT' }, true],
  ['none', {}, false],
])('a 304 with %s validator', (_, headers, doubtful) => {
  const last = { etag: '"a"', last_modified: 'Mon, 02 Feb 2026 00:00:00 GMT' }
  expect(contradicts(headers, last)).toBe(doubtful)
})

test.each([
  ['none after many', { 2022: 40, 2023: 41 }, '2026-11-24', [2024]],
  ['few after many', { 2023: 41, 2024: 4 }, '2026-11-24', [2024]],
  ['fewer after many', { 2023: 41, 2024: 30 }, '2026-11-24', []],
  ['none before it is due', { 2023: 41, 2024: 40 }, '2026-02-01', []],
  ['one after two', { 2023: 2 }, '2026-11-24', []],
])('a year with %s', (_, counts, today, silent) => {
  const byYear = new Map(Object.entries(counts).map(([year, count]) => [Number(year), count]))
  expect(silentYears(byYear, [2024], today).map(({ year }) => year)).toEqual(silent)
})
