/** `archive verify` on a home with documents, sound and spoilt. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { openDatabase } from '../../db/connect.ts'
import { recordFetch } from '../../db/queries/fetches.ts'
import { jsonLines, run } from '../support/command.ts'
import { embeddedHome } from '../support/database.ts'

const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const page = (at: number) => `<html>柏川区政府信息公开年报 ${at}</html>`.repeat(50)
const address = (at: number) => `http://www.example.gov.cn/nb/${at}.html`

let home = ''
const objectOf = (at: number) => `${sha(page(at)).slice(0, 2)}/${sha(page(at)).slice(2)}.br`
const pathOf = (at: number) => join(home, 'archive', objectOf(at))

beforeAll(async () => {
  home = await embeddedHome()
  const archive = createFileArchive(join(home, 'archive'))
  const store = await openDatabase({ databaseUrl: null, home })
  for (let at = 0; at < 12; at += 1) {
    const bytes = Buffer.from(page(at))
    const document = { sha256: await archive.put(bytes), size: bytes.length, media_type: 'text/html' }
    const fetched = { url: address(at), final_url: address(at), status: 200, headers: {}, error: null }
    const at_ = `2024-01-20T02:00:${String(at).padStart(2, '0')}.000Z`
    await recordFetch(store.db, { ...fetched, document, run_id: null, portal_id: null, at: at_ })
  }
  await store.close()
})

const verify = async (...args: string[]) =>
  run(['archive', 'verify', ...args], { env: { NIANBAO_HOME: home } })

test('a sound archive is sound', async () => {
  expect(await verify()).toMatchObject({
    code: 0,
    err: '',
    out: '12 documents, 12 objects: all as they were served\n',
  })
})

test('everything that is wrong is found, and nothing else', async () => {
  const turned = readFileSync(pathOf(0))
  turned.writeUInt8(turned.readUInt8(turned.length - 3) ^ 1, turned.length - 3)
  writeFileSync(pathOf(0), turned)
  writeFileSync(pathOf(1), readFileSync(pathOf(1)).subarray(0, 20))
  rmSync(pathOf(2))
  renameSync(pathOf(3), pathOf(3).replace(/.{5}\.br$/, '00000.br'))
  writeFileSync(pathOf(4), readFileSync(pathOf(5)))
  const orphan = await createFileArchive(join(home, 'archive')).put(Buffer.from(page(99)))
  mkdirSync(join(home, 'archive', 'tmp'), { recursive: true })
  writeFileSync(join(home, 'archive', 'tmp', 'half'), 'half')
  const store = await openDatabase({ databaseUrl: null, home })
  await sql`update document set size = size + 1 where sha256 = ${sha(page(6))}`.execute(store.db)
  await store.close()

  const { code, out, err } = await verify('--json')
  expect(err).toBe('')
  expect(code).toBe(1)
  const lines = jsonLines<{ problem: string | null; object: string | null; sha256: string; url: string }>(out)
  const found = lines.slice(0, -1)
  const renamed = objectOf(3).replace(/.{5}\.br$/, '00000.br')
  expect(new Set(found.map(({ problem, object, sha256 }) => `${problem} ${object ?? sha256}`))).toEqual(
    new Set([
      `damaged ${objectOf(0)}`,
      `damaged ${objectOf(1)}`,
      `missing ${sha(page(2))}`,
      `missing ${sha(page(3))}`,
      `wrong_name ${renamed}`,
      `wrong_name ${objectOf(4)}`,
      `wrong_size ${objectOf(6)}`,
      `orphan ${orphan.slice(0, 2)}/${orphan.slice(2)}.br`,
      'stray tmp/half',
    ]),
  )
  expect(found).toHaveLength(9)
  expect(found.find(({ problem }) => problem === 'missing' || problem === 'damaged')?.url).toMatch(/^http:/)
  expect(lines.at(-1)).toMatchObject({ problem: null, documents: 12, objects: 12, damaged: 7, unclaimed: 2 })
  const told = await verify()
  expect(told.code).toBe(1)
  expect(told.out).toContain(`damaged: ${objectOf(0)}: `)
  expect(told.out).toMatch(/12 documents, 12 objects: 7 damaged or missing; 2 that no document speaks of\n$/)
})

test('an unknown argument is wrong usage', async () => {
  expect((await verify('--jsn')).code).toBe(2)
})
