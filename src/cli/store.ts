/** Opens what a command needs, lazily, and closes it whatever happens. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Archive } from '../../db/archive/archive.ts'
import { createFileArchive } from '../../db/archive/file-archive.ts'
import { parseS3Address } from '../../db/archive/s3-address.ts'
import { createS3Archive } from '../../db/archive/s3-archive.ts'
import { openDatabase, type Store } from '../../db/connect.ts'
import { hasNewestSchema, migrateToLatest } from '../../db/migrate.ts'
import { InputError, UnreachableError } from '../domain/errors.ts'
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

const REPLICA_WAIT_MS = 30_000

/**
 * Runs `use` on the store to read from: the replica of the settings, where there is one, else `store` itself. The replica is
 * only read. InputError where there is nothing it could be a replica of, UnreachableError where it cannot be used or does not follow.
 */
export async function withReads<T>(
  { config }: Context,
  store: Store,
  use: (reads: Store) => Promise<T>,
): Promise<T> {
  if (config.readUrl === null) return use(store)
  if (config.databaseUrl === null)
    throw new InputError('bad_setting', 'NIANBAO_READ_URL is set, expected DATABASE_URL to be set too', {
      hint: 'a replica follows a Postgres; the embedded database has none',
    })
  const reads = await openDatabase({ databaseUrl: config.readUrl, home: config.home, lasting: true })
  try {
    const until = Date.now() + REPLICA_WAIT_MS
    while (!(await hasNewestSchema(reads))) {
      if (Date.now() > until)
        throw new UnreachableError('replica_behind', 'the database of NIANBAO_READ_URL has another schema', {
          hint: 'it must be a replica of DATABASE_URL that follows it',
        })
      await sleep(500)
    }
    return await use(reads)
  } finally {
    await reads.close()
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
