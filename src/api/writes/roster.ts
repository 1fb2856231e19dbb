/** `POST /api/v1/roster`: the list of bodies that must publish, whole or not at all. */
import { z } from '@hono/zod-openapi'
import { readBody, requireMedia } from '../body.ts'
import { baseName, FORM, isForm, readForm, type SentFile } from '../form.ts'
import { readQuery, readValues } from '../query.ts'
import { ROSTER } from '../write-schemas.ts'
import type { WriteRoute } from './route.ts'

const CSV = 'text/csv'

export const ROSTER_ROUTE: WriteRoute = {
  method: 'POST',
  path: '/roster',
  summary: 'Takes in a roster (CSV, UTF-8); a file with any fault is refused whole, every fault named',
  takes: {
    [CSV]: z.string(),
    'application/octet-stream': z.string().openapi({ format: 'binary' }),
    [FORM]: z.object({ file: z.string().openapi({ format: 'binary' }) }),
  },
  answer: ROSTER,
  says: { 200: 'Taken in' },
  handle: async (c, writes) => {
    readQuery(c, {})
    const { name, bytes } = isForm(c) ? await fileOfForm() : await bareFile()
    return c.json(await writes.importRoster(bytes, baseName(name)))

    async function fileOfForm(): Promise<SentFile> {
      const form = await readForm(c)
      readValues(form.fields, {}, 'form field')
      return form.file
    }

    async function bareFile(): Promise<SentFile> {
      requireMedia(c, [CSV, 'application/octet-stream', FORM])
      return { name: 'roster', bytes: await readBody(c) }
    }
  },
}
