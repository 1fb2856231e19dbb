import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXPORTS, exportOf } from '../../src/exports/index.ts'
import { exportRelease } from '../../src/exports/release.ts'
import type { ExportRow, ExportTable } from '../../src/exports/table.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'release-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const ROWS: readonly ExportRow[] = [
  {
    agency: '柏川区教育局',
    id: 'granted__total',
    value: 0,
    raw: '0',
    at: '2024-01-20T01:02:03.456Z',
    document_sha256: 'ab',
  },
  {
    agency: '柏川区教育局',
    id: 'regulations_issued',
    value: null,
    raw: '/',
    at: null,
    document_sha256: 'ab',
  },
]

const cells = (rows: ExportTable['rows'] = ROWS, name = 'cells'): ExportTable => ({
  name,
  description: 'One row an indicator value',
  columns: [
    { name: 'agency', type: 'string', description: 'Publishing body' },
    { name: 'id', type: 'string', description: 'Indicator' },
    { name: 'value', type: 'number', description: 'Null unless a number was printed' },
    { name: 'raw', type: 'string', description: 'As printed' },
    { name: 'at', type: 'datetime', description: 'When the document was fetched' },
    { name: 'document_sha256', type: 'string', description: 'Hash of the served bytes' },
  ],
  rows,
})

const META = { name: 'nianbao', title: '年报', description: 'A test release', about: { years: [2023] } }
const out = (): string => join(folder, 'release')
const write = (suffix: string, tables: readonly ExportTable[], outDir = out()) =>
  exportRelease({ format: exportOf(suffix), outDir, tables, meta: META })

async function bytesOf(dir: string): Promise<Record<string, string>> {
  const names = (await readdir(dir)).toSorted()
  const pairs = names.map(async (name) => [name, (await readFile(join(dir, name))).toString('base64')])
  return Object.fromEntries(await Promise.all(pairs))
}

describe.each(EXPORTS.map((one) => one.suffix))('a release as %s', (suffix) => {
  it('has tables, history twins, codebook, description and sums that sha256sum accepts', async () => {
    const release = await write(suffix, [cells(), cells([], 'cells_history')])
    expect(release.rows).toEqual({ cells: 2, cells_history: 0, codebook: 491 })
    expect((await readdir(out())).toSorted()).toEqual(
      [
        'SHA256SUMS',
        `cells.${suffix}`,
        `cells_history.${suffix}`,
        `codebook.${suffix}`,
        'datapackage.json',
      ].toSorted(),
    )
    await promisify(execFile)('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: out() })
    expect(await readdir(folder)).toEqual(['release'])
  })

  it('describes each file truly', async () => {
    await write(suffix, [cells()])
    const described = JSON.parse(await readFile(join(out(), 'datapackage.json'), 'utf8'))
    expect(described.about).toEqual({ years: [2023] })
    const [resource] = described.resources
    const bytes = await readFile(join(out(), resource.path))
    expect(resource).toMatchObject({ name: 'cells', format: suffix, rows: 2, bytes: bytes.byteLength })
    expect(resource.hash).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`)
    expect(resource.schema.fields[4]).toEqual({
      name: 'at',
      type: 'datetime',
      format: 'any',
      description: 'When the document was fetched',
    })
  })

  it('is byte-identical when nothing changed, and differs when a figure did', async () => {
    await write(suffix, [cells()])
    const first = await bytesOf(out())
    await write(suffix, [cells()])
    expect(await bytesOf(out())).toEqual(first)
    await write(suffix, [cells(ROWS.map((row) => (row.value === 0 ? { ...row, value: 1 } : row)))])
    expect((await bytesOf(out())).SHA256SUMS).not.toBe(first.SHA256SUMS)
  })

  it('leaves the earlier release untouched when a table fails half way', async () => {
    await write(suffix, [cells()])
    const before = await bytesOf(out())
    async function* broken(): AsyncGenerator<ExportRow> {
      yield* ROWS
      throw new Error('connection lost')
    }
    await expect(write(suffix, [cells(), cells(broken(), 'panel')])).rejects.toThrow('connection lost')
    expect(await bytesOf(out())).toEqual(before)
    expect(await readdir(folder)).toEqual(['release'])
  })
})

describe('jsonl', () => {
  it('keeps every field in order and tells null from 0', async () => {
    await write('jsonl', [cells()])
    const lines = (await readFile(join(out(), 'cells.jsonl'), 'utf8')).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(ROWS)
    expect(Object.keys(JSON.parse(lines[1] ?? ''))).toEqual(cells().columns.map((column) => column.name))
  })
})

describe('the target folder', () => {
  it('is refused where it holds other things', async () => {
    await mkdir(out())
    await writeFile(join(out(), 'thesis.docx'), 'mine')
    await expect(write('csv', [cells()])).rejects.toThrow(/holds other files, expected a new folder/)
    expect(await readdir(out())).toEqual(['thesis.docx'])
  })

  it('is refused where it is a file', async () => {
    await writeFile(out(), 'mine')
    await expect(write('csv', [cells()])).rejects.toThrow(/it is a file/)
  })

  it('is restored and swept after an export that was killed', async () => {
    await write('csv', [cells()], join(folder, '.release.previous'))
    await mkdir(join(folder, '.release.partial-2147483646-dead'))
    await expect(write('csv', [cells(), cells()])).rejects.toThrow(/there twice/)
    expect(await readdir(folder)).toEqual(['release'])
    expect(await readdir(out())).toContain('SHA256SUMS')
  })

  it('names the known formats where an unknown one is asked for', () => {
    expect(() => exportOf('xls')).toThrow(
      /unknown export format "xls", expected one of: csv, xlsx, parquet, jsonl/,
    )
  })
})
