/** `POST /api/v1/portals` takes a new portal file in, `PUT /api/v1/portals/{id}` also in place of the one of that id. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readBody, requireMedia } from '../body.ts'
import { readQuery } from '../query.ts'
import { SAVED_PORTAL } from '../write-schemas.ts'
import type { Writes } from '../writes.ts'
import type { WriteRoute } from './route.ts'

const YAML_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml']
/** What the loader of portal files takes. */
const MOST_BYTES = 5_000_000
const SHARED = {
  takes: Object.fromEntries(YAML_TYPES.slice(0, 1).map((type) => [type, z.string()])),
  answer: SAVED_PORTAL,
}

export const PORTAL_ROUTES: readonly WriteRoute[] = [
  {
    ...SHARED,
    method: 'POST',
    path: '/portals',
    summary: 'Takes in a portal file (YAML), checked as by portal test; never over another one',
    says: { 201: 'Written; the next crawl takes it', 409: 'A portal file has that id already' },
    handle: (c, writes) => save(c, writes, null),
  },
  {
    ...SHARED,
    method: 'PUT',
    path: '/portals/{id}',
    summary: 'Takes in a portal file (YAML) in place of the one of that id, or as a new one',
    params: z.object({ id: z.string().openapi({ description: 'The id in the file' }) }),
    says: { 200: 'Replaced', 201: 'Written' },
    handle: (c, writes) => save(c, writes, c.req.param('id') ?? ''),
  },
]

async function save(c: Context, writes: Writes, replaces: string | null): Promise<Response> {
  readQuery(c, {})
  requireMedia(c, [...YAML_TYPES, 'application/octet-stream'])
  const saved = await writes.savePortal(await readBody(c, MOST_BYTES), replaces)
  return c.json(saved, saved.replaced ? 200 : 201)
}
