/** One write of the API: its address, what it takes, what it answers. The same entry mounts it and describes it. */
import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Writes } from '../writes.ts'

export interface WriteRoute {
  readonly method: 'POST' | 'PUT'
  /** Below /api/v1, as OpenAPI writes it. */
  readonly path: string
  readonly summary: string
  /** Media type → what is sent in it. */
  readonly takes: Readonly<Record<string, z.ZodType>>
  readonly query?: z.ZodObject
  readonly params?: z.ZodObject
  readonly answer: z.ZodObject
  /** Status → when it is said. */
  readonly says: Readonly<Record<number, string>>
  readonly handle: (c: Context, writes: Writes) => Promise<Response>
}
