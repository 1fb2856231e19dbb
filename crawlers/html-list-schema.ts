/**
 * How a portal file describes a list of plain pages that the general rules misread: where its rows are, what in a row is
 * title, date and publisher, and how further pages are asked for.
 */
import { load } from 'cheerio'
import { z } from 'zod'
import { checkPosting, template, years } from './list-schema-parts.ts'

const selector = z.string().min(1).refine(isSelector, 'a CSS selector such as "ul.list > li"')

/** The `html_list` of a portal file. */
export const htmlListSchema = z
  .strictObject({
    row: selector.describe('CSS selector of the rows'),
    link: selector.default('a[href]').describe('Of the link, within a row'),
    title: selector.optional().describe('Of the title, within a row; the link itself by default'),
    date: selector.optional().describe('Of the date, within a row; the only date of the row by default'),
    publisher: selector.optional().describe('Of the body that publishes, within a row'),
    page: template
      .optional()
      .describe('Address of a page; {page}, {size}, {start}, {year} and {query.NAME} are filled in'),
    method: z.enum(['GET', 'POST']).default('GET'),
    body: template.optional().describe('What is posted as a form, with the same placeholders'),
    first_page: z.int().min(0).max(1).default(1).describe('Number of the first page'),
    page_size: z
      .int()
      .min(1)
      .max(500)
      .default(20)
      .describe('Rows of a page: {size}, and the step of {start}'),
    years: years.optional(),
  })
  .superRefine((list, context) => checkPosting(list, [list.page, list.body], context))

export type HtmlList = z.output<typeof htmlListSchema>

function isSelector(text: string): boolean {
  try {
    load('')(text)
    return true
  } catch {
    return false
  }
}
