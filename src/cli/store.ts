/** Opens what a command needs, lazily, and closes it whatever happens. */
import { join } from 'node:path'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { openDatabase, type Store } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { InputError } from '../domain/errors.ts'
import type { Context } from './context.ts'

/** Runs `use` on the migrated database of the settings. UnreachableError where it cannot be opened. */
export async function withStore<T>(context: Context, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openDatabase({ databaseUrl: context.config.databaseUrl, home: context.config.home })
  try {
    await migrateToLatest(store)
    return await use(store)
  } finally {
    await store.close()
  }
}

/** The archive of served bytes below the home. */
export function openArchive(context: Context) {
  if (context.config.archiveUrl)
    throw new InputError(
      'unsupported_archive',
      `NIANBAO_ARCHIVE_URL is set to ${context.config.archiveUrl}, but this version keeps the archive in files only`,
      { hint: 'unset NIANBAO_ARCHIVE_URL' },
    )
  return createFileArchive(join(context.config.home, 'archive'))
}
