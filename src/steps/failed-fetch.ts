/** A request that failed, as the history of fetches keeps it: when, why, and with the headers of both sides. */
import { failedExchange } from '../../crawlers/failed-exchange.ts'
import type { FetchRecord } from '../../db/queries/fetches.ts'
import type { AppError } from '../domain/errors.ts'

interface Asked {
  readonly run_id: number | null
  readonly portal_id: string
  readonly url: string
  /** ISO instant. */
  readonly at: string
}

/** Bytes of a failure are never kept: they are no page, or not ours to have. */
export function failedFetch(asked: Asked, error: AppError): FetchRecord {
  const { final_url, status: said } = error.context
  const exchange = failedExchange(error)
  const status = exchange?.status ?? Number(said)
  return {
    ...asked,
    final_url: typeof final_url === 'string' ? final_url : null,
    status: Number.isInteger(status) ? status : null,
    headers: exchange?.headers ?? {},
    ...(exchange?.request_headers && { request_headers: exchange.request_headers }),
    document: null,
    error: `${error.code}: ${error.message}`,
  }
}

/** True where something went out: what we kept back ourselves is no request. */
export function wasSent(error: AppError): boolean {
  return failedExchange(error) !== null
}
