/** Workbooks and Parquet, read back by readers that are not ours to change. */

import { read, utils } from '@e965/xlsx'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, it, vi } from 'vitest'
import { exportOf } from '../../src/exports/index.ts'
import type { ExportRow, ExportTable } from '../../src/exports/table.ts'

const COLUMNS: ExportTable['columns'] = [
  { name: 'agency', type: 'string', description: 'Publishing body' },
  { name: 'year', type: 'integer', description: 'Report year' },
  { name: 'value', type: 'number', description: 'Null unless a number was printed' },
  { name: 'late', type: 'boolean', description: 'After the due date' },
  { name: 'published_on', type: 'date', description: 'Day of publication' },
  { name: 'fetched_at', type: 'datetime', description: 'When the document was fetched' },
  { name: 'cells', type: 'array', description: 'Cells concerned' },
]

const ROWS: readonly ExportRow[] = [
  {
    agency: '=HYPERLINK("http://x")',
    year: 2023,
    value: 0,
    late: false,
    published_on: '2024-01-20',
    fetched_at: '2024-01-21T01:02:03.456Z',
    cells: ['granted__total'],
  },
  {
    agency: '柏川区教育局',
    year: 2022,
    value: 12.5,
    late: true,
    published_on: null,
    fetched_at: null,
    cells: [],
  },
  { agency: '', year: 2021, value: null },
]

const table = (rows: ExportTable['rows'] = ROWS, name = 'cells'): ExportTable => ({
  name,
  description: 'One row an indicator value',
  columns: COLUMNS,
  rows,
})

async function bytesOf(suffix: string, given: ExportTable): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of exportOf(suffix).write(given)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const arrayBuffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer

describe('parquet', () => {
  it('keeps types, nulls and texts', async () => {
    const file = arrayBuffer(await bytesOf('parquet', table()))
    expect(await parquetReadObjects({ file })).toEqual([
      {
        agency: '=HYPERLINK("http://x")',
        year: 2023n,
        value: 0,
        late: false,
        published_on: new Date('2024-01-20'),
        fetched_at: new Date('2024-01-21T01:02:03.456Z'),
        cells: ['granted__total'],
      },
      {
        agency: '柏川区教育局',
        year: 2022n,
        value: 12.5,
        late: true,
        published_on: null,
        fetched_at: null,
        cells: [],
      },
      { agency: '', year: 2021n, value: null, late: null, published_on: null, fetched_at: null, cells: null },
    ])
  })

  it('explains its columns inside the file', async () => {
    const metadata = parquetMetadata(arrayBuffer(await bytesOf('parquet', table())))
    const described = metadata.key_value_metadata?.find(({ key }) => key === 'frictionless:schema')?.value
    const schema = JSON.parse(described ?? '{}')
    expect(schema.fields[2]).toEqual({
      name: 'value',
      type: 'number',
      description: 'Null unless a number was printed',
    })
  })

  it('is readable without a row, and with more rows than a group holds', async () => {
    const none = arrayBuffer(await bytesOf('parquet', table([])))
    expect(await parquetReadObjects({ file: none })).toEqual([])
    expect(parquetMetadata(none).schema.map(({ name }) => name)).toContain('published_on')
    function* many(): Generator<ExportRow> {
      for (let year = 0; year < 120_000; year += 1) yield { agency: '柏川区', year }
    }
    const file = arrayBuffer(await bytesOf('parquet', table(many())))
    expect(parquetMetadata(file).row_groups.length).toBeGreaterThan(1)
    const last = await parquetReadObjects({ file, columns: ['year'], rowStart: 119_999 })
    expect(last).toEqual([{ year: 119_999n }])
  })
})

describe('xlsx', () => {
  const sheetOf = (bytes: Buffer, name: string) => {
    const sheet = read(bytes, { cellDates: true, cellFormula: true, UTC: true }).Sheets[name]
    if (sheet === undefined) throw new Error(`no sheet ${name}`)
    return sheet
  }

  it('keeps types and nulls, and never a formula', async () => {
    const sheet = sheetOf(await bytesOf('xlsx', table()), 'cells')
    expect(sheet.A2).toMatchObject({ t: 's', v: '=HYPERLINK("http://x")' })
    expect(sheet.A2.f).toBeUndefined()
    expect(sheet.B2).toMatchObject({ t: 'n', v: 2023 })
    expect(sheet.C2).toMatchObject({ t: 'n', v: 0 })
    expect(sheet.D2).toMatchObject({ t: 'b', v: false })
    expect(sheet.E2).toMatchObject({ t: 'd', v: new Date('2024-01-20') })
    expect(sheet.C4).toBeUndefined()
    expect(sheet.G2).toMatchObject({ t: 's', v: '["granted__total"]' })
  })

  it('has the same bytes whenever it is written', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-31T10:00:00Z') })
    const once = await bytesOf('xlsx', table())
    vi.setSystemTime(new Date('2027-02-01T11:11:11Z'))
    const again = await bytesOf('xlsx', table())
    vi.useRealTimers()
    expect(again.equals(once)).toBe(true)
  })

  it('has a frozen header and a codebook', async () => {
    const bytes = await bytesOf('xlsx', table())
    const codebook = utils.sheet_to_json<string[]>(sheetOf(bytes, 'codebook'), { header: 1 })
    expect(codebook[0]).toEqual(['column', 'type', 'meaning'])
    expect(codebook).toContainEqual(['value', 'number', 'Null unless a number was printed'])
    const raw = read(bytes, { bookFiles: true }) as { files?: Record<string, { content: Uint8Array }> }
    const xml = Buffer.from(raw.files?.['xl/worksheets/sheet1.xml']?.content ?? []).toString()
    expect(xml).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/)
  })

  it('says where a text is longer than a cell', async () => {
    const sheet = sheetOf(await bytesOf('xlsx', table([{ agency: '长'.repeat(40_000) }])), 'cells')
    expect(sheet.A2.v).toHaveLength(32_767)
    expect(sheet.A2.v).toMatch(/\[cut: longer than an Excel cell/)
  })

  it('streams many rows in bounded memory', async () => {
    function* many(): Generator<ExportRow> {
      for (let year = 0; year < 60_000; year += 1) yield { agency: '柏川区教育局', year, value: year / 2 }
    }
    const before = process.memoryUsage().rss
    let bytes = 0
    for await (const chunk of exportOf('xlsx').write(table(many()))) bytes += chunk.byteLength
    expect(bytes).toBeGreaterThan(100_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(250e6)
  })
})
