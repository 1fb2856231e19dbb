/**
 * Cheap looks at an HTML answer, for judging whether it is a page at all. Never used to read a report. The patterns are
 * written so that no page, however hostile, costs more than a walk over its bytes.
 */
import type { FetchedDocument } from '../src/domain/document.ts'
import { decodeText } from './charset.ts'

/** What judging an answer needs of it. */
export type Served = Pick<FetchedDocument, 'url' | 'final_url' | 'status' | 'headers' | 'bytes'>

export interface PageLook {
  readonly html: string
  readonly title: string
  /** Text a visitor without scripts would see, white space folded; of a long page only the beginning. */
  readonly visible: string
  readonly size: number
}

const LOOK_BYTES = 262_144

/** One answer is judged several times on its way; the look at its bytes is taken once. */
const LOOKS = new WeakMap<Uint8Array, PageLook | null>()

/** Null where the bytes are no text in angle brackets (a file, JSON, plain text). */
export function lookAtPage(served: Served): PageLook | null {
  const known = LOOKS.get(served.bytes)
  if (known !== undefined) return known
  const look = takeLook(served)
  LOOKS.set(served.bytes, look)
  return look
}

function takeLook(served: Served): PageLook | null {
  const head = served.bytes.subarray(0, wholeCharacters(served.bytes))
  const html = decodeText(head, served.headers['content-type']).text
  if (!/^[\s\uFEFF\0]*</.test(html)) return null
  return {
    html,
    title: foldSpace(stripTags(/<title[^<>]*>([^<]{0,500})/i.exec(html)?.[1] ?? '')),
    visible: visibleText(html),
    size: served.bytes.length,
  }
}

/** Where to cut, so that no character of several bytes is cut in two. */
function wholeCharacters(bytes: Uint8Array): number {
  let end = Math.min(bytes.length, LOOK_BYTES)
  if (end === bytes.length) return end
  while (end > 0 && (bytes[end - 1] ?? 0) >= 0x80) end -= 1
  return end
}

/** Nobody asks whether a page has more text than this, so an ordinary page is not read to its end. */
const ENOUGH = 2_000
const FIRST_PART = 16_384

function visibleText(html: string): string {
  const part = stripToText(html.slice(0, FIRST_PART))
  return html.length <= FIRST_PART || part.length > ENOUGH ? part : stripToText(html)
}

function stripToText(html: string): string {
  const bare = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style|head|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
  return foldSpace(stripTags(bare))
}

function stripTags(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ').replace(/&(?:nbsp|ensp|emsp|#160);/gi, ' ')
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
