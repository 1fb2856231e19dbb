/**
 * A portal file that comes over the wire: checked like any other, then written below the operator's folder in one step.
 * Laws: never outside the folder, never over a file of another id, nothing written where anything is wrong.
 */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Kysely } from 'kysely'
import { loadPortalFile, type Portal, parsePortal } from '../../crawlers/portal.ts'
import { upsertPortal } from '../../db/queries/portals.ts'
import type { Schema } from '../../db/schema.ts'
import { AppError, ConflictError, InputError, UnreachableError } from '../domain/errors.ts'
import { portalRow } from './portal-row.ts'

export interface PortalFolder {
  readonly db: Kysely<Schema>
  /** Of the operator's portal files; made where it is not there. */
  readonly folder: string
}

const LONGEST_ID = 100

/**
 * Writes the file and shows the portal in the store. `replaces` is the id whose file may be written over; null for none,
 * then ConflictError where one has the id. InputError with every fault, its line and key, where the file is wrong.
 */
export async function savePortal({ db, folder }: PortalFolder, bytes: Uint8Array, replaces: string | null) {
  const text = decode(bytes)
  const portal = parsePortal(text, 'portal file')
  checkId(portal, text, replaces)
  const holder = await fileOfId(folder, portal.id)
  if (holder !== null && replaces === null) throw taken(portal.id, relative(folder, holder))
  const target = holder ?? join(folder, `${portal.id}.yaml`)
  // The row first, undone with the transaction where the file cannot be written.
  await db.transaction().execute(async (tx) => {
    await upsertPortal(tx, portalRow(portal, null))
    await write(folder, target, bytes, holder !== null)
  })
  return { id: portal.id, name: portal.name, file: relative(folder, target), replaced: holder !== null }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new InputError('portal_file', 'portal file: not UTF-8 text; expected a portal file in YAML', {
      cause,
    })
  }
}

function checkId(portal: Portal, text: string, replaces: string | null): void {
  if (portal.id.length > LONGEST_ID)
    throw new InputError(
      'portal_file',
      `portal file: id: ${portal.id.length} characters, expected at most ${LONGEST_ID}`,
    )
  if (JSON.stringify([portal, text]).includes('\\u0000'))
    throw new InputError('portal_file', 'portal file: holds a NUL character, expected text')
  if (replaces !== null && portal.id !== replaces)
    throw new InputError(
      'portal_file',
      `portal file: id is "${portal.id}", expected "${replaces}" as in the address`,
    )
}

function taken(id: string, file: string): ConflictError {
  return new ConflictError('portal_exists', `the portal file ${file} is there already; nothing was written`, {
    hint: `PUT /api/v1/portals/${id} writes over the file of that id`,
  })
}

/** The file whose portal has the id, whatever the file is called. A broken file has none. */
async function fileOfId(folder: string, id: string): Promise<string | null> {
  if (!existsSync(folder)) return null
  for (const name of (await readdir(folder, { recursive: true })).toSorted()) {
    if (!/\.ya?ml$/i.test(name)) continue
    const portal = await loadPortalFile(join(folder, name)).catch((error: unknown) => {
      if (error instanceof AppError) return null
      throw error
    })
    if (portal?.id === id) return join(folder, name)
  }
  return null
}

/** The whole content beside its place, then moved there; `link` fails where a file came meanwhile. */
async function write(folder: string, target: string, bytes: Uint8Array, over: boolean): Promise<void> {
  const draft = join(folder, `.${randomUUID()}.draft`)
  try {
    await mkdir(folder, { recursive: true })
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await (over ? rename(draft, target) : link(draft, target))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST')
      throw taken(relative(folder, target).replace(/\.yaml$/, ''), relative(folder, target))
    throw new UnreachableError(
      'portal_folder',
      `the folder of portal files cannot be written (${code ?? 'error'})`,
      {
        cause: error,
      },
    )
  } finally {
    await rm(draft, { force: true })
  }
}
