import { afterEach, describe, expect, it } from 'vitest'
import { hostsInMemory } from '../../crawlers/drawing.ts'
import { createFetcher } from '../../crawlers/fetch.ts'
import { pageFetcher } from '../../crawlers/fetch-page.ts'
import type { FetchRequest } from '../../crawlers/fetch-request.ts'
import { requestAddress } from '../../crawlers/page-request.ts'
import { type Answering, startPortalServer } from '../support/portal-server.ts'
import { inventedPortal, page, testClock } from './invented-portal.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()))
})

async function serve(answers: Record<string, Answering>) {
  const server = await startPortalServer(answers)
  const fetcher = createFetcher({ clock: testClock() })
  open.push(fetcher, server)
  const portal = inventedPortal(server)
  const post = (path: string, more: Partial<FetchRequest> = {}) =>
    fetcher.fetch({ url: server.origin + path, portal, method: 'POST', body: 'page=2', ...more })
  return {
    server,
    portal,
    fetcher,
    post,
    sent: () => server.requests.filter(({ url }) => url !== '/robots.txt'),
  }
}

const code = (promise: Promise<unknown>) => promise.then(() => null).catch((error) => error.code)

describe('a list API that wants a POST', () => {
  it('gets body, type, referer and the headers it asks for', async () => {
    const { server, portal, fetcher, sent } = await serve({
      '/api': (_request, _count, body) => ({ body: JSON.stringify({ body }) }),
    })
    const answer = await pageFetcher(
      fetcher,
      portal,
    )({
      url: `${server.origin}/api`,
      method: 'POST',
      body: '{"page":2}',
      contentType: 'application/json',
      referer: `${server.origin}/nb/`,
      headers: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' },
    })
    expect(JSON.parse(answer.html)).toEqual({ body: '{"page":2}' })
    expect(sent()).toHaveLength(1)
    expect(sent()[0]).toMatchObject({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-requested-with': 'XMLHttpRequest',
        referer: `${server.origin}/nb/`,
      },
    })
  })

  it('gets a form where nothing else is said', async () => {
    const { post, sent } = await serve({ '/api': { body: '{}' } })
    await post('/api')
    expect(sent()[0]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
  })

  it('is asked again, body and all, after a failure', async () => {
    const { post, sent } = await serve({ '/api': [{ status: 503 }, { reset: 'before' }, { body: '{}' }] })
    await post('/api')
    expect(sent().map(({ method, body }) => `${method} ${body}`)).toEqual(Array(3).fill('POST page=2'))
  })

  it('also by the forgiving way, where the server breaks the protocol', async () => {
    const broken = 'HTTP/1.1 200 OK\nContent-Length: 2\nBad\u0001Header: x\n\n{}'
    const { post, sent } = await serve({ '/api': { raw: broken } })
    await post('/api').catch(() => null)
    expect(new Set(sent().map(({ method, body }) => `${method} ${body}`))).toEqual(new Set(['POST page=2']))
  })

  it.each([
    [302, ['POST page=2', 'GET ']],
    [303, ['POST page=2', 'GET ']],
    [307, ['POST page=2', 'POST page=2']],
    [308, ['POST page=2', 'POST page=2']],
  ])('that redirects with %d', async (status, methods) => {
    const { post, sent } = await serve({
      '/api': { status, headers: { location: '/new' } },
      '/new': { body: page('<p>列表</p>') },
    })
    await post('/api')
    expect(sent().map(({ method, body }) => `${method} ${body}`)).toEqual(methods)
    if (methods[1] === 'GET ') expect(sent()[1]?.headers['content-type']).toBeUndefined()
  })

  it('keeps robots and the allow-list', async () => {
    const { post, sent } = await serve({
      '/robots.txt': { body: 'User-agent: *\nDisallow: /api' },
      '/free': { status: 307, headers: { location: 'http://other.test/' } },
    })
    expect(await code(post('/api'))).toBe('robots_disallowed')
    expect(await code(post('/free'))).toBe('host_not_allowed')
    expect(sent().map(({ url }) => url)).toEqual(['/free'])
  })
})

describe('a page request', () => {
  it('is one address, also when posted', () => {
    expect(requestAddress('http://a.test/x')).toBe('http://a.test/x')
    expect(requestAddress({ url: 'http://a.test/x', method: 'POST', body: 'page=2' })).toBe(
      'http://a.test/x#POST page=2',
    )
  })

  it('that needs a browser is refused where there is none, else handed to it', async () => {
    const { server, portal, fetcher, sent } = await serve({})
    const request = { url: `${server.origin}/nb/`, render: true }
    expect(await code(pageFetcher(fetcher, portal)(request))).toBe('browser_needed')
    const bytes = Buffer.from('<p>drawn</p>')
    const rest = { status: 200, headers: {}, sha256: '', fetched_at: '2026-01-01T00:00:00Z' }
    const document = { url: request.url, final_url: request.url, bytes, ...rest }
    const drawing = { draw: async () => document, hosts: hostsInMemory() }
    expect(await pageFetcher(fetcher, portal, drawing)(request)).toMatchObject({ html: '<p>drawn</p>' })
    expect(sent()).toEqual([])
  })
})
