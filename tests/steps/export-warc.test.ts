/** The archive as a WARC file, read back by the `warcio` package. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WARCParser, type WARCRecord } from 'warcio'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { openDatabase, type Store } from '../../db/connect.ts'
import { recordFetch } from '../../db/queries/fetches.ts'
import { upsertPortal } from '../../db/queries/portals.ts'
import { upsertRegions } from '../../db/queries/regions.ts'
import { exportWarc, type WarcRequest } from '../../src/steps/export-warc.ts'
import { embeddedHome } from '../support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'nianbao-warc-'))
const archive = createFileArchive(join(folder, 'objects'))
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const PAGE = Buffer.from(`<html>柏川区政府信息公开年报\r\n\r\n${'二〇二三年'.repeat(60)}</html>`)
const BINARY = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 7919) % 256))
const ADDRESS = 'http://www.example.gov.cn/年报/1.html'
const request_headers = { 'user-agent': 'nianbao/0.1', accept: 'text/html' }
const instant = (day: number) => `2024-01-${day}T02:00:00.250Z`
let store: Store

interface Kept {
  readonly type: string | null
  readonly headers: Map<string, string>
  readonly http: Map<string, string> | null
  readonly line: string | undefined
  readonly payload: Buffer
}

beforeAll(async () => {
  store = await openDatabase({ databaseUrl: null, home: await embeddedHome() })
  await upsertRegions(store.db, [{ code: '990101' }])
  for (const id of ['baichuan', 'linhu'])
    await upsertPortal(store.db, {
      id,
      name: id,
      region_code: '990101',
      family: 'auto',
      base_url: '',
      columns: [],
    })
  const base = { run_id: null, final_url: null, error: null, request_headers }
  const served = async (bytes: Uint8Array, media_type: string) => ({
    document: { sha256: await archive.put(bytes), size: bytes.length, media_type },
    headers: {
      'content-type': media_type,
      'content-encoding': 'gzip',
      'content-length': '99',
      'x-odd': 'a\r\nb: c',
    },
    status: 200,
  })
  const page = await served(PAGE, 'text/html; charset=utf-8')
  const { document } = page
  const db = store.db
  await recordFetch(db, { ...base, ...page, portal_id: 'baichuan', url: ADDRESS, at: instant(10) })
  const other = { portal_id: 'linhu', url: 'http://mirror.example.gov.cn/a?b=c#d', at: instant(11) }
  await recordFetch(db, { ...base, ...page, ...other })
  const again = { portal_id: 'baichuan', url: ADDRESS, status: 304, headers: {}, document, at: instant(12) }
  await recordFetch(db, { ...base, ...again })
  const binary = await served(BINARY, 'application/pdf')
  const posted = { 'content-type': 'application/json' }
  const api = {
    portal_id: 'linhu',
    url: 'http://www.example.gov.cn/api',
    request_headers: posted,
    at: instant(13),
  }
  await recordFetch(db, { ...base, ...binary, ...api })
  const answer = await served(Buffer.from('{"total":3}'), 'application/json')
  const asked = 'col=1&name=年报'
  const form = {
    portal_id: 'linhu',
    url: `http://www.example.gov.cn/list?x=1#POST ${asked}`,
    final_url: 'http://www.example.gov.cn/list?x=1',
    request_headers: { 'content-type': 'application/x-www-form-urlencoded' },
    at: instant(13),
  }
  await recordFetch(db, { ...base, ...answer, ...form })
  const silent = {
    status: null,
    headers: {},
    document: null,
    error: 'timeout: nothing came',
    at: instant(13),
  }
  await recordFetch(db, { ...base, ...silent, portal_id: 'linhu', url: 'http://www.example.gov.cn/slow' })
  const failed = {
    status: 404,
    headers: { server: 'odd' },
    document: null,
    error: 'http_404: gone',
    at: instant(14),
  }
  await recordFetch(db, {
    ...base,
    ...failed,
    portal_id: 'linhu',
    url: 'http://www.example.gov.cn/gone.html',
  })
  const hand = {
    ...base,
    ...(await served(Buffer.from('由人送来'), 'text/plain')),
    status: null,
    headers: {},
  }
  const { request_headers: _, ...byHand } = hand
  await recordFetch(db, { ...byHand, portal_id: null, url: 'import:990101:财政局/2023', at: instant(15) })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

async function exported(request: Partial<WarcRequest> = {}) {
  const out = join(folder, 'out.warc.gz')
  const asking = { portals: null, since: null, out, agent: 'nianbao/0.1', ...request }
  const tally = await exportWarc({ store, archive, now: () => new Date('2026-11-24T00:00:00Z') }, asking)
  const records: Kept[] = []
  for await (const record of new WARCParser(createReadStream(out), { keepHeadersCase: true }))
    records.push(await kept(record))
  expect(existsSync(`${out}.part`)).toBe(false)
  return { tally, records, out }
}

async function kept(record: WARCRecord): Promise<Kept> {
  const payload = Buffer.from(await record.readFully(false))
  const http = record.httpHeaders ? new Map([...record.httpHeaders.headers]) : null
  return {
    type: record.warcType,
    headers: new Map([...record.warcHeaders.headers]),
    http,
    line: record.httpHeaders?.statusline,
    payload,
  }
}

const of = (records: readonly Kept[], type: string) => records.filter((record) => record.type === type)

test('has every kind of record, and the bytes exactly as they were served', async () => {
  const { records, tally } = await exported()
  expect(records[0]).toMatchObject({ type: 'warcinfo' })
  expect(records[0]?.payload.toString()).toContain('format: WARC File Format 1.1\r\n')
  const [page, pdf] = of(records, 'response')
  expect(page?.payload.equals(PAGE)).toBe(true)
  expect(pdf?.payload.equals(BINARY)).toBe(true)
  expect(page?.headers.get('WARC-Target-URI')).toBe(new URL(ADDRESS).href)
  expect(page?.headers.get('WARC-Date')).toBe(instant(10))
  expect(page?.headers.get('WARC-Payload-Digest')).toBe(`sha256:${sha(PAGE)}`)
  expect(page?.line).toBe('HTTP/1.1 200 OK')
  expect(page?.http?.get('content-length')).toBe(String(PAGE.length))
  expect(page?.http?.get('x-archive-orig-content-encoding')).toBe('gzip')
  expect(page?.http?.get('x-odd')).toBe('a b: c')
  const [hand] = of(records, 'resource')
  expect(hand?.payload.toString()).toBe('由人送来')
  const [first] = of(records, 'request')
  expect(first?.line).toBe('GET /%E5%B9%B4%E6%8A%A5/1.html HTTP/1.1')
  expect(first?.http?.get('host')).toBe('www.example.gov.cn')
  expect(first?.headers.get('WARC-Concurrent-To')).toBe(page?.headers.get('WARC-Record-ID'))
  const [unknown, form] = of(records, 'request').filter(({ line }) => line?.startsWith('POST'))
  expect(unknown?.headers.get('WARC-Truncated')).toBe('unspecified')
  expect(form?.line).toBe('POST /list?x=1 HTTP/1.1')
  expect(form?.headers.get('WARC-Target-URI')).toBe('http://www.example.gov.cn/list?x=1')
  expect(form?.headers.has('WARC-Truncated')).toBe(false)
  expect(form?.payload.toString()).toBe('col=1&name=年报')
  expect(form?.http?.get('content-length')).toBe(String(form?.payload.length))
  const gone = of(records, 'response').find(({ line }) => line?.startsWith('HTTP/1.1 404'))
  expect(gone?.http?.get('server')).toBe('odd')
  expect(gone?.headers.get('WARC-Truncated')).toBe('unspecified')
  const unanswered = of(records, 'request').find(({ line }) => line?.startsWith('GET /slow'))
  expect(unanswered?.headers.has('WARC-Concurrent-To')).toBe(false)
  expect(of(records, 'metadata').some(({ payload }) => payload.includes('error: http_404: gone'))).toBe(true)
  expect(tally).toMatchObject({
    fetches: 8,
    lost: [],
    records: { response: 4, request: 7, revisit: 2, resource: 1, metadata: 8 },
  })
})

test('the same bytes stand in it once: elsewhere and later they are revisits of the first', async () => {
  const { records } = await exported()
  const [page] = of(records, 'response')
  const [elsewhere, unchanged] = of(records, 'revisit')
  for (const revisit of [elsewhere, unchanged]) {
    expect(revisit?.headers.get('WARC-Refers-To')).toBe(page?.headers.get('WARC-Record-ID'))
    expect(revisit?.headers.get('WARC-Refers-To-Target-URI')).toBe(page?.headers.get('WARC-Target-URI'))
    expect(revisit?.headers.get('WARC-Refers-To-Date')).toBe(instant(10))
    expect(revisit?.headers.get('WARC-Payload-Digest')).toBe(`sha256:${sha(PAGE)}`)
    expect(revisit?.payload).toHaveLength(0)
  }
  expect(elsewhere?.headers.get('WARC-Profile')).toMatch(/identical-payload-digest$/)
  expect(unchanged?.headers.get('WARC-Profile')).toMatch(/server-not-modified$/)
})

test('each record is a gzip member of its own with a sound block digest, and the same export is the same file', async () => {
  const { out, records } = await exported()
  const bytes = readFileSync(out)
  const starts = [...bytes.keys()].filter(
    (at) => bytes.readUInt32BE(Math.min(at, bytes.length - 4)) === 0x1f8b0800,
  )
  const members = starts.map((at, index) => gunzipSync(bytes.subarray(at, starts[index + 1])))
  expect(members).toHaveLength(records.length)
  for (const member of members) {
    const end = member.indexOf('\r\n\r\n')
    const head = member.subarray(0, end).toString()
    expect(head).toMatch(/^WARC\/1\.1\r\n/)
    const block = member.subarray(end + 4, member.length - 4)
    expect(block).toHaveLength(Number(/Content-Length: (\d+)/.exec(head)?.[1]))
    expect(head).toContain(`WARC-Block-Digest: sha256:${sha(block)}`)
  }
  await exported()
  expect(readFileSync(out).equals(bytes)).toBe(true)
})

test('only some portals, only since a day: whatever is in it needs nothing that is not', async () => {
  const linhu = await exported({ portals: ['linhu'] })
  expect(of(linhu.records, 'response').map(({ payload }) => payload.length)).toEqual([
    PAGE.length,
    BINARY.length,
    '{"total":3}'.length,
    0,
  ])
  expect(of(linhu.records, 'revisit')).toEqual([])
  const late = await exported({ since: instant(12) })
  const [unchanged] = of(late.records, 'revisit')
  expect(unchanged?.headers.get('WARC-Profile')).toMatch(/server-not-modified$/)
  expect(unchanged?.headers.has('WARC-Refers-To')).toBe(false)
  expect(late.tally.lost).toEqual([])
})

test('what the archive has lost is said and left out', async () => {
  const path = join(folder, 'objects', sha(PAGE).slice(0, 2), `${sha(PAGE).slice(2)}.br`)
  rmSync(path)
  const { records, tally } = await exported()
  expect(tally.lost).toEqual([sha(PAGE)])
  expect(of(records, 'response')).toHaveLength(3)
  expect(of(records, 'metadata').some(({ payload }) => payload.includes(`lost: sha256:${sha(PAGE)}`))).toBe(
    true,
  )
})

test('a file that cannot be written is bad input', async () => {
  await expect(exported({ out: join(folder, 'no', 'out.warc.gz') })).rejects.toMatchObject({
    name: 'InputError',
    code: 'bad_out',
  })
})
