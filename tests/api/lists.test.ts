/** The lists of /api/v1: shape, paging, filters, downloads, description. */
import { read, utils } from '@e965/xlsx'
import { parquetMetadata } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { columnsOf, flatRow } from '../../src/api/columns.ts'
import { LISTS } from '../../src/api/lists.ts'
import { createServer } from '../../src/api/server.ts'
import { csvRows } from './csv-rows.ts'
import { AGENCIES, DUTIES, NOW, REPORTS, sampleAnswers, sampleArchive } from './sample-answers.ts'

const app = createServer({ answers: sampleAnswers(), archive: sampleArchive, now: () => NOW, token: null })
const COMPARE =
  'agencies=990101:发展改革局,990101:教育局&years=2020-2024&indicators=new_requests,disclosure_rate,review_total'
const ASKED: Readonly<Record<string, string>> = {
  compare: `?${COMPARE}`,
  search: '?q=主动 信息',
  rank: '?measure=disclosure_rate&year=2024',
  changes: '?measure=disclosure_rate&year=2024&sort=-change',
  totals: '?measure=disclosure_rate&level=nation',
}
const queryOf = (name: string) => ASKED[name] ?? ''

interface ListAnswer {
  readonly data: readonly Record<string, unknown>[]
  readonly next: string | null
  readonly total: number
}

async function get(path: string): Promise<ListAnswer> {
  const answer = await app.request(encodeURI(path))
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as ListAnswer
}

async function everyPage(path: string, limit: number): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  let cursor: string | null = null
  do {
    const join = path.includes('?') ? '&' : '?'
    const page: ListAnswer = await get(
      `${path}${join}limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`,
    )
    expect(page.data.length).toBeLessThanOrEqual(limit)
    rows.push(...page.data)
    cursor = page.next
  } while (cursor !== null)
  return rows
}

describe.each(LISTS.map((list) => [list.name, list] as const))('%s', (name, list) => {
  const path = `/api/v1/${name}${queryOf(name)}`

  test('rows are as described', async () => {
    const { data, total } = await get(path)
    expect(total).toBeGreaterThan(0)
    expect(data.length).toBe(Math.min(total, 100))
    for (const row of data) expect(list.row.strict().safeParse(row).error?.issues ?? []).toEqual([])
  })

  test('pages join to the whole, without repeats', async () => {
    const { total } = await get(path)
    const rows = await everyPage(path, Math.max(1, Math.min(1000, Math.ceil(total / 3))))
    expect(rows).toHaveLength(total)
    expect(rows).toEqual(await everyPage(path, 1000))
  })

  test('csv and jsonl hold the same rows, all of them', async () => {
    const rows = await everyPage(path, 1000)
    const columns = columnsOf(list.row)
    const csv = await app.request(encodeURI(`/api/v1/${name}.csv${queryOf(name)}`))
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(csv.headers.get('content-disposition')).toBe(`attachment; filename="nianbao-${name}.csv"`)
    const parsed = csvRows(await csv.text())
    expect(parsed).toHaveLength(rows.length)
    const asText = (value: unknown): string =>
      value === null || value === undefined
        ? ''
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value)
    expect(parsed).toEqual(
      rows.map((row) =>
        Object.fromEntries(Object.entries(flatRow(row, columns)).map(([key, value]) => [key, asText(value)])),
      ),
    )
    const jsonl = await app.request(encodeURI(`/api/v1/${name}.jsonl${queryOf(name)}`))
    const lines = (await jsonl.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(rows.length)
    expect(lines[0]).toEqual(flatRow(rows[0] ?? {}, columns))
  })

  test('xlsx and parquet hold as many rows, under the same heads', async () => {
    const { total } = await get(path)
    const heads = columnsOf(list.row).map((column) => column.name)
    const bytesOf = async (suffix: string) => {
      const answer = await app.request(encodeURI(`/api/v1/${name}.${suffix}${queryOf(name)}`))
      expect(answer.status).toBe(200)
      return answer.arrayBuffer()
    }
    const sheet = read(await bytesOf('xlsx')).Sheets[name]
    if (sheet === undefined) throw new Error(`no sheet ${name}`)
    const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 })
    expect(rows[0]).toEqual(heads)
    expect(rows).toHaveLength(total + 1)
    const metadata = parquetMetadata(await bytesOf('parquet'))
    expect(Number(metadata.num_rows)).toBe(total)
    expect(metadata.schema.slice(1).map((column) => column.name)).toEqual(heads)
  })
})

