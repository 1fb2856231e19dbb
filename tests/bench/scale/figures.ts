/** Figures of a made-up report whose sums all hold: many bodies with few requests, few with many. */
import type { Format } from '../../../src/domain/format.ts'
import { chance } from './chance.ts'

const ENDS = ['new_requests', 'carried_in', 'outcomes_total', 'carried_out']

/** Indicator id → value, for every cell of tables two to four of the form. */
export function figuresOf(format: Format, body: number, year: number): ReadonlyMap<string, number> {
  const values = new Map<string, number>()
  const seed = body * 16 + (year - 2019)
  const size = Math.floor(3 * Math.exp(4 * chance(body, 7)) * (0.7 + 0.6 * chance(seed, 8)))
  const requests = format.tables.find(({ id }) => id === 't3')
  const rows = requests?.rowDefs.map(({ id }) => id) ?? []
  const columns = requests?.columnDefs.map(({ id }) => id).filter((id) => id !== 'total') ?? []
  const put = (row: string, parts: readonly number[]) => {
    for (const [at, column] of columns.entries()) values.set(`${row}__${column}`, parts[at] ?? 0)
    values.set(
      `${row}__total`,
      parts.reduce((sum, part) => sum + part, 0),
    )
  }
  const outcomes = [0, 0]
  for (const [at, row] of rows.filter((id) => !ENDS.includes(id)).entries()) {
    const share = at < 2 ? 0.6 : at < 12 ? 0.05 : 0.1
    const parts = [0, 1].map((column) =>
      Math.floor(size * share * chance(seed * 64 + at, 9 + column) * (column ? 0.2 : 1)),
    )
    put(row, parts)
    for (const column of [0, 1]) outcomes[column] = (outcomes[column] ?? 0) + (parts[column] ?? 0)
  }
  const carriedIn = Math.floor(size * 0.05 * chance(seed, 30))
  const carriedOut = Math.floor(size * 0.05 * chance(seed, 31))
  put('outcomes_total', outcomes)
  put('carried_in', [carriedIn])
  put('carried_out', [carriedOut])
  put('new_requests', [(outcomes[0] ?? 0) + carriedOut - Math.min(carriedIn, carriedOut), outcomes[1] ?? 0])
  put('carried_in', [Math.min(carriedIn, carriedOut)])
  for (const family of ['review', 'litigation_direct', 'litigation_after_review']) {
    const parts = ['upheld', 'corrected', 'other', 'pending'].map((result, at): [string, number] => [
      `${family}_${result}`,
      Math.floor(size * 0.05 * chance(seed, 40 + at + family.length)),
    ])
    for (const [id, value] of parts) values.set(id, value)
    values.set(
      `${family}_total`,
      parts.reduce((sum, [, value]) => sum + value, 0),
    )
  }
  const disclosed = format.tables.find(({ id }) => id === 't2')?.cells ?? []
  for (const [at, { id }] of disclosed.entries()) values.set(id, Math.floor(40 * chance(seed, 50 + at)))
  return values
}
