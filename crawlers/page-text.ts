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
  /** Text a visitor without scripts would see, white space folded. */
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
  const head = served.bytes.subarray(0, LOOK_BYTES)
  const html = decodeText(head, served.headers['content-type']).text
  if (!/^[\s\uFEFF\0]*</.test(html)) return null
  return {
    html,
    title: foldSpace(stripTags(/<title[^<>]*>([^<]{0,500})/i.exec(html)?.[1] ?? '')),
    visible: visibleText(html),
    size: served.bytes.length,
  }
}

function visibleText(html: string): string {
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
