/** Writes over the wire into a real store: the same steps and answers as the commands, all or nothing. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { Store } from '../../db/connect.ts'
import { exportRoster } from '../../db/queries/roster.ts'
import { formatOf } from '../../parsers/formats/index.ts'
import { type Serving, serve } from '../../src/api/serve.ts'
import { createServer } from '../../src/api/server.ts'
import { bindAnswers } from '../../src/cli/bind-answers.ts'
import { bindWrites } from '../../src/cli/bind-writes.ts'
import { createContext } from '../../src/cli/context.ts'
import { rosterCsv } from '../../src/cli/roster-csv.ts'
import { openArchive } from '../../src/cli/store.ts'
import { demoRosterCsv } from '../../src/demo/roster.ts'
import { newHome } from '../support/command.ts'
import { describeEachDatabase, type OpenStore } from '../support/database.ts'
import { distinctValue, renderFormPage } from '../support/form-page.ts'

const TOKEN = 'token-of-this-test'
const FORMAT = formatOf('era_2021')
const KEY = '990101:财政局'
const PAGE = FORMAT ? renderFormPage(FORMAT, distinctValue, { agency: '柏川区财政局', year: 2022 }) : ''
const PORTAL = `id: baichuan
name: 柏川区人民政府
region: "990101"
base_url: http://www.baichuan.test
hosts: [www.baichuan.test]
columns:
  - url: /nb/
`

type Sent = string | FormData | Uint8Array<ArrayBuffer>

interface Desk {
  readonly home: string
  readonly send: (
    at: string,
    body: Sent,
    type?: string,
  ) => Promise<{ status: number; json: Record<string, unknown> & { faults?: unknown[] } }>
  readonly get: (path: string) => Promise<{ data: Record<string, unknown>[]; total: number }>
}

let serving: Serving | null = null
afterEach(() => serving?.close())

async function openDesk(store: Store): Promise<Desk> {
  const home = newHome()
  const context = createContext({ NIANBAO_HOME: home, NIANBAO_TOKEN: TOKEN }, () => undefined)
  const archive = openArchive(context)
  const app = createServer({
    answers: bindAnswers(store, archive),
    writes: bindWrites(store, archive, context),
    archive,
    now: () => new Date(),
    token: TOKEN,
  })
  serving = await serve(app, { port: 0, host: '127.0.0.1' })
  const base = `${serving.url}api/v1/`
  return {
    home,
    send: async (at, body, type) => {
      const [method = '', path = ''] = at.split(' ')
      const headers = { Authorization: `Bearer ${TOKEN}`, ...(type && { 'Content-Type': type }) }
      const answer = await fetch(base + path, { method, body, headers })
      return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
    },
    get: async (path) => (await fetch(base + path)).json() as Promise<never>,
  }
}

async function withRoster(open: OpenStore): Promise<Desk & { store: Store }> {
  const store = await open()
  const desk = await openDesk(store)
  expect(await desk.send('POST roster', demoRosterCsv(), 'text/csv')).toMatchObject({ status: 200 })
  return { ...desk, store }
}

describeEachDatabase('writes over HTTP', (open) => {
  it('take a roster whole, or name every fault of it', async () => {
    const { store, send, get } = await withRoster(open)
    const before = rosterCsv(await exportRoster(store.db))
    expect((await get('agencies?limit=1')).total).toBeGreaterThan(5)
    const rows = Array.from({ length: 30 }, (_, i) => `990101:新${i},新局${i},99010${i % 2 ? 'x' : 1},bureau`)
    const refused = await send('POST roster', ['key,name,region_code,kind', ...rows].join('\n'), 'text/csv')
    expect(refused).toMatchObject({ status: 400, json: { code: 'bad_roster' } })
    expect(refused.json.faults).toHaveLength(45)
    expect(refused.json.faults?.[0]).toMatchObject({ line: 2, column: 'kind', value: 'bureau' })
    expect(refused.json.faults).toContainEqual(
      expect.objectContaining({ line: 3, column: 'region_code', value: '99010x' }),
    )
    const gbk = await send('POST roster', new Uint8Array([0xbe, 0xd6, 0x2c]), 'text/csv')
    expect(gbk.json.faults).toEqual([
      { line: 1, column: null, value: expect.stringContaining('not UTF-8'), expected: 'expected UTF-8' },
    ])
    const form = new FormData()
    form.append('file', new File(['key,name\n'], '名录.csv'))
    expect(await send('POST roster', form)).toMatchObject({
      status: 400,
      json: { detail: expect.stringContaining('名录.csv line 1: column "region_code", "kind" is missing') },
    })
    expect(rosterCsv(await exportRoster(store.db))).toBe(before)
  })

  it('take a document as a form or bare, once, and hold what it contradicts', async () => {
    const { send, get } = await withRoster(open)
    const form = () => {
      const data = new FormData()
      data.append('file', new File([PAGE], '上报/年报.html'))
      for (const [name, value] of [
        ['agency', KEY],
        ['year', '2022'],
        ['by', '张三'],
        ['published_on', ''],
      ] as const)
        data.append(name, value)
      return data
    }
    expect(await send('POST import', form())).toMatchObject({
      status: 201,
      json: { outcome: 'new', file: '年报.html', provenance: { how: 'import', by: '张三' } },
    })
    const bare = `POST import?agency=${encodeURIComponent(KEY)}&year=`
    expect(await send(`${bare}2022`, PAGE, 'text/html')).toMatchObject({
      status: 200,
      json: { outcome: 'unchanged' },
    })
    const held = await send(`${bare}2021`, PAGE, 'application/pdf')
    expect(held).toMatchObject({ status: 202, json: { outcome: 'held', report_id: null } })
    const unknown = await send('POST import?agency=990101:财务局&year=2022', PAGE, 'text/html')
    expect(unknown).toMatchObject({ status: 400, json: { code: 'unknown_agency' } })
    expect(unknown.json.detail).toContain(KEY)
    const { data } = await get('reports')
    expect(data).toMatchObject([{ agency_key: KEY, year: 2022 }])
  })

  it('keep a verdict of a finding that is there', async () => {
    const { send, get } = await withRoster(open)
    await send(`POST import?agency=${encodeURIComponent(KEY)}&year=2022`, PAGE, 'text/html')
    const { data } = await get('findings?limit=1')
    const fingerprint = String(data[0]?.fingerprint)
    const verdict = { fingerprint, verdict: 'dismissed', author: '李四', note: '已核对' }
    const json = 'application/json; charset=utf-8'
    expect(await send('POST verdicts', JSON.stringify(verdict), json)).toMatchObject({
      status: 200,
      json: { ...verdict, findings: 1 },
    })
    const none = await send('POST verdicts', JSON.stringify({ ...verdict, fingerprint: 'nothing' }), json)
    expect(none).toMatchObject({ status: 400, json: { code: 'no_finding' } })
    expect((await get('verdicts')).data).toMatchObject([{ ...verdict, findings: 1 }])
    expect((await get('findings?limit=1')).data).toMatchObject([{ verdict: 'dismissed', verdict_by: '李四' }])
  })

  it('write a portal file, never over another and never outside the folder', async () => {
    const { home, send, get } = await openDesk(await open())
    const yaml = 'application/yaml'
    const folder = join(home, 'portals')
    const wrong = await send('POST portals', `${PORTAL}politness: {}\nfamily: nope\n`, yaml)
    expect(wrong).toMatchObject({ status: 400, json: { code: 'portal_file' } })
    expect(wrong.json.faults).toMatchObject([
      { line: 8, key: 'politness' },
      { line: 9, key: 'family' },
    ])
    for (const id of ['../evil', '/etc/x', 'a/b', '.', `x${'y'.repeat(300)}`])
      expect(await send('POST portals', PORTAL.replace('baichuan', id), yaml)).toMatchObject({ status: 400 })
    expect(existsSync(folder)).toBe(false)
    expect(await send('POST portals', PORTAL, yaml)).toEqual({
      status: 201,
      json: { id: 'baichuan', name: '柏川区人民政府', file: 'baichuan.yaml', replaced: false },
    })
    expect((await get('portals')).data).toMatchObject([{ id: 'baichuan', health: 'never' }])
    const later = PORTAL.replace('/nb/', '/nianbao/')
    expect(await send('POST portals', later, yaml)).toMatchObject({
      status: 409,
      json: { code: 'portal_exists' },
    })
    expect(readFileSync(join(folder, 'baichuan.yaml'), 'utf8')).toBe(PORTAL)
    expect(await send('PUT portals/other', later, yaml)).toMatchObject({ status: 400 })
    expect(await send('PUT portals/baichuan', later, yaml)).toMatchObject({
      status: 200,
      json: { replaced: true },
    })
    expect(readFileSync(join(folder, 'baichuan.yaml'), 'utf8')).toBe(later)
    mkdirSync(join(folder, 'sub'))
    writeFileSync(join(folder, 'sub', 'lake.yml'), PORTAL.replace('baichuan', 'lake'))
    writeFileSync(join(folder, 'broken.yaml'), 'id: [')
    const lake = later.replace('baichuan', 'lake')
    expect(await send('POST portals', lake, yaml)).toMatchObject({ status: 409 })
    expect(await send('PUT portals/lake', lake, yaml)).toMatchObject({
      status: 200,
      json: { file: 'sub/lake.yml' },
    })
    expect(await send('PUT portals/broken', later.replace('baichuan', 'broken'), yaml)).toMatchObject({
      status: 409,
    })
    expect(readdirSync(folder).toSorted()).toEqual(['baichuan.yaml', 'broken.yaml', 'sub'])
    expect((await get('portals')).total).toBe(2)
  })

  it('let one of many that come at once write a new portal', async () => {
    const { send } = await openDesk(await open())
    const sent = await Promise.all(Array.from({ length: 6 }, () => send('POST portals', PORTAL, 'text/yaml')))
    expect(sent.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409])
  })
})
