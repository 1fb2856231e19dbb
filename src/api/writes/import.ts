/** `POST /api/v1/import`: a document obtained by hand, as a form or as the bare bytes with query parameters. */
import { z } from '@hono/zod-openapi'
import { InputError } from '../../domain/errors.ts'
import { webAddress } from '../../domain/import.ts'
import { mediaType, readBody, requireMedia } from '../body.ts'
import { baseName, FORM, isForm, readForm } from '../form.ts'
import { PARAMETER, readValues } from '../query.ts'
import { IMPORT } from '../write-schemas.ts'
import type { WriteRoute } from './route.ts'

/** Bodies that a sender did not choose, such as what `curl -d` says, are no documents. */
const NO_DOCUMENT = ['application/x-www-form-urlencoded', 'application/json', 'multipart/mixed']
const LONGEST_URL = 2_000

const FIELDS = {
  agency: PARAMETER.text('Whose report it is, by the key of the roster'),
  year: PARAMETER.whole('Report year', 2008, 2099),
  url: z
    .string({ error: 'expected one value' })
    .max(LONGEST_URL, `expected at most ${LONGEST_URL} characters`)
    .refine(
      (text) => webAddress(text) !== null,
      'expected an address such as https://www.example.gov.cn/a.html',
    )
    .openapi({ description: 'Where it was published; a later document of the same address replaces it' })
    .optional(),
  published_on: PARAMETER.date
    .openapi({ description: 'When it was published, where the document does not say' })
    .optional(),
  by: PARAMETER.text('Who brings it').optional(),
}
const NAMED = {
  ...FIELDS,
  file: PARAMETER.text('Name of the document, where it comes without one').optional(),
}

export const IMPORT_ROUTE: WriteRoute = {
  method: 'POST',
  path: '/import',
  summary: 'Takes in a document obtained by hand: archived, read, checked, stored',
  takes: {
    [FORM]: z.object({ file: z.string().openapi({ format: 'binary' }), ...FIELDS }),
    'application/octet-stream': z.string().openapi({ format: 'binary' }),
  },
  query: z.object(NAMED).partial(),
  answer: IMPORT,
  says: {
    200: 'Known already: nothing changed',
    201: 'Stored as a new version',
    202: 'Kept, but held: it names another body or year, or is no report; a person must decide',
  },
  handle: async (c, writes) => {
    const query = Object.entries(c.req.queries()).flatMap(([name, values]) =>
      values.map((value) => [name, value] as const),
    )
    const form = isForm(c) ? await readForm(c) : null
    if (form === null && NO_DOCUMENT.includes(mediaType(c) ?? ''))
      requireMedia(c, [FORM, 'application/octet-stream'])
    const given = form === null ? query : [...query, ...form.fields]
    const fields = readValues(given, NAMED, form === null ? 'query parameter' : 'form field')
    const { agency, year, url, published_on, by, file } = fields
    const bytes = form === null ? await readBody(c) : form.file.bytes
    if (bytes.length === 0)
      throw new InputError('empty_document', 'the document is empty, expected its bytes', {
        hint: 'curl --data-binary @report.html, or -F file=@report.html',
      })
    const answer = await writes.importDocument({
      ...{ bytes, agency_key: agency, year, file: baseName(file ?? form?.file.name ?? '') },
      url: url === undefined ? null : webAddress(url),
      published_on: published_on ?? null,
      by: by?.trim() || 'HTTP',
    })
    return c.json(answer, { new: 201, changed: 201, unchanged: 200, held: 202 }[answer.outcome] as 200)
  },
}
