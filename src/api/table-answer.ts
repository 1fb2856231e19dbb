/** A whole table as a download, streamed: memory stays flat whatever its length. */
import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { NotFoundError } from '../domain/errors.ts'
import { EXPORTS } from '../exports/index.ts'
import { columnsOf, flatRow } from './columns.ts'

export interface TableSource {
  /** File name without suffix. */
  readonly name: string
  readonly description: string
  readonly row: z.ZodObject
  readonly rows: AsyncIterable<object>
}

/** Suffixes a table can be had in. */
export const TABLE_SUFFIXES: readonly string[] = EXPORTS.map((one) => one.suffix)

/** The first row is fetched before the answer begins, so that an error is still an error and not half a file. */
export async function answerTable(c: Context, suffix: string, source: TableSource): Promise<Response> {
  const format = EXPORTS.find((one) => one.suffix === suffix)
  if (format === undefined) throw noSuchForm(c.req.path, TABLE_SUFFIXES)
  const columns = columnsOf(source.row)
  const rows = source.rows[Symbol.asyncIterator]()
  const first = await rows.next()
  const table = {
    name: source.name,
    description: source.description,
    columns: columns.map(({ name, type, description }) => ({ name, type, description })),
    rows: flattened(first, rows),
  }
  async function* flattened(start: IteratorResult<object>, rest: AsyncIterator<object>) {
    for (let step = start; !step.done; step = await rest.next()) yield flatRow(step.value, columns)
  }
  const body = ReadableStream.from(format.write(table)) as ReadableStream<Uint8Array>
  return c.body(body, 200, {
    'Content-Type': format.mime,
    'Content-Disposition': `attachment; filename="nianbao-${source.name}.${suffix}"`,
  })
}

/** For an address that exists, asked for in a form it does not have. */
export function noSuchForm(path: string, available: readonly string[]): NotFoundError {
  const suffix = path.slice(path.lastIndexOf('.') + 1)
  return new NotFoundError('no_such_form', `this answer is not offered as .${suffix}`, {
    hint: `available: ${available.join(', ')}`,
    context: { allowed: available },
  })
}
