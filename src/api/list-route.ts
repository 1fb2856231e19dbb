/**
 * A list of the API: one definition gives the route, its downloads, its parameters, its OpenAPI entry. Answers are
 * `{data, next, total}`; `next` is the cursor of the rows that follow, null at the end.
 */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Slice, Window } from './answers.ts'
import { makeCursor, readCursor } from './cursor.ts'
import type { Doors } from './doors.ts'
import { PARAMETER, readQuery } from './query.ts'
import { everyRow } from './slices.ts'
import type { TableSource } from './table-answer.ts'

/** Rows, and whatever of the answer does not stand in rows. */
interface ListSlice extends Slice<object> {
  readonly beside?: object
}

type Load<S extends z.ZodRawShape> = (
  doors: Doors,
  query: z.output<z.ZodObject<S>>,
  window: Window,
) => Promise<ListSlice>

export interface ListRoute {
  readonly name: string
  readonly summary: string
  readonly row: z.ZodObject
  readonly parameters: z.ZodObject
  /** Schema of what stands beside the rows. */
  readonly beside: z.ZodRawShape
  readonly answer: (c: Context, doors: Doors) => Promise<object>
  readonly table: (c: Context, doors: Doors) => TableSource
}

const DEFAULT_LIMIT = 100
const MOST_ROWS = 1_000

const PAGING = {
  limit: PARAMETER.whole(
    `Rows in one answer, ${DEFAULT_LIMIT} unless told; downloads hold every row`,
    1,
    MOST_ROWS,
  ).optional(),
  cursor: PARAMETER.text('`next` of the answer before').optional(),
}

export function listRoute<S extends z.ZodRawShape>(definition: {
  readonly name: string
  readonly summary: string
  readonly row: z.ZodObject
  readonly filters: S
  readonly beside?: z.ZodRawShape
  readonly load: Load<S>
}): ListRoute {
  const { name, summary, row, filters, load } = definition
  const shape = { ...filters, ...PAGING }
  const scopeOf = (c: Context) => {
    const given = Object.entries(c.req.queries()).filter(([key]) => Object.hasOwn(filters, key))
    return JSON.stringify([name, given.sort(([a], [b]) => (a < b ? -1 : 1))])
  }
  return {
    name,
    summary,
    row,
    parameters: z.object(shape),
    beside: definition.beside ?? {},
    answer: async (c, doors) => {
      const query = readQuery(c, shape)
      const { limit = DEFAULT_LIMIT, cursor } = query as { limit?: number; cursor?: string }
      const scope = scopeOf(c)
      const offset = cursor === undefined ? 0 : readCursor(cursor, scope)
      const slice = await load(doors, query as z.output<z.ZodObject<S>>, { offset, limit })
      const after = offset + slice.rows.length
      const next = slice.rows.length > 0 && after < slice.total ? makeCursor(after, scope) : null
      return { data: slice.rows, next, total: slice.total, ...slice.beside }
    },
    table: (c, doors) => {
      const query = readQuery(c, shape) as z.output<z.ZodObject<S>>
      return { name, description: summary, row, rows: everyRow((window) => load(doors, query, window)) }
    },
  }
}
