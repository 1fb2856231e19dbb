/** Lists come in pages: the rows, where the next page begins, and how many there are. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { InputError } from '../../src/domain/errors.ts'
import type { Schema } from '../schema.ts'

export interface Paging {
  /** Rows a page, 100 where left out; `null` for all. */
  readonly limit?: number | null
  /** `next` of the page before. */
  readonly after?: string | null
}

export interface Page<T> {
  readonly data: readonly T[]
  /** Hand it over as `after` for the next page; null on the last one. */
  readonly next: string | null
  readonly total: number
}

const ROWS_A_PAGE = 100

interface ListQuery {
  readonly select: RawBuilder<unknown>
  readonly from: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
}

/** One page of a query whose order is total. */
export async function pageOf<T>(
  db: Kysely<Schema>,
  paging: Paging,
  { select, from, order }: ListQuery,
): Promise<Page<T>> {
  const offset = offsetOf(paging.after)
  const limit = paging.limit === undefined ? ROWS_A_PAGE : paging.limit
  const { rows } = await sql<T>`
    select ${select} from ${from} order by ${order} limit ${limit}::bigint offset ${offset}
  `.execute(db)
  const end = offset + rows.length
  if (limit === null || (rows.length < limit && (rows.length > 0 || offset === 0)))
    return { data: rows, next: null, total: end }
  const counted = await sql<{ total: number }>`select count(*) as total from ${from}`.execute(db)
  const total = counted.rows[0]?.total ?? 0
  return { data: rows, next: end < total && rows.length > 0 ? String(end) : null, total }
}

function offsetOf(after: string | null | undefined): number {
  if (after === undefined || after === null) return 0
  const offset = Number(after)
  if (Number.isSafeInteger(offset) && offset >= 0) return offset
  throw new InputError('bad_page', `the page mark is "${after}", expected the "next" of an earlier answer`)
}

/** True for the region itself and everything inside it: 370300 takes 370305 in. */
export function regionFilter(region: string | undefined, column: RawBuilder<unknown>): RawBuilder<boolean> {
  if (region === undefined) return sql<boolean>`true`
  return sql<boolean>`${column} like region_prefix(${region}) || '%'`
}

export function yearFilter(
  years: readonly number[] | undefined,
  column: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return years === undefined ? sql<boolean>`true` : sql<boolean>`${column} = any(${years}::integer[])`
}
