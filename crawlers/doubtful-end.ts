/** Sees a page that was cut where the protocol cannot tell: a body without a length, or with a wrong one. */
import type { Answer } from './transport.ts'

export interface DoubtfulEnd {
  readonly endsWithTag: boolean
}

/** Null where the body is proven whole or is no HTML document that was opened and never closed. */
export function doubtfulEnd(answer: Pick<Answer, 'bytes' | 'proven'>): DoubtfulEnd | null {
  if (answer.proven) return null
  const { buffer, byteOffset, length } = answer.bytes
  const head = Buffer.from(buffer, byteOffset, Math.min(length, 2_048)).toString('latin1')
  if (!/<html\b|<!doctype\s+html/i.test(head)) return null
  const tailLength = Math.min(length, 8_192)
  const tail = Buffer.from(buffer, byteOffset + length - tailLength, tailLength).toString('latin1')
  if (/<\/(?:html|body)\s*>/i.test(tail)) return null
  return { endsWithTag: /(?:>|-->)\s*$/.test(tail) }
}
