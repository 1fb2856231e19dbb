import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createFetcher, type Fetcher, userAgent } from '../../crawlers/fetch.ts'
import type { FetchRequest } from '../../crawlers/fetch-request.ts'
import { AppError, BlockedError, NotFoundError, TransportError } from '../../src/domain/errors.ts'
import { type PortalServer, type Reply, startPortalServer } from '../support/portal-server.ts'
import { inventedPortal, page, type TestClock, testClock } from './invented-portal.ts'

const PAGE = page('<p>2025年政府信息公开工作年度报告</p>')
const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()))
})

interface Scene {
  readonly server: PortalServer
  readonly clock: TestClock
  readonly fetcher: Fetcher
  readonly events: string[]
  readonly get: (path: string, more?: Partial<FetchRequest>) => ReturnType<Fetcher['fetch']>
}

async function scene(
  answers: Parameters<typeof startPortalServer>[0],
  options: Parameters<typeof createFetcher>[0] = {},
  changes: Parameters<typeof inventedPortal>[1] = {},
): Promise<Scene> {
  const server = await startPortalServer(answers)
  const clock = testClock()
  const events: string[] = []
  const fetcher = createFetcher({ clock, log: (event) => void events.push(event), ...options })
  open.push(fetcher, server)
  const portal = inventedPortal(server, changes)
  const get: Scene['get'] = (path, more) =>
    fetcher.fetch({ url: path.startsWith('/') ? server.origin + path : path, portal, ...more })
  return { server, clock, fetcher, events, get }
}

async function failure(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (cause: unknown) => cause,
  )
  if (error instanceof AppError) return error
  throw error
}

async function text(promise: ReturnType<Fetcher['fetch']>): Promise<string> {
  const got = await promise
  return 'bytes' in got ? new TextDecoder().decode(got.bytes) : 'not modified'
}