describe('filters', () => {
  test.each([
    ['/api/v1/status?state=late,missing', 2],
    ['/api/v1/status?state=late&state=missing', 2],
    ['/api/v1/status?year=2023', DUTIES.length / 2],
    ['/api/v1/status?year=', DUTIES.length],
    ['/api/v1/agencies?q=教育', 1],
    ['/api/v1/reports?years=2023-2024&status=complete', 3],
    ['/api/v1/reports?era=era_2019', 1],
    ['/api/v1/cells?report=1&table=t4', 15],
    ['/api/v1/cells?report=1&indicators=granted__natural_person,review_total', 2],
    ['/api/v1/findings?state=fail', 1],
    ['/api/v1/findings', 2],
    ['/api/v1/findings?state=pass', 1],
    ['/api/v1/findings?state=pass,fail,not_assessable', 3],
    ['/api/v1/findings?check=t4_total', 0],
    ['/api/v1/indicators?table=t4', 15],
    ['/api/v1/indicators?table=t4&era=local_2008', 0],
    ['/api/v1/indicators?table=stat&era=local_2008', 35],
    ['/api/v1/search?q=公开&year=2024', 3],
    ['/api/v1/search?q=公开 撤销', 0],
    ['/api/v1/measures?years=2024&measures=refusal_rate', 3],
  ])('%s → %i rows', async (path, total) => {
    expect((await get(path)).total).toBe(total)
  })

  test('an empty list is an empty list, and its download still has a header', async () => {
    expect(await get('/api/v1/findings?check=none')).toEqual({ data: [], next: null, total: 0 })
    const csv = await (await app.request('/api/v1/findings.csv?check=none')).text()
    expect(csv.trim().replace('\ufeff', '')).toMatch(/^check,key,state,severity,/)
  })
})

test('a comparison carries what limits it', async () => {
  const answer = (await get(`/api/v1/compare?${COMPARE}`)) as ListAnswer & {
    notes: { id: string }[]
    agencies: unknown[]
    indicators: { id: string }[]
  }
  expect(answer.agencies).toHaveLength(2)
  expect(answer.indicators.map((one) => one.id)).toEqual([
    'new_requests__total',
    'disclosure_rate',
    'review_total',
  ])
  expect(answer.notes.map((note) => note.id)).toContain('no_report')
  const known = new Set(answer.notes.map((note) => note.id))
  for (const point of answer.data) for (const id of point.notes as string[]) expect(known).toContain(id)
})

test('blank is null, never 0', async () => {
  const { data } = await get('/api/v1/cells?report=1&indicators=carried_in__total,regulations_issued')
  expect(data.map((row) => [row.kind, row.value])).toEqual([
    ['not_applicable', null],
    ['blank', null],
  ])
  const csv = csvRows(
    await (await app.request('/api/v1/cells.csv?report=1&indicators=carried_in__total')).text(),
  )
  expect(csv[0]).toMatchObject({ kind: 'blank', value: '' })
})

describe('openapi', () => {
  interface Described {
    readonly openapi: string
    readonly paths: Record<string, { get: { parameters?: { name: string; in: string }[] } }>
    readonly components: { schemas: Record<string, unknown> }
  }
  const load = async () => (await (await app.request('/api/v1/openapi.json')).json()) as Described

  test('lists every route of the API and nothing else', async () => {
    const { openapi, paths } = await load()
    expect(openapi).toBe('3.1.0')
    const served = app.routes
      .filter((route) => route.method !== 'ALL' && /^\/(api|healthz|readyz|metrics)/.test(route.path))
      .map((route) => route.path.replace(/:(\w+)/, '{$1}'))
    expect(Object.keys(paths).sort()).toEqual([...new Set(served)].sort())
  })

  test('names every parameter that is accepted', async () => {
    const { paths } = await load()
    for (const list of LISTS) {
      const names = paths[`/api/v1/${list.name}`]?.get.parameters?.map((one) => one.name)
      expect(names?.sort(), list.name).toEqual(Object.keys(list.parameters.shape).sort())
      const refused = await app.request(`/api/v1/${list.name}?zzz=1`)
      expect(((await refused.json()) as { allowed: string[] }).allowed.sort()).toEqual(names)
    }
  })

  test('every reference leads somewhere', async () => {
    const document = await load()
    for (const [, name] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(document.components.schemas).toHaveProperty(name ?? '')
  })
})

test('the sample is large enough to page', () => {
  expect(AGENCIES.length).toBeGreaterThan(200)
  expect(REPORTS.length).toBeGreaterThan(3)
})
