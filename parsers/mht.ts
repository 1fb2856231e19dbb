/**
 * Saved pages (MHT, "单个文件网页", often named .doc): the page parts of a multipart message, decoded. Pictures and styles
 * in it are not read; a page with frames gives each of its pages.
 */
import { ParseError } from '../src/domain/errors.ts'
import { decode } from './charset.ts'

interface Part {
  readonly head: string
  readonly body: string
}

const MAX_PARTS = 500

/** The text of every HTML part in order. Throws `ParseError` where none is found. `text` is the decoded file. */
export function pagesOfMht(text: string): readonly string[] {
  const boundary = /boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;]{1,200}))/i.exec(text.slice(0, 4_000))
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) throw new ParseError('mht_broken', 'the saved page names no boundary of its parts')
  const parts = text.split(`--${mark}`, MAX_PARTS).slice(1).map(partOf)
  const pages = parts.filter(({ head }) => /content-type:\s*text\/html/i.test(head)).map(pageOf)
  if (pages.length === 0) throw new ParseError('mht_broken', 'the saved page holds no page')
  return pages
}

function partOf(text: string): Part {
  const gap = /\r?\n\r?\n/.exec(text)
  return gap === null
    ? { head: text, body: '' }
    : { head: text.slice(0, gap.index), body: text.slice(gap.index + gap[0].length) }
}

function pageOf({ head, body }: Part): string {
  const encoding = /content-transfer-encoding:\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase()
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : quotedBytes(body)
  // An 8-bit part was decoded with the file it stands in.
  if (encoding !== 'base64' && encoding !== 'quoted-printable') return body
  return decode(bytes, /content-type:\s*([^\r\n]+(?:\r?\n[ \t][^\r\n]+)*)/i.exec(head)?.[1] ?? null).text
}

function quotedBytes(body: string): Uint8Array {
  const joined = body.replace(/=[ \t]{0,80}\r?\n/g, '')
  const bytes = joined.replace(/=([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return Buffer.from(bytes, 'latin1')
}
