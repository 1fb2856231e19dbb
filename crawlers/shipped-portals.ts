/**
 * The portal files that come with the product, one a portal, by province. They are offered, never crawled unasked: each
 * says on what evidence it stands, and `last_verified: never` until a live run has proved it.
 */
import { join } from 'node:path'
import { loadPortals, type Portal } from './portal.ts'

export const SHIPPED_FOLDER = join(import.meta.dirname, 'portals')

/** By path. Throws InputError for a file that does not pass the schema. */
export async function loadShippedPortals(): Promise<readonly Portal[]> {
  return loadPortals([SHIPPED_FOLDER])
}
