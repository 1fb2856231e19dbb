/** The list of changes between two releases, written and read back for real in every format that can be read back. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportOf } from '../../src/exports/index.ts'
import { exportRelease } from '../../src/exports/release.ts'
import type { ExportRow, ExportTable } from '../../src/exports/table.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'changes-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Figure {
  readonly body: string
  readonly indicator: string
  readonly value: number | null
  readonly raw: string
}

const NAMES = ['agency_key', 'scope', 'table_id', 'indicator', 'kind', 'raw', 'note', 'unit', 'unit_printed']

const cells = (figures: readonly Figure[]): ExportTable => ({
  name: 'cells',
  description: 'Figures',
  columns: [
    ...NAMES.map((name) => ({ name, type: 'string' as const, description: name })),
    { name: 'year', type: 'integer', description: 'Year' },
    { name: 'value', type: 'number', description: 'Value' },
    { name: 'report_id', type: 'integer', description: 'Number of ours' },
  ],
  rows: figures.map(
    ({ body, indicator, value, raw }, at): ExportRow => ({
      agency_key: body,
      year: 2023,
      scope: 'own',
      table_id: 't3',
      indicator,
      kind: value === null ? 'blank' : 'number',
      value,
      raw,
      report_id: at,
    }),
  ),
})

const META = { name: 'nianbao', title: '年报', description: 'A test', about: { years: 'all', region: 'all' } }

const release = (suffix: string, name: string, figures: readonly Figure[], against?: string) =>
  exportRelease({
    format: exportOf(suffix),
    outDir: join(folder, name),
    tables: [cells(figures)],
    meta: META,
    ...(against === undefined ? {} : { against: join(folder, against) }),
  })

async function changesOf(name: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(folder, name, 'changes.jsonl'), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
}

const FIRST: readonly Figure[] = [
  { body: 'a', indicator: 'granted__total', value: 3, raw: '3' },
  { body: 'a', indicator: 'new_requests__total', value: null, raw: '' },
  { body: 'b', indicator: 'granted__total', value: 7, raw: '=7' },
  { body: '县', indicator: 'granted__total', value: 0, raw: '0' },
]
const SECOND: readonly Figure[] = [
  { body: 'a', indicator: 'granted__total', value: 4, raw: '4' },
  { body: 'a', indicator: 'new_requests__total', value: 0, raw: '0' },
  { body: 'ab', indicator: 'granted__total', value: 1, raw: '1' },
  { body: '县', indicator: 'granted__total', value: 0, raw: '0' },
]
const EXPECTED = [
  ['a', 'granted__total', 'changed', 'value', '3', '4'],
  ['a', 'granted__total', 'changed', 'raw', '3', '4'],
  ['a', 'new_requests__total', 'changed', 'kind', 'blank', 'number'],
  ['a', 'new_requests__total', 'changed', 'value', null, '0'],
  ['a', 'new_requests__total', 'changed', 'raw', '', '0'],
  ['ab', 'granted__total', 'added', null, null, null],
  ['b', 'granted__total', 'removed', null, null, null],
]

describe.each(['jsonl', 'csv', 'parquet'])('against an earlier release in %s', (suffix) => {
  it('says each changed field, added and removed row, and nothing else', async () => {
    await release(suffix, 'first', FIRST)
    const { rows } = await release('jsonl', 'second', SECOND, 'first')
    expect(rows.changes).toBe(EXPECTED.length)
    const changes = await changesOf('second')
    expect(
      changes.map((row) => [row.agency_key, row.indicator, row.change, row.field, row.before, row.after]),
    ).toEqual(EXPECTED)
  })

  it('is empty where nothing changed, whatever our own row numbers are', async () => {
    await release(suffix, 'first', FIRST)
    expect((await release(suffix, 'second', FIRST, 'first')).rows.changes).toBe(0)
    expect((await release(suffix, 'first', FIRST, 'first')).rows.changes).toBe(0)
  })
})

describe('what cannot be compared', () => {
  it.each([
    ['a folder without a release', 'jsonl', 'nowhere', /no readable datapackage\.json there/],
    [
      'workbooks as the earlier release',
      'jsonl',
      'books',
      /its tables are xlsx, expected jsonl, csv, parquet/,
    ],
    ['workbooks as the new one', 'xlsx', 'first', /xlsx has no list of changes/],
  ])('%s is refused and nothing is written', async (_what, suffix, against, message) => {
    await release('jsonl', 'first', FIRST)
    await release('xlsx', 'books', FIRST)
    await expect(release(suffix, 'second', SECOND, against)).rejects.toThrow(message)
    await expect(readFile(join(folder, 'second', 'SHA256SUMS'))).rejects.toThrow(/ENOENT/)
  })

  it('a release of other years', async () => {
    await release('jsonl', 'first', FIRST)
    const other = exportRelease({
      format: exportOf('jsonl'),
      outDir: join(folder, 'second'),
      tables: [cells(SECOND)],
      meta: { ...META, about: { years: [2023], region: 'all' } },
      against: join(folder, 'first'),
    })
    await expect(other).rejects.toThrow(/it is a release of .*"all".*expected .*\[2023\]/)
  })
})