describe('a whole answer', () => {
  it('gives the served bytes, their hash, headers and both addresses', async () => {
    const { server, get } = await scene({ '/a.html': { body: PAGE, headers: { etag: '"1"' } } })
    const got = await get('/a.html#top')
    if (!('bytes' in got)) throw new Error('expected a document')
    expect(Buffer.from(got.bytes).toString()).toBe(PAGE)
    expect(got.sha256).toBe(createHash('sha256').update(PAGE).digest('hex'))
    expect(got).toMatchObject({
      status: 200,
      url: `${server.origin}/a.html#top`,
      final_url: `${server.origin}/a.html`,
    })
    expect(got.headers.etag).toBe('"1"')
    expect(got.fetched_at).toBe('2026-03-01T00:00:00.000Z')
  })

  it('says honestly who asks, with contact and referer', async () => {
    const { server, get } = await scene({ '/a.html': { body: PAGE } }, { contact: 'ops@example.org' })
    await get('/a.html', { referer: `${server.origin}/年报/` })
    const { headers } = server.requests.find(({ url }) => url === '/a.html') ?? {}
    expect(headers?.['user-agent']).toBe('nianbao/0.1 (+ops@example.org)')
    expect(headers?.referer).toBe(`${server.origin}/%E5%B9%B4%E6%8A%A5/`)
    expect(userAgent('a\r\nx: (b)')).toBe('nianbao/0.1 (+ax: b)')
    expect(userAgent(null)).toBe('nianbao/0.1')
  })

  it.each<[string, Reply]>([
    ['gzip', { body: PAGE, gzip: 'whole' }],
    ['a false gzip label', { body: PAGE, gzip: 'false_label' }],
    ['chunks', { body: PAGE, drip: { bytes: 100, every_ms: 1 } }],
    ['a body that ends with the connection', { body: PAGE, until_close: {} }],
  ])('reads %s', async (_, reply) => {
    const { get } = await scene({ '/a.html': reply })
    expect(await text(get('/a.html'))).toBe(PAGE)
  })

  it.each<[string, string]>([
    [
      'Content-Length beside chunks',
      'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>AB\r\n0\r\n\r\n',
    ],
    ['a control character in a header', 'X-A: a\x01b\r\nContent-Length: 5\r\n\r\n<p>AB'],
  ])('reads a server that breaks HTTP: %s', async (_, rest) => {
    const { events, get } = await scene({
      '/a.html': { raw: `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${rest}` },
    })
    expect(await text(get('/a.html'))).toBe('<p>AB')
    expect(events).toContain('lenient')
  })

  it('answers not_modified to a conditional request, and refuses a 304 nobody asked for', async () => {
    const { server, get } = await scene({
      '/a.html': (request) => (request.headers['if-none-match'] === '"1"' ? { status: 304 } : { body: PAGE }),
      '/b.html': { status: 304 },
    })
    expect(
      await get('/a.html', { conditional: { etag: '"1"', last_modified: 'Mon, 02 Mar 2026 00:00:00 GMT' } }),
    ).toMatchObject({
      not_modified: true,
      url: `${server.origin}/a.html`,
      request_headers: { 'if-none-match': '"1"', host: server.host },
      fetched_at: '2026-03-01T00:00:00.000Z',
    })
    expect(server.requests.at(-1)?.headers['if-modified-since']).toBe('Mon, 02 Mar 2026 00:00:00 GMT')
    expect(await failure(get('/b.html'))).toMatchObject({ code: 'http_304' })
  })

  it('keeps cookies for their host and follows the redirect that only sets one', async () => {
    const { get } = await scene({
      '/a.html': (request) =>
        request.headers.cookie === 'seen=1'
          ? { body: PAGE }
          : { status: 302, headers: { location: '/a.html', 'set-cookie': 'seen=1; path=/' } },
      '/b.html': (request) =>
        request.headers.cookie?.includes('pass=2')
          ? { body: PAGE }
          : { status: 403, body: 'no', headers: { 'set-cookie': 'pass=2; path=/' } },
    })
    expect(await text(get('/a.html'))).toBe(PAGE)
    expect(await text(get('/b.html'))).toBe(PAGE)
  })

  it('follows a shell of a few bytes that only redirects', async () => {
    const { get } = await scene({
      '/a.html': { body: "<script>window.location.replace('./b/c.html')</script>" },
      '/m.html': { body: '<meta http-equiv="refresh" content="0;url=/b/c.html">' },
      '/b/c.html': { body: PAGE },
    })
    expect(await text(get('/a.html'))).toBe(PAGE)
    expect(await text(get('/m.html'))).toBe(PAGE)
  })
})

