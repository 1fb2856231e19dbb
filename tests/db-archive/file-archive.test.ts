import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Archive, ExaminedObject } from '../../db/archive/archive.ts'
import { createFileArchive } from '../../db/archive/file-archive.ts'

let root = ''
let archive: Archive
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'archive-')), 'objects')
  archive = createFileArchive(root)
})
afterEach(() => rm(dirname(root), { recursive: true }))

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const PAGE = Buffer.from('<html>柏川区政府信息公开年报</html>\r\n'.repeat(200))
const objects = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
const pathOf = (hash: string, codec: string) => join(root, hash.slice(0, 2), `${hash.slice(2)}.${codec}`)

describe('the archive gives back exactly what was put', () => {
  it.each<[string, Uint8Array, string]>([
    ['a page', PAGE, 'br'],
    ['nothing', new Uint8Array(), 'raw'],
    ['one byte', Buffer.from([0]), 'raw'],
    ['what cannot be compressed', randomBytes(200_000), 'raw'],
    ['a large page', Buffer.from('年报'.repeat(200_000)), 'br'],
    ['random bytes with text behind', Buffer.concat([randomBytes(10_000), PAGE]), 'br'],
  ])('%s', async (_, bytes, codec) => {
    const hash = await archive.put(bytes)
    expect(hash).toBe(sha(bytes))
    expect(Buffer.from(await archive.get(hash)).equals(Buffer.from(bytes))).toBe(true)
    expect(await archive.has(hash)).toBe(true)
    expect(await objects()).toEqual([`${hash.slice(2)}.${codec}`])
  })

  it('as it came over the wire', async () => {
    const wire = gzipSync(PAGE)
    const hash = await archive.put(PAGE, wire)
    expect(hash).toBe(sha(PAGE))
    expect((await readFile(pathOf(hash, 'gz'))).equals(wire)).toBe(true)
    expect(Buffer.from(await archive.get(hash)).equals(PAGE)).toBe(true)
    expect(await archive.put(PAGE)).toBe(hash)
    expect(await objects()).toEqual([`${hash.slice(2)}.gz`])
    const examined: ExaminedObject[] = []
    for await (const object of archive.examine()) examined.push(object)
    expect(examined).toMatchObject([{ sha256: hash, actual: hash, size: PAGE.length, reason: null }])
  })

  it('and keeps each only once, however often and at the same time it comes', async () => {
    const other = createFileArchive(root)
    const hashes = await Promise.all([archive, other, archive, other].map((each) => each.put(PAGE)))
    expect(new Set(hashes).size).toBe(1)
    expect(await objects()).toHaveLength(1)
    expect((await readFile(pathOf(sha(PAGE), 'br'))).length).toBeLessThan(PAGE.length / 10)
  })
})

describe('what is not right is said', () => {
  it('absent', async () => {
    await expect(archive.get(sha(PAGE))).rejects.toMatchObject({
      name: 'NotFoundError',
      code: 'archive_missing',
    })
    expect(await archive.has(sha(PAGE))).toBe(false)
  })

  it.each(['../../../etc/passwd', `${'0'.repeat(63)}/`, 'ABC', sha(PAGE).toUpperCase(), ''])(
    'no hash: %j',
    async (key) => {
      await expect(archive.get(key)).rejects.toMatchObject({ name: 'InputError', code: 'archive_key' })
      await expect(archive.has(key)).rejects.toMatchObject({ code: 'archive_key' })
    },
  )

  it.each<[string, (whole: Uint8Array) => Uint8Array]>([
    ['cut', (whole) => whole.subarray(0, whole.length - 5)],
    ['emptied', () => new Uint8Array()],
    ['one bit turned', (whole) => whole.map((byte, index) => (index === 20 ? byte ^ 1 : byte))],
    ['another object', () => brotliCompressSync(Buffer.from('another'))],
    [
      'a bomb',
      () =>
        brotliCompressSync(Buffer.alloc(257_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    ],
  ])('%s on disk', async (_, spoil) => {
    const hash = await archive.put(PAGE)
    const path = pathOf(hash, 'br')
    await writeFile(path, spoil(await readFile(path)))
    await expect(archive.get(hash)).rejects.toMatchObject({ name: 'ParseError', code: 'archive_damaged' })
  })

  it('examine reads every object, and says what is none', async () => {
    const good = await archive.put(PAGE)
    const bad = await archive.put(Buffer.from('a'.repeat(500)))
    await writeFile(pathOf(bad, 'br'), 'spoilt')
    await mkdir(join(root, 'tmp'), { recursive: true })
    await writeFile(join(root, 'tmp', 'left-by-a-killed-process'), 'half')
    const found = new Map((await examined()).map(({ object, ...rest }) => [object, rest]))
    expect(found.get(`${good.slice(0, 2)}/${good.slice(2)}.br`)).toEqual({
      sha256: good,
      actual: good,
      size: PAGE.length,
      reason: null,
    })
    expect(found.get(`${bad.slice(0, 2)}/${bad.slice(2)}.br`)).toMatchObject({ sha256: bad, actual: null })
    expect(found.get('tmp/left-by-a-killed-process')).toMatchObject({ sha256: null })
    expect(found.size).toBe(3)
  })

  it('an archive that is not there yet is empty', async () => {
    expect(await examined()).toEqual([])
  })
})

async function examined(): Promise<ExaminedObject[]> {
  const found: ExaminedObject[] = []
  for await (const each of archive.examine()) found.push(each)
  return found
}

/** Puts objects until it is killed; prints each hash once it is kept. */
const WRITER = `
import { createFileArchive } from ${JSON.stringify(import.meta.resolve('../../db/archive/file-archive.ts'))}
const archive = createFileArchive(process.argv[1])
for (let count = 0; ; count++) {
  const bytes = Buffer.from('<html>' + count + '柏川区年报'.repeat(20_000 + count))
  process.stdout.write(await archive.put(bytes) + '\\n')
}`

it('a writer killed at any moment loses nothing it has reported and leaves nothing half', async () => {
  const kept: string[] = []
  for (const objects of [1, 4, 9]) {
    const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, root])
    let said = ''
    for await (const piece of writer.stdout) {
      said += String(piece)
      if (said.split('\n').length > objects) writer.kill('SIGKILL')
    }
    kept.push(...said.split('\n').slice(0, -1))
  }
  expect(kept.length).toBeGreaterThanOrEqual(14)
  const whole = (await examined()).filter(({ sha256 }) => sha256 !== null)
  expect(whole.filter(({ sha256, actual }) => sha256 !== actual)).toEqual([])
  const there = new Set(whole.map(({ sha256 }) => sha256))
  expect(kept.filter((each) => !there.has(each))).toEqual([])
})
