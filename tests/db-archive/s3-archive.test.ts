/** The archive on a real S3-compatible server, sound, refusing, lost and back again. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExaminedObject } from '../../db/archive/archive.ts'
import { parseS3Address } from '../../db/archive/s3-address.ts'
import { createS3Archive } from '../../db/archive/s3-archive.ts'
import { type S3Server, startS3Server } from '../support/s3-server.ts'

const KEY = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', sessionToken: null }
const PAGE = Buffer.from('<html>柏川区政府信息公开年报</html>\r\n'.repeat(200))
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let server: S3Server
beforeAll(async () => {
  server = await startS3Server(mkdtempSync(join(tmpdir(), 'nianbao-s3-')))
})
afterAll(() => server.stop())

/** Says what s3rver never says, that a signature is wrong, and answers lists in short parts. */
const own = { server: createServer(), origin: '' }
const KEYS = ['many/ab/1.br', 'many/ab/2.br', 'many/tmp/a&amp;b', 'many/x', 'many/y']
beforeAll(async () => {
  own.server.on('request', ({ url = '', headers }, answer) => {
    const refused = headers.authorization?.includes('Credential=S3RVER') !== true
    answer.writeHead(refused ? 403 : 200, { 'content-type': 'application/xml' })
    if (refused) return answer.end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    const marker = new URL(url, 'http://x').searchParams.get('marker') ?? ''
    const rest = KEYS.filter((key) => key.replace('&amp;', '&') > marker)
    const contents = rest.slice(0, 2).map((key) => `<Contents><Key>${key}</Key></Contents>`)
    return answer.end(
      `<ListBucketResult><IsTruncated>${rest.length > 2}</IsTruncated>${contents.join('')}</ListBucketResult>`,
    )
  })
  await new Promise<void>((resolve) => own.server.listen(0, '127.0.0.1', resolve))
  own.origin = `http://127.0.0.1:${(own.server.address() as AddressInfo).port}`
})
afterAll(() => {
  own.server.close()
})

const open = (path: string, key = KEY, origin = server.origin) =>
  createS3Archive(parseS3Address(`s3://${path}?endpoint=${origin}&region=us-east-1`, null), key)

async function examined(path: string, origin = server.origin): Promise<ExaminedObject[]> {
  const found: ExaminedObject[] = []
  for await (const each of open(path, KEY, origin).examine()) found.push(each)
  return found
}

test.each<[string, Uint8Array]>([
  ['a page', PAGE],
  ['nothing', new Uint8Array()],
  ['what cannot be compressed', randomBytes(200_000)],
])('gives back exactly what was put: %s', async (name, bytes) => {
  const path = `nianbao-archive/${encodeURIComponent(name)}`
  const archive = open(path)
  await archive.ready()
  const hash = await archive.put(bytes)
  expect(hash).toBe(sha(bytes))
  expect(await archive.put(bytes)).toBe(hash)
  expect(Buffer.from(await open(path).get(hash)).equals(Buffer.from(bytes))).toBe(true)
  expect(await archive.has(hash)).toBe(true)
  expect(await archive.has(sha(Buffer.from('never put')))).toBe(false)
  await expect(archive.get(sha(Buffer.from('never put')))).rejects.toMatchObject({ code: 'archive_missing' })
  expect(await examined(path)).toMatchObject([{ sha256: hash, actual: hash, size: bytes.length }])
})

test('a list that comes in parts is read to its end', async () => {
  const found = await examined('nianbao-archive/many', own.origin)
  expect(found.map(({ object }) => object)).toEqual(['ab/1.br', 'ab/2.br', 'tmp/a&b', 'x', 'y'])
  expect((await examined('nianbao-archive')).length).toBeGreaterThanOrEqual(3)
})

describe('a store that cannot be used never looks like an empty one', () => {
  const secret = { ...KEY, accessKeyId: 'other', secretAccessKey: 'very-secret' }
  test.each<[string, () => ReturnType<typeof open>, string, RegExp]>([
    [
      'no such bucket',
      () => open('nianbao-other'),
      'archive_no_bucket',
      /s3:\/\/nianbao-other .*404 NoSuchBucket/,
    ],
    [
      'a wrong secret',
      () => open('nianbao-archive', secret, own.origin),
      'archive_refused',
      /403 SignatureDoesNotMatch/,
    ],
    [
      'an unknown key',
      () => open('nianbao-archive', { ...KEY, accessKeyId: 'nobody' }),
      'archive_refused',
      /403/,
    ],
    [
      'nobody there',
      () => open('nianbao-archive', KEY, 'http://127.0.0.1:39999'),
      'archive_unreachable',
      /127\.0\.0\.1:39999 cannot be reached: .*ECONNREFUSED/,
    ],
  ])('%s', async (_, make, code, message) => {
    const answers = [make().ready(), make().put(PAGE), make().get(sha(PAGE)), make().has(sha(PAGE))]
    for (const answer of await Promise.allSettled(answers)) {
      const error = answer.status === 'rejected' ? (answer.reason as Error) : null
      expect(error).toMatchObject({ name: 'UnreachableError', code })
      expect(error?.message).toMatch(message)
      expect(error?.message).not.toContain('very-secret')
    }
  })
})

describe('addresses', () => {
  test.each([
    ['s3://b-1/p/q?endpoint=https://s3.example.org/x/&region=cn-1', 'https://s3.example.org/x/b-1', 'p/q/'],
    ['s3://bucket', 'https://bucket.s3.eu-west-3.amazonaws.com', ''],
    ['s3://bucket/?region=cn-north-1', 'https://bucket.s3.cn-north-1.amazonaws.com.cn', ''],
    ['s3://my.bucket/x', 'https://s3.eu-west-3.amazonaws.com/my.bucket', 'x/'],
  ])('%s', (text, url, prefix) => {
    expect(parseS3Address(text, 'eu-west-3')).toMatchObject({ url, prefix })
  })

  test.each([
    ['https://bucket/x', /no s3:\/\/ address/],
    ['s3:///x', /bucket/],
    ['s3://bucket?endpont=https://x', /"endpont" is unknown, expected endpoint or region/],
    ['s3://bucket?endpoint=ftp://x', /no http or https/],
    ['s3://key:hidden@bucket/x', /AWS_ACCESS_KEY_ID/],
    ['s3://bucket?endpoint=https://a:hidden@x', /credentials/],
    ['nonsense', /no s3/],
  ])('refused: %s', (text, message) => {
    expect(() => parseS3Address(text, null)).toThrow(message)
    expect(() => parseS3Address(text, null)).not.toThrow(/hidden/)
  })
})
