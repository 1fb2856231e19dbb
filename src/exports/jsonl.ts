/** One JSON object a line, every column present in column order, null where nothing is known; text as it was printed. */

import { orderedValues } from './copied-rows.ts'
import type { Export } from './export.ts'
import type { ExportTable } from './table.ts'

/** Lines are joined up to about this many characters before they are handed on. */
const CHUNK = 64 * 1024

async function* write(table: ExportTable): AsyncGenerator<Uint8Array> {
  const keys = table.columns.map((column) => JSON.stringify(column.name))
  let chunk = ''
  for await (const values of orderedValues(table)) {
    chunk += `{${values.map((value, i) => `${keys[i]}:${JSON.stringify(value)}`).join(',')}}\n`
    if (chunk.length < CHUNK) continue
    yield Buffer.from(chunk)
    chunk = ''
  }
  if (chunk !== '') yield Buffer.from(chunk)
}

export const jsonl: Export = {
  suffix: 'jsonl',
  mime: 'application/jsonl; charset=utf-8',
  resource: { profile: 'data-resource', format: 'jsonl', mediatype: 'application/jsonl' },
  write,
}
