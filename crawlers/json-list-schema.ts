/**
 * How a portal file describes a list that a site answers as JSON. Templates hold placeholders and nothing else, so that
 * a portal file stays data: what cannot be said so needs a family.
 */
import { z } from 'zod'
import { checkPosting, template, years } from './list-schema-parts.ts'
import { fillTemplate, type TemplateValues } from './list-template.ts'

const JSON_TYPE = /^application\/json\b/i
const PATH = /^(?:\$|[^.|{}\s]+(?:\.[^.|{}\s]+)*)$/
const PATHS = /^[^|{}\s]+(?:\|[^|{}\s]+)*$/

const path = z.string().regex(PATH, 'a path such as data.list, or $ for the whole answer')
const paths = z
  .string()
  .regex(PATHS, 'a path such as title, or several in order of preference: realtitle|title')

const fields = z.strictObject({
  url: z
    .string()
    .min(1)
    .describe('Path of the address, several joined by |, or a template such as /content/{id}.html'),
  title: paths.describe('Path of the title'),
  date: paths.optional().describe('Path of the date: text, or seconds or milliseconds since 1970'),
  publisher: paths.optional().describe('Path of the body that publishes'),
})

/** The `list` of a portal file. */
export const jsonListSchema = z
  .strictObject({
    url: template.describe(
      'Address of the list API; {page}, {size}, {start}, {year} and {query.NAME} are filled in',
    ),
    method: z.enum(['GET', 'POST']).default('GET'),
    body: template.optional().describe('What is posted, with the same placeholders'),
    content_type: z
      .string()
      .regex(/^[\w.+-]+\/[\w.+-]+(?:;.*)?$/, 'a media type such as application/json')
      .optional()
      .describe('Of the body; a form by default'),
    first_page: z.int().min(0).max(1).default(1).describe('Number of the first page'),
    page_size: z.int().min(1).max(500).default(20).describe('Rows asked for: {size}'),
    items: path.describe('Path of the list of rows in the answer'),
    fields,
    total: path.optional().describe('Path of the number of rows of the whole list'),
    pages: path.optional().describe('Path of the number of pages'),
    years: years.optional(),
  })
  .superRefine((list, context) => {
    const issue = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message })
    checkPosting(list, [list.url, list.body], context)
    if (list.body === undefined || !JSON_TYPE.test(list.content_type ?? '')) return
    if (!isJson(fillTemplate(list.body, SAMPLE, 'json'))) {
      issue('body', 'JSON once its placeholders are filled in')
    }
  })

const SAMPLE: TemplateValues = { page: 1, size: 20, start: 0, year: 2025, query: new URLSearchParams() }

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export type JsonList = z.output<typeof jsonListSchema>
