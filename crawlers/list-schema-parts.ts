/** What the two kinds of list descriptions in a portal file share: templates, years, and the rules of posting. */
import { z } from 'zod'
import { templateProblem } from './list-template.ts'

export const template = z
  .string()
  .min(1)
  .refine((text) => templateProblem(text) === null, {
    error: ({ input }) => `only known placeholders: ${templateProblem(String(input)) ?? ''}`,
  })

export const years = z
  .string()
  .regex(/^20\d\d-(?:20\d\d)?$/, 'years such as 2015-2025, or 2015- up to now')
  .describe('Years that are asked for one by one as {year}; an open end means up to this year')

interface Posting {
  readonly method: 'GET' | 'POST'
  readonly body?: string | undefined
  readonly years?: string | undefined
}

/** A body goes with POST and with nothing else, and {year} with years. */
export function checkPosting(
  list: Posting,
  templates: readonly (string | undefined)[],
  context: z.core.$RefinementCtx,
): void {
  const issue = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message })
  if (list.method === 'GET' && list.body !== undefined) issue('body', 'no body without method: POST')
  if (list.method === 'POST' && list.body === undefined) issue('method', 'a body beside method: POST')
  const asksYear = templates.some((text) => text?.includes('{year}'))
  if (asksYear !== (list.years !== undefined))
    issue('years', 'years beside a {year} in address or body, or neither')
}

/** The years of `2015-2025` or `2015-`; a single null where none are asked for. */
export function yearsOf(span: string | undefined, thisYear: number): readonly (number | null)[] {
  if (span === undefined) return [null]
  const [from = '', to = ''] = span.split('-')
  const last = to === '' ? thisYear : Number(to)
  return Array.from({ length: Math.max(0, last - Number(from) + 1) }, (_, index) => Number(from) + index)
}
