/** Names what went wrong on the wire in our own words: one code a cause, the same for both transports. */
import { AppError, TransportError } from '../src/domain/errors.ts'

const CODES: Readonly<Record<string, readonly [code: string, meaning: string]>> = {
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'no connection in time'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'no response head in time'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'the body stopped arriving'],
  ETIMEDOUT: ['timeout', 'no connection in time'],
  ECONNREFUSED: ['connection_refused', 'the connection was refused'],
  EHOSTUNREACH: ['unreachable', 'there is no route to the host'],
  ENETUNREACH: ['unreachable', 'there is no route to the network'],
  ENOTFOUND: ['dns_failed', 'the name could not be resolved'],
  EAI_AGAIN: ['dns_failed', 'the name could not be resolved'],
  UND_ERR_HEADERS_OVERFLOW: ['malformed', 'the response head is too long'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['truncated', 'the body is not as long as announced'],
  ERR_STREAM_PREMATURE_CLOSE: ['truncated', 'the body ended early'],
}
const TLS = /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME_MISMATCH)/

/** `headSeen` tells a refusal to answer (`reset`) from an answer that was cut (`truncated`). */
export function transportError(cause: unknown, url: URL, headSeen: boolean): AppError {
  if (cause instanceof AppError) return placed(cause, url)
  const code = errorCode(cause)
  const [name, meaning] = isBrokenHttp(cause, code)
    ? MALFORMED
    : (CODES[code] ?? describeRest(code, headSeen))
  return new TransportError(name, `${url.href}: ${meaning} (${code || String(cause)})`, {
    context: { url: url.href, cause_code: code },
    cause,
  })
}

/** True where the bytes on the wire broke the protocol and a more forgiving parser may still read them. */
export function isProtocolFault(cause: unknown): boolean {
  if (cause instanceof Error && cause.name === 'HTTPParserError') return true
  const code = errorCode(cause)
  return (
    code.startsWith('HPE_') ||
    code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' ||
    code === 'UND_ERR_INVALID_ARG'
  )
}

const MALFORMED = ['malformed', 'the answer breaks the HTTP protocol'] as const

function isBrokenHttp(cause: unknown, code: string): boolean {
  return code.startsWith('HPE_') || (cause instanceof Error && cause.name === 'HTTPParserError')
}

/** Errors of deeper rooms know what was wrong, not where. */
function placed(error: AppError, url: URL): AppError {
  if (error.context.url !== undefined || !(error instanceof TransportError)) return error
  return new TransportError(error.code, `${url.href}: ${error.message}`, {
    context: { ...error.context, url: url.href },
    cause: error.cause,
  })
}

function describeRest(code: string, headSeen: boolean): readonly [string, string] {
  if (TLS.test(code)) return ['tls_failed', 'no secure connection could be made']
  return headSeen
    ? ['truncated', 'the connection broke before the body was complete']
    : ['reset', 'the connection was closed without an answer']
}

function errorCode(cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  if ('code' in cause && typeof cause.code === 'string') return cause.code
  return cause.cause instanceof Error ? errorCode(cause.cause) : ''
}
