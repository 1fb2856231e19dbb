/** The commands on an S3-compatible archive: a crawl from end to end, and what happens where the store is away. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPortalFile } from '../../src/demo/portal-file.ts'
import { sitePages } from '../../src/demo/site.ts'
import { jsonLines, run } from '../support/command.ts'
import { embeddedHome } from '../support/database.ts'
import { type PortalServer, startPortalServer } from '../support/portal-server.ts'
import { S3_KEY, type S3Server, startS3Server } from '../support/s3-server.ts'

const directory = mkdtempSync(join(tmpdir(), 'nianbao-s3-'))
const portalFile = join(directory, 'portal.yaml')
let s3: S3Server
let portal: PortalServer
let env: Record<string, string> = {}

beforeAll(async () => {
  s3 = await startS3Server(join(directory, 'objects'))
  portal = await startPortalServer()
  for (const page of sitePages(1)) {
    const reply = { headers: { 'content-type': page.type }, body: page.body, delay_ms: 10 }
    portal.set(page.path, reply)
    if (page.path.endsWith('/index.html')) portal.set(page.path.replace(/index\.html$/, ''), reply)
  }
  writeFileSync(portalFile, demoPortalFile(portal.origin))
  env = { ...S3_KEY, NIANBAO_HOME: await embeddedHome(), NIANBAO_ARCHIVE_URL: archiveAt('nianbao-archive') }
})
afterAll(async () => {
  await portal.close()
  await s3.stop()
})

const archiveAt = (bucket: string) => `s3://${bucket}/served?endpoint=${s3.origin}&region=us-east-1`
const crawl = (extra: Record<string, string> = {}) =>
  run(['crawl', '--portals', portalFile, '--years', '2022-2023', '--json'], { env: { ...env, ...extra } })

test.each<[string, () => Record<string, string>, number, RegExp]>([
  ['a wrong bucket', () => ({ NIANBAO_ARCHIVE_URL: archiveAt('nianbao-other') }), 3, /NoSuchBucket/],
  ['a wrong key', () => ({ AWS_ACCESS_KEY_ID: 'nobody' }), 3, /403 InvalidAccessKeyId.*AWS_ACCESS_KEY_ID/],
  ['no key', () => ({ AWS_SECRET_ACCESS_KEY: '' }), 2, /AWS_SECRET_ACCESS_KEY is not set/],
  ['no such address', () => ({ NIANBAO_ARCHIVE_URL: 'ftp://x' }), 2, /NIANBAO_ARCHIVE_URL: .*s3:/],
])('%s is said before anything is fetched', async (_, extra, code, message) => {
  const before = portal.requests.length
  const ran = await crawl(extra())
  expect(ran.err).toMatch(message)
  expect(ran.code).toBe(code)
  expect(ran.out).toBe('')
  expect(portal.requests.length).toBe(before)
})

test('doctor shows the address and hides the keys', async () => {
  const { code, out } = await run(['doctor'], { env: { ...env, AWS_SECRET_ACCESS_KEY: 'very-secret' } })
  expect(code).toBe(0)
  expect(out).toContain(archiveAt('nianbao-archive'))
  expect(out).toMatch(/archive +ok +s3:\/\/nianbao-archive\/served can be used/)
  expect(out).not.toMatch(/very-secret|S3RVER/)
}, 120_000)

test('doctor says that the archive cannot be used, and shows no secret', async () => {
  const away = await run(['doctor'], {
    env: { ...env, NIANBAO_ARCHIVE_URL: 's3://k:hidden@nianbao-archive' },
  })
  expect(away.code).toBe(3)
  expect(away.out).not.toContain('hidden')
}, 120_000)

test('a store that goes away in the middle ends the crawl with 3, and the next one loses nothing', async () => {
  const running = crawl()
  while (portal.requests.length < 8)
    await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 5))])
  await s3.stop()
  const ended = await running
  expect(ended.err).toMatch(/the archive s3:\/\/nianbao-archive\/served at http:\S+ cannot be reached/)
  expect(ended.code).toBe(3)
  s3 = await startS3Server(join(directory, 'objects'), Number(new URL(s3.origin).port))
  const again = await crawl()
  expect(again.code, again.err).toBe(0)
  const [summary] = jsonLines<{ id: number; portals: { new: number; failed: number; listed: number }[] }>(
    again.out,
  )
  expect(summary?.portals[0]).toMatchObject({ failed: 0 })
  const verified = await run(['archive', 'verify', '--json'], { env })
  expect(verified.code, verified.out).toBe(0)
  expect(jsonLines(verified.out).at(-1)).toMatchObject({ archive: 's3://nianbao-archive/served', damaged: 0 })
  expect(jsonLines(verified.out).at(-1)?.documents).toBeGreaterThanOrEqual(15)
}, 400_000)
