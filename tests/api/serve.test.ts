/** The server on a real port, asked over the wire. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Serving, serve } from '../../src/api/serve.ts'
import { createServer } from '../../src/api/server.ts'
import { NOW, SHA, SOURCE_BYTES, sampleAnswers, sampleArchive } from './sample-answers.ts'

const app = createServer({ answers: sampleAnswers(), archive: sampleArchive, now: () => NOW, token: null })
let serving: Serving

beforeAll(async () => {
  serving = await serve(app, { port: 0, host: '127.0.0.1' })
})
afterAll(() => serving.close())

test('pages, lists and bytes come over the wire', async () => {
  const home = await fetch(serving.url)
  expect(home.status).toBe(200)
  expect(home.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8/i)
  expect(await home.text()).toContain('柏川区发展改革局')
  const csv = await fetch(new URL('/api/v1/status.csv', serving.url))
  expect((await csv.text()).trim().split('\r\n').length).toBeGreaterThan(500)
  const bytes = await fetch(new URL(`/sources/${SHA}/bytes`, serving.url))
  expect(new Uint8Array(await bytes.arrayBuffer())).toEqual(SOURCE_BYTES)
  expect(bytes.headers.get('content-length')).toBe(String(SOURCE_BYTES.length))
})

test('HEAD and a Chinese path', async () => {
  const head = await fetch(new URL('/api/v1/reports', serving.url), { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  const agency = await fetch(new URL('/agencies/990101:发展改革局.json', serving.url))
  expect(((await agency.json()) as { agency: { name: string } }).agency.name).toBe('柏川区发展改革局')
})

test('a malformed address is refused, not fatal', async () => {
  for (const path of [
    '/agencies/%E0%A4%A',
    '/reports/%00',
    '/api/v1/agencies?q=%E0%A4%A',
    '/../../etc/passwd',
  ])
    expect((await fetch(`${serving.url.slice(0, -1)}${path}`)).status, path).toBeLessThan(500)
})

test('a port in use is refused by name', async () => {
  await expect(serve(app, { port: serving.port, host: '127.0.0.1' })).rejects.toThrow(
    `127.0.0.1:${serving.port} is already in use`,
  )
})

test('closing ends it', async () => {
  const other = await serve(app, { port: 0, host: '127.0.0.1' })
  expect((await fetch(other.url)).status).toBe(200)
  await other.close()
  await expect(fetch(other.url)).rejects.toThrow()
})
