/** What a status or a challenge makes of an answer: one error class and code each, or null where it may be used. */
import { type AppError, BlockedError, NotFoundError, TransportError } from '../src/domain/errors.ts'
import { recogniseBlock } from './blocked.ts'
import type { Answer } from './transport.ts'

/** Null for 200, 203 and 3xx: other 2xx carry no whole page. A recognised challenge is a fault whatever its status. */
export function answerFault(url: URL, answer: Answer): AppError | null {
  const { status } = answer
  const block = recogniseBlock({ ...answer, url: url.href, final_url: url.href })
  const context = { url: url.href, status }
  if (block !== null) {
    return new BlockedError(`blocked:${block.product}`, `${url.href}: ${block.reason}`, {
      hint: 'Never broken: come back after a day, or bring the document in with `nianbao import`.',
      context: { ...context, product: block.product },
    })
  }
  if (status === 200 || status === 203 || (status >= 300 && status < 400)) return null
  const message = `${url.href} answered ${status}`
  if (status === 404 || status === 410) return new NotFoundError(`http_${status}`, message, { context })
  const isPassing = status >= 500 || status === 429 || status === 408 || status === 425 || status < 300
  if (isPassing) return new TransportError(`http_${status}`, message, { context })
  return new BlockedError(`http_${status}`, message, { context })
}
