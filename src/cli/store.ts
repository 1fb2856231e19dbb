/** Opens what a command needs, lazily, and closes it whatever happens. */
import { join } from 'node:path'
import type { Archive } from '../../db/archive/archive.ts'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { parseS3Address } from '../../db/archive/s3-address.ts'
import { createS3Archive } from '../../db/archive/s3-archive.ts'
import { openDatabase, type Store } from '../../db/connect.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { InputError } from '../domain/errors.ts'
import type { Context } from './context.ts'

/** Runs `use` on the migrated database of the settings; `lasting`: for long. UnreachableError where it cannot be opened. */
export async function withStore<T>(
  context: Context,
  use: (store: Store) => Promise<T>,
  { lasting = false }: { readonly lasting?: boolean } = {},
): Promise<T> {
  const { databaseUrl, home } = context.config
  const store = await openDatabase({ databaseUrl, home, lasting })
  try {
    await migrateToLatest(store)
    return await use(store)
  } finally {
    await store.close()
  }
}

/** The archive of served bytes: in the S3-compatible store of the settings, else below the home. InputError for bad settings. */
export function openArchive({ config }: Context): Archive {
  if (config.archiveUrl === null) return createFileArchive(join(config.home, 'archive'))
  const { accessKeyId, secretAccessKey, sessionToken, region } = config.aws
  const address = parseS3Address(config.archiveUrl, region)
  if (accessKeyId === null || secretAccessKey === null)
    throw new InputError(
      'no_credentials',
      `${accessKeyId === null ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY'} is not set, but the archive ${address.label} needs it`,
    )
  return createS3Archive(address, { accessKeyId, secretAccessKey, sessionToken })
}
