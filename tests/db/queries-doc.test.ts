/** The example queries of docs/queries.md run as they stand, as the reader, on both databases. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, test } from 'vitest'
import { ensureDuties } from '../../db/queries/duties.ts'
import { saveReport } from '../../db/queries/save-report.ts'
import { describeEachDatabase } from '../support/database.ts'
import { COLUMN, PORTAL, plantDistrict, sampleCells, sampleInput, sampleReport } from './sample-report.ts'

const TEXT = readFileSync(join(import.meta.dirname, '../../docs/queries.md'), 'utf8')
const QUERIES = [...TEXT.matchAll(/^## (.+)$[\s\S]*?```sql\n([\s\S]*?)```/gmu)].map(
  ([, title = '', query = '']) => ({
    title,
    query,
  }),
)

test('every title of the page has its query', () => {
  expect(QUERIES.length).toBeGreaterThanOrEqual(8)
  expect(QUERIES.map(({ title }) => title)).toEqual(
    [...TEXT.matchAll(/^## (.+)$/gmu)].map(([, title]) => title),
  )
})

/** Two years of one body, the second one corrected on its page, with a blank and words to find. */
const FIRST = sampleCells('era_2021', (cell) =>
  cell.id === 'review_total' ? { ...cell, kind: 'blank', value: null, raw: '' } : cell,
)
const EXPECTED: Readonly<Record<string, (rows: readonly Record<string, unknown>[]) => void>> = {
  'Rank bodies by a measure': ([first]) => expect(first).toMatchObject({ rank: 1, agency: '柏川区民政局' }),
  'Totals of provinces, as ratios of sums, with coverage': (rows) =>
    expect(rows).toMatchObject([
      { province: '990000', year: 2022, n: 1, bodies: 1 },
      { province: '990000', year: 2023, n: 1, bodies: 1 },
    ]),
  'Change to the year before': (rows) =>
    expect(rows.at(0)).toMatchObject({ year: 2023, comparability: 'exact' }),
  'Who is missing or late, and on what evidence': (rows) =>
    expect(rows).toMatchObject([{ state: 'late', year: 2023 }]),
  'Contradictions that nobody has explained': (rows) => expect(rows.length).toBeGreaterThan(0),
  'A figure with its source, as one cites it': (rows) =>
    expect(rows.map(({ year }) => year)).toEqual([2022, 2023]),
  'Words in the narrative': (rows) => expect(rows).toMatchObject([{ year: 2022 }, { year: 2023 }]),
  'Blank against zero': (rows) =>
    expect(rows).toMatchObject([
      { year: 2022, blank: 1, printed_zero: 0, more: 0 },
      { year: 2023, blank: 0, more: 1 },
    ]),
  'Across the forms': (rows) => expect(rows.length).toBeGreaterThan(10),
  'What changed on a page': (rows) =>
    expect(rows.map(({ indicator, version, value }) => [indicator, version, value])).toEqual([
      ['granted__total', 1, expect.any(Number)],
      ['granted__total', 2, 5],
    ]),
}

describeEachDatabase('the example queries', (open) => {
  it('answer the reader', async () => {
    const { db } = await open()
    await plantDistrict(db)
    const sections = [{ id: 'overview', heading: '一、总体情况', text: '收到信访类申请一件。' }]
    const publish = (year: number, cells = sampleCells('era_2021'), page = '') =>
      saveReport(
        db,
        sampleInput({
          year,
          report: sampleReport({
            year,
            sections,
            cells,
            title: `${year}${page}`,
            published_on: `${year + 1}-03-20`,
            dates: [{ date: `${year + 1}-03-20`, source: 'meta', raw: '' }],
          }),
          lead: { portal_id: PORTAL, column_url: COLUMN, title: `${year}`, listed_on: null },
          document: {
            ...sampleInput().document,
            sha256: (year + page)
              .padEnd(64, 'a')
              .slice(0, 64)
              .replaceAll(/[^0-9a-f]/g, 'b'),
            fetched_at: `${year + 1}-04-01T02:00:00.000Z`,
            url: `http://www.baichuan.example/nianbao/${year}.html`,
          },
        }),
      )
    await publish(2022, FIRST)
    await publish(2023)
    const changed = sampleCells('era_2021', (cell) =>
      cell.id === 'granted__total' ? { ...cell, value: 5, raw: '5' } : cell,
    )
    await publish(2023, changed, 'x')
    await ensureDuties(db, [
      { agency_key: '990301:民政局', year: 2023, due_on: '2024-01-31', due_basis: '第49条' },
    ])
    for (const { title, query } of QUERIES) {
      const rows = await db.transaction().execute(async (trx) => {
        await sql`set local role nianbao_reader`.execute(trx)
        return (await sql.raw<Record<string, unknown>>(query).execute(trx)).rows
      })
      const check = EXPECTED[title]
      try {
        check?.(rows)
      } catch (cause) {
        throw new Error(`${title}: ${JSON.stringify(rows).slice(0, 600)}`, { cause })
      }
    }
  })
})

describe('the page', () => {
  it('has an expectation for every query that the made-up district can answer', () => {
    expect(Object.keys(EXPECTED).filter((title) => !QUERIES.some((one) => one.title === title))).toEqual([])
  })
})
