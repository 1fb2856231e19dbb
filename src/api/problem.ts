/** The one mapping from an error to an HTTP answer: RFC 9457 for machines, a page for people. Never a stack trace. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import {
  AppError,
  BlockedError,
  ConflictError,
  InputError,
  NotFoundError,
  TransportError,
  UnreachableError,
} from '../domain/errors.ts'
import { problemPage } from '../web/pages/problem.ts'
import { HttpError } from './http-error.ts'

interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  /** Path that was asked for. */
  readonly instance: string
  readonly code: string
  readonly hint?: string
  readonly allowed?: readonly string[]
  /** Every fault of what was handed in, each with its line. */
  readonly faults?: readonly object[]
}

const TITLES: Readonly<Record<number, readonly [en: string, zh: string]>> = {
  400: ['Bad request', '网址中的参数有误'],
  401: ['Unauthorized', '需要令牌'],
  403: ['Forbidden', '只读服务，不接受写入'],
  404: ['Not found', '没有找到'],
  405: ['Method not allowed', '此处不接受这种请求'],
  409: ['Conflict', '与已有内容冲突'],
  413: ['Content too large', '内容过大'],
  415: ['Unsupported media type', '不接受这种格式'],
  500: ['Internal error', '服务内部出错'],
  502: ['A source did not answer', '上游没有应答'],
  503: ['Service unavailable', '数据库暂时不可用'],
}

export function statusOf(error: unknown): ContentfulStatusCode {
  if (error instanceof HttpError) return error.status
  if (error instanceof NotFoundError) return 404
  if (error instanceof ConflictError) return 409
  if (error instanceof InputError) return 400
  if (error instanceof UnreachableError) return 503
  if (error instanceof TransportError || error instanceof BlockedError) return 502
  return 500
}

/** What may be said of an error: our own words for known ones below 500, nothing of the inside otherwise. */
function problemOf(error: unknown, path: string): Problem {
  const status = statusOf(error)
  const known = error instanceof AppError && status !== 500
  const { allowed, faults } = known ? error.context : {}
  const code = known ? error.code : 'internal'
  return {
    type: `urn:nianbao:problem:${code}`,
    title: TITLES[status]?.[0] ?? 'Error',
    status,
    detail: known ? error.message : 'Something failed on our side; the log of the server says what.',
    instance: path,
    code,
    ...(known && error.hint !== undefined ? { hint: error.hint } : {}),
    ...(Array.isArray(allowed) && { allowed: allowed.map(String) }),
    ...(Array.isArray(faults) && { faults }),
  }
}

/** Machines ask below /api, for a twin, or for the state of the server. */
function isForMachines(path: string): boolean {
  return /^\/(api|healthz|readyz|metrics)(\/|$)/.test(path) || /\.(json|csv|jsonl|xlsx|parquet)$/.test(path)
}

export function answerProblem(c: Context, error: unknown): Response | Promise<Response> {
  const problem = problemOf(error, c.req.path)
  const status = statusOf(error)
  c.header('Cache-Control', 'no-store')
  if (error instanceof HttpError)
    for (const [name, value] of Object.entries(error.headers)) c.header(name, value)
  if (status === 503) c.header('Retry-After', '10')
  if (isForMachines(c.req.path))
    return c.body(JSON.stringify(problem), status, {
      'Content-Type': 'application/problem+json; charset=utf-8',
    })
  return c.html(
    problemPage({
      status: problem.status,
      title: TITLES[status]?.[1] ?? problem.title,
      detail: problem.detail,
      hint: problem.hint ?? null,
      allowed: problem.allowed ?? null,
    }),
    status,
  )
}
