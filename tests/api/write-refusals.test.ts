/** Every way to write wrongly, over the wire: what is said, and that nothing of it reaches the product. */
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MOST_BYTES } from '../../src/api/body.ts'
import { type Serving, serve } from '../../src/api/serve.ts'
import { createServer } from '../../src/api/server.ts'
import type { Writes } from '../../src/api/writes.ts'
import { NOW, sampleAnswers, sampleArchive } from './sample-answers.ts'

const TOKEN = 'sëcret-token'
const BEARER = { Authorization: `Bearer ${Buffer.from(TOKEN).toString('latin1')}` }
const written: string[] = []
const never = (name: string) => async (): Promise<never> => {
  written.push(name)
  throw new Error(`${name} was reached`)
}
const writes: Writes = {
  importDocument: never('import'),
  judge: never('verdict'),
  importRoster: never('roster'),
  savePortal: never('portal'),
}
const app = (token: string | null) =>
  createServer({ answers: sampleAnswers(), archive: sampleArchive, now: () => NOW, token, writes })
let open: Serving
let closed: Serving

beforeAll(async () => {
  open = await serve(app(TOKEN), { port: 0, host: '127.0.0.1' })
  closed = await serve(app(null), { port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await open.close()
  await closed.close()
  expect(written).toEqual([])
})

async function ask(at: Serving, method: string, path: string, more: RequestInit = {}) {
  const answer = await fetch(new URL(path, at.url), { method, ...more })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, problem: JSON.parse(text || '{}') }
}

const ADDRESSES = [
  ['POST', '/api/v1/import'],
  ['POST', '/api/v1/verdicts'],
  ['POST', '/api/v1/roster'],
  ['POST', '/api/v1/portals'],
  ['PUT', '/api/v1/portals/baichuan'],
] as const

describe('who may write', () => {
  test.each(ADDRESSES)('%s %s', async (method, path) => {
    const bare = await ask(open, method, path)
    expect([bare.status, bare.problem.code]).toEqual([401, 'no_token'])
    expect(bare.headers.get('www-authenticate')).toBe('Bearer realm="nianbao"')
    expect(bare.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    for (const Authorization of [
      'Bearer wrong',
      `Bearer ${'x'.repeat(5_000)}`,
      'Bearer s\u00eb cret-token',
    ]) {
      const wrong = await ask(open, method, path, { headers: { Authorization } })
      expect([wrong.status, wrong.problem.code]).toEqual([401, 'wrong_token'])
      expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"')
      expect(wrong.text).not.toContain('cret-token')
    }
    for (const headers of [
      { Authorization: `Basic ${btoa('a:b')}` },
      { Cookie: `token=${BEARER.Authorization}` },
    ])
      expect((await ask(open, method, path, { headers })).status).toBe(401)
    expect((await ask(open, method, `${path}?token=x`)).status).toBe(401)
    const readOnly = await ask(closed, method, path, { headers: BEARER })
    expect([readOnly.status, readOnly.problem.code]).toEqual([403, 'read_only'])
    expect(readOnly.problem.hint).toContain('NIANBAO_TOKEN')
  })

  test('no other site may: nothing is allowed across origins', async () => {
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' }
    const asked = await ask(open, 'OPTIONS', '/api/v1/import', { headers })
    expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'POST, OPTIONS'])
    expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('what is offered where', () => {
  test.each([
    ['POST', '/', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/api/v1/reports', 'GET, HEAD, OPTIONS'],
    ['POST', '/reports/1.json', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/v1/import', 'POST, OPTIONS'],
    ['GET', '/api/v1/roster', 'POST, OPTIONS'],
    ['DELETE', '/api/v1/portals', 'GET, HEAD, POST, OPTIONS'],
    ['PATCH', '/api/v1/portals/baichuan', 'PUT, OPTIONS'],
    ['PUT', '/api/v1/verdicts', 'GET, HEAD, POST, OPTIONS'],
  ])('%s %s → 405', async (method, path, allow) => {
    const answer = await fetch(new URL(path, open.url), { method, headers: BEARER })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow])
  })

  test('an unknown address of the API is not there', async () => {
    const answer = await ask(open, 'POST', '/api/v1/nothing', { headers: BEARER })
    expect([answer.status, answer.problem.code]).toEqual([404, 'no_such_address'])
  })
})

const form = (entries: readonly (readonly [string, string | Blob])[]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}
const page = new File(['<p>x</p>'], '../../a.html')
const typed = (type: string) => ({ 'Content-Type': type })
const JSON_TYPE = typed('application/json')
const sound = { fingerprint: 'fp', verdict: 'confirmed', author: '张三' }

type Sent = string | FormData | Uint8Array<ArrayBuffer>

/** name, method and path, body, headers, status, code, words that the answer must say. */
type Wrong = readonly [
  name: string,
  at: string,
  body: Sent,
  headers: Record<string, string>,
  status: number,
  code: string,
  says: readonly string[],
]
const WRONG: readonly Wrong[] = [
  [
    'no agency',
    'POST import?year=2022',
    'x',
    typed('text/html'),
    400,
    'bad_parameter',
    ['agency', 'missing'],
  ],
  [
    'an odd year',
    'POST import?agency=a&year=2x',
    'x',
    typed('text/html'),
    400,
    'bad_parameter',
    ['2x', '2008'],
  ],
  [
    'a file address',
    'POST import?agency=a&year=2022&url=file:///etc/passwd',
    'x',
    typed('text/html'),
    400,
    'bad_parameter',
    ['url', 'https'],
  ],
  [
    'no such day',
    'POST import?agency=a&year=2022&published_on=2023-02-30',
    'x',
    typed('text/html'),
    400,
    'bad_parameter',
    ['published_on', '2023-02-30'],
  ],
  [
    'an unknown parameter',
    'POST import?agancy=a',
    'x',
    typed('text/html'),
    400,
    'unknown_parameter',
    ['agancy', 'agency'],
  ],
  [
    'an empty document',
    'POST import?agency=a&year=2022',
    '',
    typed('text/html'),
    400,
    'empty_document',
    ['empty'],
  ],
  [
    'what curl -d sends',
    'POST import?agency=a&year=2022',
    'x',
    typed('application/x-www-form-urlencoded'),
    415,
    'media_type',
    ['octet-stream'],
  ],
  [
    'a form that is none',
    'POST import',
    'x',
    typed('multipart/form-data; boundary=abc'),
    400,
    'bad_form',
    ['multipart'],
  ],
  [
    'a form without boundary',
    'POST import',
    'x',
    typed('multipart/form-data'),
    400,
    'bad_form',
    ['multipart'],
  ],
  ['a form without a file', 'POST import', form([['agency', 'a']]), {}, 400, 'no_file', ['file']],
  [
    'a form with two files',
    'POST import',
    form([
      ['file', page],
      ['file', page],
    ]),
    {},
    400,
    'no_file',
    ['2 fields'],
  ],
  ['a file that is a text', 'POST import', form([['file', 'x']]), {}, 400, 'no_file', ['a text named']],
  [
    'a text that is a file',
    'POST import',
    form([
      ['file', page],
      ['agency', page],
    ]),
    {},
    400,
    'bad_form',
    ['agency'],
  ],
  [
    'an unknown field',
    'POST import',
    form([
      ['file', page],
      ['agncy', 'a'],
    ]),
    {},
    400,
    'unknown_parameter',
    ['form field', 'agncy'],
  ],
  [
    'a field twice',
    'POST import',
    form([
      ['file', page],
      ['agency', 'a'],
      ['agency', 'b'],
      ['year', '2022'],
    ]),
    {},
    400,
    'bad_parameter',
    ['agency', 'one value'],
  ],
  [
    'a compressed body',
    'POST roster',
    'x',
    { ...typed('text/csv'), 'Content-Encoding': 'gzip' },
    415,
    'content_encoding',
    ['gzip'],
  ],
  [
    'a verdict as a form',
    'POST verdicts',
    form([['verdict', 'confirmed']]),
    {},
    415,
    'media_type',
    ['application/json'],
  ],
  ['no JSON', 'POST verdicts', '{', JSON_TYPE, 400, 'bad_json', ['JSON']],
  ['JSON of another kind', 'POST verdicts', '[]', JSON_TYPE, 400, 'bad_verdict', ['the body']],
  [
    'an odd verdict',
    'POST verdicts',
    JSON.stringify({ ...sound, verdict: 'maybe' }),
    JSON_TYPE,
    400,
    'bad_verdict',
    ['verdict', 'confirmed or dismissed'],
  ],
  [
    'a blank author',
    'POST verdicts',
    JSON.stringify({ ...sound, author: ' ' }),
    JSON_TYPE,
    400,
    'bad_verdict',
    ['author', 'not empty'],
  ],
  [
    'a NUL character',
    'POST verdicts',
    JSON.stringify({ ...sound, note: 'a\0' }),
    JSON_TYPE,
    400,
    'bad_verdict',
    ['note', 'NUL'],
  ],
  [
    'an unknown key',
    'POST verdicts',
    JSON.stringify({ ...sound, by: 'x' }),
    JSON_TYPE,
    400,
    'bad_verdict',
    ['by', 'author'],
  ],
  ['a roster as JSON', 'POST roster', '{}', JSON_TYPE, 415, 'media_type', ['text/csv']],
  ['a roster without a kind', 'POST roster', new Uint8Array([1]), {}, 415, 'media_type', ['missing']],
  ['a portal as a form', 'POST portals', form([['file', page]]), {}, 415, 'media_type', ['application/yaml']],
  [
    'a parameter for a portal',
    'POST portals?force=1',
    'id: x',
    typed('application/yaml'),
    400,
    'unknown_parameter',
    ['force'],
  ],
]

test.each(WRONG)('%s: %s', async (_name, at, body, headers, status, code, says) => {
  const [method = '', path] = at.split(' ')
  const answer = await ask(open, method, `/api/v1/${path}`, { body, headers: { ...BEARER, ...headers } })
  expect([answer.status, answer.problem.code]).toEqual([status, code])
  expect(answer.problem).toMatchObject({ type: `urn:nianbao:problem:${code}`, status })
  for (const word of says) expect(answer.text).toContain(word)
})

describe('too much', () => {
  test('said by its length, refused before a byte of it is read', async () => {
    const head = [
      'POST /api/v1/import?agency=a&year=2022 HTTP/1.1',
      'Host: x',
      `Authorization: ${BEARER.Authorization}`,
      'Content-Type: application/pdf',
      `Content-Length: ${MOST_BYTES + 1}`,
    ]
    const socket = connect(open.port, '127.0.0.1')
    socket.write(Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'))
    const first = await new Promise<Buffer>((resolve) => socket.once('data', resolve))
    socket.destroy()
    expect(first.toString()).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('said nowhere, refused once the bound is passed, however long it goes on', async () => {
    let sent = 0
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 1_000_000
        controller.enqueue(new Uint8Array(1_000_000))
        if (sent > 300_000_000) controller.close()
      },
    })
    const asked = ask(open, 'POST', '/api/v1/roster', {
      body,
      headers: { ...BEARER, ...typed('text/csv') },
      duplex: 'half',
    } as RequestInit)
    const answer = await asked.catch(() => null)
    // Either the refusal came, or the connection was cut while the sender went on.
    expect([413, undefined]).toContain(answer?.status)
    expect(sent).toBeLessThan(200_000_000)
  })

  test.each([
    ['verdicts', 'application/json', 100_001],
    ['portals', 'application/yaml', 5_000_001],
  ])('%s take less', async (path, type, length) => {
    const headers = { ...BEARER, ...typed(type) }
    const answer = await ask(open, 'POST', `/api/v1/${path}`, { body: new Uint8Array(length), headers })
    expect([answer.status, answer.problem.code]).toEqual([413, 'too_large'])
  })
})
