/** The one mapping from an error to an HTTP answer: RFC 9457 for machines, a page for people. Never a stack trace. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import {
  AppError,
  BlockedError,
  InputError,
  NotFoundError,
  TransportError,
  UnreachableError,
} from '../domain/errors.ts'
import { problemPage } from '../web/pages/problem.ts'

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
}

/** Answers an HTTP status that no class of the error vocabulary has (405). */
export class MethodError extends AppError {}

const TITLES: Readonly<Record<number, readonly [en: string, zh: string]>> = {
  400: ['Bad request', '网址中的参数有误'],
  404: ['Not found', '没有找到'],
  405: ['Method not allowed', '只读服务，不接受写入'],
  500: ['Internal error', '服务内部出错'],
  502: ['A source did not answer', '上游没有应答'],
  503: ['Service unavailable', '数据库暂时不可用'],
}

export function statusOf(error: unknown): ContentfulStatusCode {
  if (error instanceof MethodError) return 405
  if (error instanceof NotFoundError) return 404
  if (error instanceof InputError) return 400
  if (error instanceof UnreachableError) return 503
  if (error instanceof TransportError || error instanceof BlockedError) return 502
  return 500
}

/** What may be said of an error: our own words for known ones below 500, nothing of the inside otherwise. */
function problemOf(error: unknown, path: string): Problem {
  const status = statusOf(error)
  const known = error instanceof AppError && status !== 500
  const allowed = known ? listOf(error.context.allowed) : null
  const code = known ? error.code : 'internal'
  return {
    type: `urn:nianbao:problem:${code}`,
    title: TITLES[status]?.[0] ?? 'Error',
    status,
    detail: known ? error.message : 'Something failed on our side; the log of the server says what.',
    instance: path,
    code,
    ...(known && error.hint !== undefined ? { hint: error.hint } : {}),
    ...(allowed === null ? {} : { allowed }),
  }
}

const listOf = (value: unknown): readonly string[] | null => (Array.isArray(value) ? value.map(String) : null)

/** Machines ask below /api, for a twin, or for the state of the server. */
function isForMachines(path: string): boolean {
  return /^\/(api|healthz|readyz|metrics)(\/|$)/.test(path) || /\.(json|csv|jsonl|xlsx|parquet)$/.test(path)
}

export function answerProblem(c: Context, error: unknown): Response | Promise<Response> {
  const problem = problemOf(error, c.req.path)
  const status = statusOf(error)
  c.header('Cache-Control', 'no-store')
  if (status === 405) c.header('Allow', 'GET, HEAD, OPTIONS')
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
