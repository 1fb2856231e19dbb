/**
 * Bytes → text. Servers and pages lie about their charset, so the bytes speak first: BOM, then strict UTF-8 (which
 * random GBK text almost never is), then what header or meta declare, then GB18030, the superset of all GB charsets.
 */
import { Buffer, isUtf8 } from 'node:buffer'

export interface Decoded {
  readonly text: string
  readonly charset: string
}

const BOMS: readonly [readonly number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]
const DECLARED = /charset\s*=\s*(?:["']\s*)?([\w-]{2,20})/i
const META = /<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*(?:["']\s*)?([\w-]{2,20})/gi

function strictUtf8(bytes: Uint8Array): string | null {
  // Several times faster than a decoder that looks out for faults.
  if (isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  try {
    // `stream` keeps a character cut at the very end from counting as an error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

/** UTF-16 without a BOM: half of the bytes of an ASCII-rich page are zero, all on one side. */
function bareUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2_000)
  if (!sample.includes(0)) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] !== 0) continue
    if (i % 2 === 0) even += 1
    else odd += 1
  }
  if (even + odd < sample.length / 8) return null
  if (odd > 20 * even) return 'utf-16le'
  return even > 20 * odd ? 'utf-16be' : null
}

const SAMPLE = 4_000
/** Letters, signs and characters of a Chinese text; bytes of a GB charset taken for UTF-16 are hardly ever among them. */
const CHINESE_TEXT = /[\t\n\r\x20-\x7e\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e]/gu

/** UTF-16 without a BOM that holds hardly any ASCII: the one byte order in which it is a Chinese text. */
function bareChineseUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 === 1) return null
  const sample = bytes.subarray(0, SAMPLE)
  const isText = (charset: string): boolean => {
    const text = new TextDecoder(charset).decode(sample)
    return (text.match(CHINESE_TEXT)?.length ?? 0) > 0.98 * text.length
  }
  const orders = ['utf-16le', 'utf-16be'].filter(isText)
  return orders.length === 1 ? (orders[0] ?? null) : null
}

/** Characters that a text never holds: what a wrong charset makes of bytes that it does not know. */
const UNSPELT = /[\ufffd\ue000-\uf8ff]/u

/** Big5 as declared, unless its tables lack characters that GB18030 has for all of the same bytes. */
function asDeclared(bytes: Uint8Array, charset: string): Decoded {
  const text = new TextDecoder(charset).decode(bytes)
  if (charset === 'gb18030' || !UNSPELT.test(text)) return { text, charset }
  const national = new TextDecoder('gb18030').decode(bytes)
  return UNSPELT.test(national) ? { text, charset } : { text: national, charset: 'gb18030' }
}

function declaredCharset(bytes: Uint8Array, contentType: string | null): string | null {
  const labels = [DECLARED.exec(contentType ?? '')?.[1]]
  const ascii = new TextDecoder('latin1').decode(bytes)
  for (const match of ascii.matchAll(META)) labels.push(match[1])
  for (const label of labels) {
    const name = label?.toLowerCase()
    if (name === undefined) continue
    if (/^(gb|x-gbk|hz)/.test(name)) return 'gb18030'
    if (/^(big5|x-x-big5|utf-8|utf8)/.test(name)) return name === 'utf8' ? 'utf-8' : name
  }
  return null
}

function damagedUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  let lost = 0
  let foreign = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) lost += 1
    else if (code > 0x7f) foreign += 1
  }
  return lost * 50 < foreign ? text : null
}

/** Decodes a whole document; never throws. `contentType` is the header as served, where there was one. */
export function decode(bytes: Uint8Array, contentType: string | null = null): Decoded {
  for (const [mark, charset] of BOMS)
    if (mark.every((byte, i) => bytes[i] === byte))
      return { text: new TextDecoder(charset).decode(bytes), charset }
  const wide = bareUtf16(bytes)
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), charset: wide }
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null) return { text: utf8, charset: 'utf-8' }
  const double = bareChineseUtf16(bytes)
  if (double !== null) return { text: new TextDecoder(double).decode(bytes), charset: double }
  const declared = declaredCharset(bytes, contentType)
  if (declared !== 'gb18030') {
    const damaged = damagedUtf8(bytes)
    if (damaged !== null) return { text: damaged, charset: 'utf-8' }
  }
  return asDeclared(bytes, declared === null || declared === 'utf-8' ? 'gb18030' : declared)
}
