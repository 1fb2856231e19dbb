/**
 * Query parameters: one vocabulary for pages and API. Laws: an unknown parameter is refused with the allowed ones, a
 * bad value is named with what was expected, an empty value (as forms send) is no value.
 */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { DUTY_STATES } from '../domain/duty.ts'
import { InputError } from '../domain/errors.ts'
import { regionCodeFault } from '../domain/region-code.ts'

const FIRST_YEAR = 2008
const LAST_YEAR = 2099

const words = z
  .union([z.string(), z.array(z.string())])
  .transform((value) =>
    [value]
      .flat()
      .flatMap((text) => text.split(','))
      .map((text) => text.trim())
      .filter(Boolean),
  )
  .refine((list) => list.length > 0, 'expected at least one value')

function yearsOf(part: string): number[] | null {
  const match = /^(\d{4})(?:-(\d{4}))?$/.exec(part)
  const from = Number(match?.[1])
  const to = Number(match?.[2] ?? match?.[1])
  if (match === null || from < FIRST_YEAR || to > LAST_YEAR || from > to) return null
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  )
}

const oneOf = <T extends string>(choices: readonly T[], description: string) =>
  z
    .enum(choices as readonly [T, ...T[]], { error: `expected one of ${choices.join(', ')}` })
    .openapi({ description, type: 'string', enum: [...choices] })

const someOf = <T extends string>(choices: readonly T[], description: string) =>
  words
    .pipe(
      z.array(z.enum(choices as readonly [T, ...T[]], { error: `expected one of ${choices.join(', ')}` })),
    )
    .openapi({ description: `${description}, separated by commas: ${choices.join(', ')}`, type: 'string' })

const text = (description: string) =>
  z
    .string({ error: 'expected one value' })
    .max(200, 'expected at most 200 characters')
    .refine((value) => !value.includes('\0'), 'expected no NUL character')
    .openapi({ description })

const whole = (description: string, from: number, to: number) =>
  z
    .string({ error: 'expected one value' })
    .regex(/^\d{1,9}$/, `expected a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `expected a whole number from ${from} to ${to}`)
    .openapi({ description, type: 'integer', minimum: from, maximum: to })

/** Every parameter by the name it has in a URL. */
export const PARAMETER = {
  region: z
    .string({ error: 'expected one region code' })
    .refine((code) => regionCodeFault(code) === null, {
      error: ({ input }) => regionCodeFault(String(input)) ?? 'expected a region code',
    })
    .openapi({ description: 'Region code (GB/T 2260); what lies below it is included', example: '370305' }),
  years: words
    .transform((parts, context) => {
      const years = parts.map((part) => ({ part, years: yearsOf(part) }))
      const bad = years.find((one) => one.years === null)
      if (bad === undefined)
        return [...new Set(years.flatMap((one) => one.years ?? []))].sort((a, b) => a - b)
      context.addIssue({
        code: 'custom',
        message: `expected report years from ${FIRST_YEAR} to ${LAST_YEAR}, such as 2023, 2021,2023 or 2019-2025`,
      })
      return z.NEVER
    })
    .openapi({
      description: 'Report years: 2023, 2021,2023 or 2019-2025',
      type: 'string',
      example: '2019-2025',
    }),
  date: z
    .string({ error: 'expected one date' })
    .refine(isDate, 'expected a date such as 2024-02-01')
    .openapi({ description: 'ISO date: what was so on that day', format: 'date' }),
  agency: text('Agency key'),
  words: words.openapi({ description: 'Values separated by commas', type: 'string' }),
  text,
  states: someOf(DUTY_STATES, 'States of a duty'),
  oneOf,
  someOf,
  whole,
} as const

/** The page of an HTML table. */
export const PAGE = whole('Page of the table, from 1', 1, 1_000_000)

/** Values of the query's parameters; InputError on anything else. */
export function readQuery<S extends z.ZodRawShape>(c: Context, shape: S): z.output<z.ZodObject<S>> {
  const given = Object.entries(c.req.queries()).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  )
  return readValues(given, shape, 'query parameter')
}

/** Values by name as `shape` wants them; `what` they are is said in errors. InputError on anything else. */
export function readValues<S extends z.ZodRawShape>(
  given: readonly (readonly [name: string, value: string])[],
  shape: S,
  what: 'query parameter' | 'form field',
): z.output<z.ZodObject<S>> {
  const allowed = Object.keys(shape)
  const unknown = given.find(([name]) => !Object.hasOwn(shape, name))
  if (unknown !== undefined)
    throw new InputError('unknown_parameter', `unknown ${what} "${unknown[0]}"`, {
      hint: allowed.length === 0 ? 'this address takes none' : `allowed: ${allowed.join(', ')}`,
      context: { allowed },
    })
  const named = Map.groupBy(
    given.filter(([, value]) => value.trim() !== ''),
    ([name]) => name,
  )
  const values = Object.fromEntries(
    [...named].map(([name, list]) => [
      name,
      list.length === 1 ? list[0]?.[1] : list.map(([, value]) => value),
    ]),
  )
  const result = z.object(shape).safeParse(values)
  if (result.success) return result.data
  throw badValue(result.error.issues[0], values, what)
}

function badValue(
  issue: z.core.$ZodIssue | undefined,
  values: Record<string, unknown>,
  what: string,
): InputError {
  const name = String(issue?.path[0] ?? '')
  const value = values[name]
  const said = value === undefined ? 'is missing' : `is "${String(value)}"`
  const expected = value === undefined ? 'a value is required' : (issue?.message ?? 'it cannot be read')
  return new InputError('bad_parameter', `${what} ${name} ${said}: ${expected}`, {
    context: { parameter: name, value: value ?? null },
  })
}
