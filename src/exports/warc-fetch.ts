/** One fetch as WARC records: the answer (or that it was the same as before), the question, and what is known besides. */
import { postedBody } from '../domain/posted-body.ts'
import { type Fields, fieldLines, recordId, type WarcRecord } from './warc-record.ts'

export interface WarcFetch {
  readonly id: number
  readonly url: string
  /** After redirects. */
  readonly final_url: string | null
  /** Null where no server answered: a failure, or a document brought by hand. */
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  /** ISO instant. */
  readonly at: string
  readonly sha256: string | null
  readonly media_type: string | null
  readonly error: string | null
  readonly portal_id: string | null
  readonly run_id: number | null
  /** What was sent; null where it was not kept. */
  readonly request_headers: Readonly<Record<string, string>> | null
}

/** The record that holds the bytes in full. */
export interface FirstFetch {
  readonly id: number
  readonly url: string
  readonly at: string
}

const PROFILE = 'http://netpreserve.org/warc/1.1/revisit/'
const HTTP = 'application/http'
const FIELDS = 'application/warc-fields'

/** `bytes` null where they stand in the record of `first`, or are lost. */
export function fetchRecords(
  fetch: WarcFetch,
  first: FirstFetch | null,
  bytes: Uint8Array | null,
): readonly WarcRecord[] {
  const main = mainRecord(fetch, first, bytes)
  const request = requestRecord(fetch, main)
  return [main, request, metadataRecord(fetch, main)].filter((record) => record !== null)
}

function mainRecord(fetch: WarcFetch, first: FirstFetch | null, bytes: Uint8Array | null): WarcRecord | null {
  const { status, sha256, at } = fetch
  if (sha256 === null) return status === null ? null : bareAnswer(fetch, status)
  const target: Fields = [['WARC-Target-URI', targetOf(fetch)]]
  const known = { id: idOf(fetch), date: at, payload_sha256: sha256 }
  if (bytes !== null && status === null)
    return {
      ...{ ...known, type: 'resource', fields: target },
      content_type: fetch.media_type ?? 'application/octet-stream',
      block: [bytes],
    }
  if (bytes !== null) {
    const block = [answerHead(fetch, bytes.length), bytes]
    return { ...known, type: 'response', fields: target, content_type: `${HTTP};msgtype=response`, block }
  }
  if (first === null && status !== 304) return null
  const profile = `${PROFILE}${status === 304 ? 'server-not-modified' : 'identical-payload-digest'}`
  const fields: Fields = [...target, ['WARC-Profile', profile], ...(first === null ? [] : refersTo(first))]
  const block = [answerHead({ ...fetch, status: status ?? 200 }, null)]
  return { ...known, type: 'revisit', fields, content_type: `${HTTP};msgtype=response`, block }
}

/** An answer that was no page: its head is kept, its body is not. */
function bareAnswer(fetch: WarcFetch, status: number): WarcRecord {
  return {
    type: 'response',
    id: idOf(fetch),
    date: fetch.at,
    fields: [
      ['WARC-Target-URI', targetOf(fetch)],
      ['WARC-Truncated', 'unspecified'],
    ],
    content_type: `${HTTP};msgtype=response`,
    block: [answerHead({ ...fetch, status }, null)],
  }
}

function refersTo(first: FirstFetch): Fields {
  return [
    ['WARC-Refers-To', idOf(first)],
    ['WARC-Refers-To-Target-URI', targetOf(first)],
    ['WARC-Refers-To-Date', first.at],
  ]
}

function idOf({ id, at }: Pick<FirstFetch, 'id' | 'at'>): string {
  return recordId('answer', id, at)
}

function targetOf({ url, final_url = null }: { url: string; final_url?: string | null }): string {
  return URL.parse(final_url ?? url)?.href ?? encodeURI(final_url ?? url)
}

/** These speak of the bytes on the wire; the archive has them with transfer and content encoding undone. */
const OF_THE_WIRE = new Set(['content-encoding', 'transfer-encoding', 'content-length'])

/** Status line and headers, then the empty line. `length` is that of the payload that follows; null for none. */
function answerHead(
  { status, headers }: Pick<WarcFetch, 'status' | 'headers'>,
  length: number | null,
): Uint8Array {
  const fields = Object.entries(headers).map(
    ([name, value]) => [OF_THE_WIRE.has(name) ? `x-archive-orig-${name}` : name, value] as const,
  )
  const sized: Fields = length === null ? fields : [...fields, ['content-length', String(length)]]
  return headBytes(`HTTP/1.1 ${status}${status === 200 ? ' OK' : ' '}\r\n`, sized)
}

/** Header bytes come as Latin-1 and go as such. */
function headBytes(line: string, fields: Fields): Uint8Array {
  const text = `${line}${fieldLines(fields)}\r\n`
  return Buffer.from(text, /[^\0-\xff]/.test(text) ? 'utf8' : 'latin1')
}

/** What was posted stands in the fragment of the address; where it does not, the record is marked as cut. */
function requestRecord(
  { url, at, id, request_headers }: WarcFetch,
  answer: WarcRecord | null,
): WarcRecord | null {
  const target = URL.parse(url)
  if (request_headers === null || target === null) return null
  const isPost = 'content-type' in request_headers
  const posted = isPost ? postedBody(url) : null
  const body = Buffer.from(posted ?? '')
  const fields = Object.entries({
    host: target.host,
    ...request_headers,
    ...(posted !== null && { 'content-length': String(body.length) }),
  })
  if (isPost) target.hash = ''
  const line = `${isPost ? 'POST' : 'GET'} ${target.pathname}${target.search} HTTP/1.1\r\n`
  return {
    type: 'request',
    id: recordId('request', id, url, at),
    date: at,
    fields: [
      ['WARC-Target-URI', target.href],
      ...(answer === null ? [] : [['WARC-Concurrent-To', answer.id] as const]),
      ...(isPost && posted === null ? [['WARC-Truncated', 'unspecified'] as const] : []),
    ],
    content_type: `${HTTP};msgtype=request`,
    block: [headBytes(line, fields), ...(body.length === 0 ? [] : [body])],
  }
}

function metadataRecord(fetch: WarcFetch, main: WarcRecord | null): WarcRecord {
  const { id, url, at, error, portal_id, run_id, sha256, status } = fetch
  const facts: Fields = [
    ['requested', url],
    ...(portal_id === null ? [] : [['portal', portal_id] as const]),
    ...(run_id === null ? [] : [['run', String(run_id)] as const]),
    ...(main === null && status !== null ? [['status', String(status)] as const] : []),
    ...(main === null && sha256 !== null ? [['lost', `sha256:${sha256}`] as const] : []),
    ...(error === null ? [] : [['error', error] as const]),
  ]
  return {
    type: 'metadata',
    id: recordId('metadata', id, url, at),
    date: at,
    fields: [
      ['WARC-Target-URI', targetOf(fetch)],
      ...(main === null ? [] : [['WARC-Concurrent-To', main.id] as const]),
    ],
    content_type: FIELDS,
    block: [Buffer.from(fieldLines(facts))],
  }
}

/** The first record of a file. */
export function warcinfoRecord(facts: Fields, date: string, filename: string): WarcRecord {
  const all: Fields = [
    ...facts,
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
  ]
  return {
    type: 'warcinfo',
    id: recordId('warcinfo', date, filename),
    date,
    fields: [['WARC-Filename', encodeURI(filename)]],
    content_type: FIELDS,
    block: [Buffer.from(fieldLines(all))],
  }
}
