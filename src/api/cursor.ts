/** Where the next stretch of a list begins, as one opaque word that fits only the query it was given for. */
import { createHash } from 'node:crypto'
import { InputError } from '../domain/errors.ts'

/** `scope` names list and filters; the same in both calls. */
export function makeCursor(offset: number, scope: string): string {
  return Buffer.from(`${offset}.${mark(scope)}`).toString('base64url')
}

/** Offset of a cursor; InputError where it is none or belongs to another query. */
export function readCursor(cursor: string, scope: string): number {
  const match = /^(\d{1,9})\.([0-9a-f]{12})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (match !== null && match[2] === mark(scope)) return Number(match[1])
  throw new InputError(
    'bad_cursor',
    `query parameter cursor is "${cursor.slice(0, 60)}", expected the "next" of an answer to the same query`,
    {
      hint: 'leave cursor out to begin at the first row',
      context: { parameter: 'cursor' },
    },
  )
}

const mark = (scope: string): string => createHash('sha256').update(scope).digest('hex').slice(0, 12)
