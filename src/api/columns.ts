/** Columns of a flat table out of a row schema: nested objects become `outer_inner`, lists and maps stay JSON. */
import { z } from '@hono/zod-openapi'
import type { ColumnType, ExportColumn } from '../exports/table.ts'

interface FlatColumn extends ExportColumn {
  /** Keys from the row down to the value. */
  readonly keys: readonly string[]
}

export function columnsOf(schema: z.ZodObject, outer: readonly string[] = []): readonly FlatColumn[] {
  return Object.entries(schema.shape).flatMap(([key, field]): readonly FlatColumn[] => {
    const inner = unwrapped(field)
    const keys = [...outer, key]
    if (inner instanceof z.ZodObject) return columnsOf(inner, keys)
    const name = keys.join('_')
    return [
      { name, keys, type: typeOf(inner), description: describedBy(field) ?? describedBy(inner) ?? name },
    ]
  })
}

const describedBy = (field: unknown): string | undefined =>
  field instanceof z.ZodType ? field.description : undefined

/** One value a column; null where the row has none. */
export function flatRow(row: object, columns: readonly FlatColumn[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.map((column) => [column.name, column.keys.reduce<unknown>(valueIn, row) ?? null]),
  )
}

function valueIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function unwrapped(field: unknown): unknown {
  if (field instanceof z.ZodNullable || field instanceof z.ZodOptional) return unwrapped(field.unwrap())
  return field
}

function typeOf(field: unknown): ColumnType {
  if (field instanceof z.ZodNumber) return field.isInt ? 'integer' : 'number'
  if (field instanceof z.ZodBoolean) return 'boolean'
  if (field instanceof z.ZodArray) return 'array'
  if (field instanceof z.ZodRecord) return 'object'
  return 'string'
}