describe('a body that is not whole is never given out', () => {
  it.each<[string, Reply, string]>([
    ['shorter than announced', { body: PAGE, length: PAGE.length * 3 }, 'truncated'],
    ['longer than announced', { body: PAGE, length: 150 }, 'truncated'],
    ['reset in the middle', { body: PAGE, reset: { after: 50 } }, 'truncated'],
    ['gzip without its end', { body: PAGE, gzip: 'truncated' }, 'truncated'],
    ['cut, with no length to tell', { body: PAGE, until_close: { cut: 190 } }, 'truncated'],
    ['reset before any answer', { reset: 'before' }, 'reset'],
    ['nothing at all with status 200', { body: '' }, 'empty_body'],
    [
      'chunks that break off',
      { raw: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nabc' },
      'truncated',
    ],
  ])('%s', async (_, reply, code) => {
    const { server, get } = await scene({ '/a.html': reply })
    const error = await failure(get('/a.html'))
    expect(error).toBeInstanceOf(TransportError)
    expect(error.code).toBe(code)
    expect(error.context.url).toBe(`${server.origin}/a.html`)
  })

  it('takes a page without closing tags when it comes a second time the same and ends with a tag', async () => {
    const sloppy = '<!DOCTYPE html><html><body><p>没有结束标签的页面，每次都一样，而且内容完整。</p>'
    const { server, get } = await scene({ '/a.html': { body: sloppy } })
    expect(await text(get('/a.html'))).toBe(sloppy)
    expect(server.count('/a.html')).toBe(2)
  })

  it('recovers where the next try is whole', async () => {
    const { get } = await scene({ '/a.html': [{ body: PAGE, reset: { after: 50 } }, { body: PAGE }] })
    expect(await text(get('/a.html'))).toBe(PAGE)
  })
})

describe('caps', () => {
  it.each<[string, Reply, string]>([
    ['announced too large', { body: PAGE, length: 9_000_000 }, 'too_large'],
    ['endless', { endless: true }, 'too_large'],
    ['small on the wire, large unpacked', { body: Buffer.alloc(3_000_000), gzip: 'whole' }, 'too_large'],
    ['one byte at a time', { body: PAGE, drip: { bytes: 1, every_ms: 20 } }, 'too_slow'],
    ['no head in time', { body: PAGE, delay_ms: 3_000 }, 'timeout'],
  ])('%s', async (_, reply, code) => {
    const caps = { max_bytes: 1_000_000, total_ms: 1_200, drip_window_ms: 200, slow_attempts: 1 }
    const { get } = await scene({ '/a.html': reply }, { caps })
    expect((await failure(get('/a.html'))).code).toBe(code)
  })

  it('stops at the byte budget of a run', async () => {
    const { get } = await scene(
      { '/a.html': { body: PAGE } },
      { caps: { run_bytes: Buffer.byteLength(PAGE) + 100 } },
    )
    await get('/a.html')
    expect((await failure(get('/a.html'))).code).toBe('byte_budget')
  })
})

describe('retries', () => {
  it('backs off, ever longer, and takes the answer that comes', async () => {
    const { server, clock, get } = await scene({
      '/a.html': [{ status: 500 }, { status: 500 }, { body: PAGE }],
    })
    expect(await text(get('/a.html'))).toBe(PAGE)
    expect(server.count('/a.html')).toBe(3)
    expect(clock.waits.filter((ms) => ms > 100)).toEqual([750, 1500])
  })

  it.each<[string, string, number]>([
    ['seconds', '7', 7_000],
    ['a date', 'Sun, 01 Mar 2026 00:00:09 GMT', 9_000],
  ])('waits as long as Retry-After says in %s, to the second', async (_, value, ms) => {
    const refusal = { status: 503, headers: { 'retry-after': value, date: 'Sun, 01 Mar 2026 00:00:00 GMT' } }
    const { clock, get } = await scene({ '/a.html': [refusal, { body: PAGE }] })
    const before = clock.now()
    expect(await text(get('/a.html'))).toBe(PAGE)
    expect(clock.now() - before).toBeGreaterThanOrEqual(ms)
    expect(clock.now() - before).toBeLessThan(ms + 1_000)
  })

  it('never comes earlier than asked: too long a wait fails with the time to come back', async () => {
    const { server, get } = await scene({ '/a.html': { status: 429, headers: { 'retry-after': '7200' } } })
    const error = await failure(get('/a.html'))
    expect(error).toMatchObject({ code: 'host_paused', context: { retry_at: '2026-03-01T02:00:00.000Z' } })
    expect((await failure(get('/b.html'))).code).toBe('host_paused')
    expect(server.count('/a.html')).toBe(1)
  })

  it('makes the whole host wait, not only the page that was told so', async () => {
    const { clock, get } = await scene({
      '/a.html': [{ status: 429, headers: { 'retry-after': '20' } }, { body: PAGE }],
      '/b.html': { body: PAGE },
    })
    const before = clock.now()
    await Promise.all([get('/a.html'), get('/b.html')])
    expect(clock.now() - before).toBeGreaterThanOrEqual(20_000)
  })

  it('tries a fixed number of times and says what was wrong', async () => {
    const { server, get } = await scene({ '/a.html': { status: 502 } }, { caps: { attempts: 3 } })
    expect(await failure(get('/a.html'))).toMatchObject({ code: 'http_502', context: { status: 502 } })
    expect(server.count('/a.html')).toBe(3)
  })

  it.each<[number, string, typeof AppError]>([
    [404, 'http_404', NotFoundError],
    [410, 'http_410', NotFoundError],
    [403, 'http_403', BlockedError],
    [405, 'http_405', BlockedError],
  ])('does not repeat a %i', async (status, code, type) => {
    const { server, get } = await scene({ '/a.html': { status, body: 'no' } })
    const error = await failure(get('/a.html'))
    expect(error).toBeInstanceOf(type)
    expect(error.code).toBe(code)
    expect(server.count('/a.html')).toBe(1)
  })
})

describe('one bad host', () => {
  it('fails fast after failures in a row, and is tried again later', async () => {
    const caps = { attempts: 1, breaker_failures: 4, breaker_ms: 60_000 }
    const { server, clock, get } = await scene(
      { '/a.html': { status: 500 }, '/b.html': { body: PAGE } },
      { caps },
    )
    for (let count = 0; count < 4; count++) expect((await failure(get('/a.html'))).code).toBe('http_500')
    expect((await failure(get('/b.html'))).code).toBe('host_down')
    expect(server.count('/b.html')).toBe(0)
    clock.advance(61_000)
    expect(await text(get('/b.html'))).toBe(PAGE)
  })

  it('does not hold up another', async () => {
    const other = await startPortalServer({ '/b.html': { body: PAGE } })
    open.push(other)
    const { fetcher, get } = await scene({ '/robots.txt': { reset: 'before' } }, { caps: { attempts: 2 } })
    const [bad, good] = await Promise.all([
      failure(get('/a.html')),
      text(fetcher.fetch({ url: `${other.origin}/b.html`, portal: inventedPortal(other) })),
    ])
    expect(bad.code).toBe('robots_unreachable')
    expect(good).toBe(PAGE)
  })

  it('that refuses us is left alone', async () => {
    const { server, get } = await scene({ '/a.html': { status: 403, body: '<html></html>' } })
    for (let count = 0; count < 4; count++) expect((await failure(get('/a.html'))).code).toBe('http_403')
    const error = await failure(get('/b.html'))
    expect(error).toBeInstanceOf(BlockedError)
    expect(error.code).toBe('host_blocked')
    expect(server.count('/a.html')).toBe(4)
  })

  it('that challenges us is left alone for a day from the first challenge on', async () => {
    const { server, clock, get } = await scene({
      '/a.html': { status: 412, body: '<html></html>' },
      '/b.html': { body: PAGE },
    })
    expect((await failure(get('/a.html'))).code).toBe('blocked:ruishu')
    expect(await failure(get('/b.html'))).toMatchObject({
      code: 'host_blocked',
      message: expect.stringContaining('blocked:ruishu'),
    })
    clock.advance(23 * 3_600_000)
    expect((await failure(get('/b.html'))).code).toBe('host_blocked')
    expect(server.count('/b.html')).toBe(0)
    clock.advance(3_600_001)
    expect(await text(get('/b.html'))).toBe(PAGE)
  })

  it('ends at once when the fetcher is closed', async () => {
    const { fetcher, get } = await scene({ '/a.html': { body: PAGE, delay_ms: 5_000 } })
    const waiting = failure(get('/a.html'))
    setTimeout(() => void fetcher.close(), 50)
    expect((await waiting).code).toBe('closed')
    expect((await failure(get('/a.html'))).code).toBe('closed')
  })
})

describe('politeness', () => {
  it('keeps the rate of the portal, with jitter that only lengthens, for all hosts of an address', async () => {
    const { clock, get, server } = await scene(
      { '/a.html': { body: PAGE } },
      { resolve: async () => [{ address: '127.0.0.1', family: 4 }] },
      { robots: 'permitted by a test', politeness: { requests_per_second: 2, concurrency: 1 } },
    )
    const twin = server.origin.replace('127.0.0.1', 'twin.test')
    const portal = inventedPortal(server, {
      hosts: [new URL(twin).host, server.host],
      robots: 'permitted by a test',
      politeness: { requests_per_second: 2, concurrency: 1 },
    })
    for (const url of ['/a.html', `${twin}/a.html`, '/a.html', `${twin}/a.html`]) await get(url, { portal })
    expect(clock.waits).toEqual([562.5, 562.5, 562.5])
  })

  it('never has more requests open than the portal allows', async () => {
    let running = 0
    let most = 0
    const { get, server } = await scene(
      {},
      {},
      { robots: 'permitted by a test', politeness: { requests_per_second: 10_000, concurrency: 2 } },
    )
    server.set('/a.html', () => {
      running += 1
      most = Math.max(most, running)
      setTimeout(() => {
        running -= 1
      }, 40)
      return { body: PAGE, delay_ms: 40 }
    })
    await Promise.all(Array.from({ length: 6 }, () => get('/a.html')))
    expect(most).toBe(2)
  })
})

describe('robots.txt', () => {
  const rules = (body: string) => ({
    '/robots.txt': { body, headers: { 'content-type': 'text/plain' } },
    '/x/a.html': { body: PAGE },
  })

  it.each<[string, string, boolean]>([
    ['disallowed', 'User-agent: *\nDisallow: /x/', false],
    ['longest rule wins', 'User-agent: *\nDisallow: /\nAllow: /x/', true],
    ['our own group wins', 'User-agent: nianbao\nDisallow: /x/\n\nUser-agent: *\nAllow: /', false],
    ['another robot’s group', 'User-agent: other\nDisallow: /', true],
    ['an HTML page in its place', '<html><body>页面不存在</body></html>', true],
    ['rules beyond the size cap', `${'# long\n'.repeat(80_000)}User-agent: *\nDisallow: /x/`, true],
  ])('%s', async (_, body, allowed) => {
    const { get, server } = await scene(rules(body))
    if (allowed) expect(await text(get('/x/a.html'))).toBe(PAGE)
    else {
      const error = await failure(get('/x/a.html'))
      expect(error).toBeInstanceOf(BlockedError)
      expect(error.code).toBe('robots_disallowed')
      expect(server.count('/x/a.html')).toBe(0)
    }
  })

  it('is asked once a day and host', async () => {
    const { get, server, clock } = await scene(rules('User-agent: *\nAllow: /'))
    await Promise.all([get('/x/a.html'), get('/x/a.html')])
    expect(server.count('/robots.txt')).toBe(1)
    clock.advance(25 * 3_600_000)
    await get('/x/a.html')
    expect(server.count('/robots.txt')).toBe(2)
  })

  it.each([401, 403, 404])('status %i means no rules', async (status) => {
    const { get } = await scene({ ...rules(''), '/robots.txt': { status, body: 'no' } })
    expect(await text(get('/x/a.html'))).toBe(PAGE)
  })

  it.each<[string, Reply]>([
    ['a 503', { status: 503 }],
    ['a 500', { status: 500 }],
    ['a reset', { reset: 'before' }],
  ])('%s forbids everything until it answers', async (_, reply) => {
    const { get, server, clock } = await scene(
      { ...rules(''), '/robots.txt': reply },
      { caps: { attempts: 2 } },
    )
    expect((await failure(get('/x/a.html'))).code).toBe('robots_unreachable')
    expect(server.count('/x/a.html')).toBe(0)
    server.set('/robots.txt', { body: '' })
    clock.advance(3_600_000)
    expect(await text(get('/x/a.html'))).toBe(PAGE)
  })

  it('keeps Crawl-delay', async () => {
    const { get, clock } = await scene(rules('User-agent: *\nCrawl-delay: 10'))
    const start = clock.now()
    await get('/x/a.html')
    const before = clock.now()
    // robots.txt was a request, too.
    expect(before - start).toBeGreaterThanOrEqual(10_000)
    await get('/x/a.html')
    expect(clock.now() - before).toBeGreaterThanOrEqual(10_000)
  })

  it('is set aside only by a written permission', async () => {
    const { get, server } = await scene(
      rules('User-agent: *\nDisallow: /'),
      {},
      { robots: 'permitted by letter of 2026-01-02' },
    )
    expect(await text(get('/x/a.html'))).toBe(PAGE)
    expect(server.count('/robots.txt')).toBe(0)
  })
})

describe('where we may go', () => {
  const to = (location: string): Reply => ({ status: 302, headers: { location } })

  it.each<[string, string, string]>([
    ['another host', 'http://mirror.example/a.html', 'host_not_allowed'],
    ['another port', 'http://127.0.0.1:1/a.html', 'host_not_allowed'],
    ['a file', 'file:///etc/passwd', 'scheme_not_allowed'],
    ['data', 'data:text/html,hello', 'scheme_not_allowed'],
  ])('refuses %s, asked for or redirected to', async (_, target, code) => {
    const { get } = await scene({ '/a.html': to(target) })
    for (const start of [target, '/a.html']) {
      const error = await failure(get(start))
      expect(error).toBeInstanceOf(BlockedError)
      expect(error.code).toBe(code)
    }
  })

  it('refuses an address with a password, and says nothing of it', async () => {
    const { server, get } = await scene({})
    const error = await failure(get(server.origin.replace('//', '//user:secret@')))
    expect(error.code).toBe('bad_url')
    expect(JSON.stringify([error.message, error.context])).not.toContain('secret')
  })

  it('follows at most five redirects', async () => {
    const { get } = await scene({
      '/5': to('/4'),
      '/4': to('/3'),
      '/3': to('/2'),
      '/2': to('/1'),
      '/1': to('/a.html'),
      '/6': to('/5'),
      '/a.html': { body: PAGE },
    })
    expect(await text(get('/5'))).toBe(PAGE)
    expect((await failure(get('/6'))).code).toBe('too_many_redirects')
  })

  it('sees a loop and a redirect to nowhere', async () => {
    const { get } = await scene({ '/a': to('/b'), '/b': to('/a'), '/c': { status: 302 } })
    expect((await failure(get('/a'))).code).toBe('redirect_loop')
    expect((await failure(get('/c'))).code).toBe('bad_redirect')
  })

  it('sees the home page that comes instead of a page', async () => {
    const { get } = await scene({ '/a.html': to('/'), '/': { body: PAGE } })
    expect(await failure(get('/a.html'))).toMatchObject({ code: 'redirected_home' })
    expect(await text(get('/'))).toBe(PAGE)
  })

  it('fetches files, and only files, from attachment hosts', async () => {
    const files = await startPortalServer({
      '/a.pdf': { body: '%PDF-1.7 …', headers: { 'content-type': 'application/pdf' } },
    })
    open.push(files)
    const { get } = await scene({}, {}, { attachment_hosts: [files.host] })
    expect(await text(get(`${files.origin}/a.pdf`, { attachment: true }))).toContain('%PDF')
    expect((await failure(get(`${files.origin}/a.pdf`))).code).toBe('host_not_allowed')
  })

  it('refuses loopback unless the portal file allows it, and never connects', async () => {
    const { server, get } = await scene({ '/a.html': { body: PAGE } }, {}, { allow_private_network: false })
    expect(await failure(get('/a.html'))).toMatchObject({ code: 'private_address' })
    expect(server.requests).toEqual([])
  })

  it('refuses a name that resolves inside, also when it first resolved outside', async () => {
    const answers = ['93.184.216.34', '127.0.0.1']
    let asked = 0
    const { server, clock, fetcher } = await scene(
      { '/a.html': { body: PAGE } },
      {
        caps: { attempts: 1, connect_ms: 300, total_ms: 300 },
        resolve: async () => [{ address: answers[asked++] ?? '127.0.0.1', family: 4 }],
      },
    )
    const { port } = new URL(server.origin)
    const portal = inventedPortal(server, {
      hosts: [`www.baichuan.test:${port}`],
      allow_private_network: false,
      robots: 'permitted by a test',
    })
    const url = `http://www.baichuan.test:${port}/a.html`
    await failure(fetcher.fetch({ url, portal }))
    expect(asked).toBe(1)
    clock.advance(600_000)
    expect((await failure(fetcher.fetch({ url, portal }))).code).toBe('private_address')
    expect(server.requests).toEqual([])
  })

  it('says so when a name does not exist', async () => {
    const { fetcher, server } = await scene({}, { resolve: () => Promise.reject(new Error('ENOTFOUND')) })
    const portal = inventedPortal(server, { hosts: ['gone.baichuan.test'], robots: 'permitted by a test' })
    expect((await failure(fetcher.fetch({ url: 'http://gone.baichuan.test/', portal }))).code).toBe(
      'dns_failed',
    )
  })
})
