/**
 * Bytes → text. Order: byte order mark, strict UTF-8, what header or meta declare, gb18030. Strict UTF-8 goes before
 * the declaration because it cannot succeed by chance on Chinese text, while declarations are often wrong.
 */

/** Decoded text and the character set it was decoded with. */
export interface DecodedText {
  readonly text: string
  readonly charset: string
}

/** `contentType` is the response header; `fixed` the portal file's own word, which wins over all but a mark. */
export function decodeText(bytes: Uint8Array, contentType = '', fixed?: string): DecodedText {
  const marked = byteOrderMark(bytes)
  if (marked !== null) return decodeAs(bytes, marked)
  if (fixed !== undefined) return decodeAs(bytes, fixed)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null) return { text: utf8, charset: 'utf-8' }
  return decodeAs(bytes, declared(bytes, contentType) ?? 'gb18030')
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The declared character set; UTF-8 is no candidate here, because the bytes have just proved not to be. */
function declared(bytes: Uint8Array, contentType: string): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).toString('latin1')
  const labels = [
    contentType,
    ...(head.match(/<meta[^>]{0,300}>/gi) ?? []),
    /<\?xml[^>]{0,200}/i.exec(head)?.[0] ?? '',
  ]
  for (const label of labels) {
    const name = /(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_-]+)/i.exec(label)?.[1]?.toLowerCase()
    if (name === undefined || /^utf-?8$/.test(name)) continue
    const charset = /^(?:gb2312|gbk|gb_2312-80|x-gbk|cp936)$/.test(name) ? 'gb18030' : name
    if (isKnown(charset)) return charset
  }
  return null
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label)
    return true
  } catch {
    return false
  }
}

function decodeAs(bytes: Uint8Array, charset: string): DecodedText {
  return { text: new TextDecoder(charset).decode(bytes), charset }
}
