/** The archive in an S3-compatible store. An object appears there whole or not at all: the store itself sees to that. */
import { UnreachableError } from '../../src/domain/errors.ts'
import type { Archive } from './archive.ts'
import { createArchive } from './object-archive.ts'
import type { ObjectStore } from './object-store.ts'
import type { S3Address } from './s3-address.ts'
import { createS3Client, type S3Client, type S3Credentials } from './s3-client.ts'

export function createS3Archive(address: S3Address, credentials: S3Credentials): Archive {
  return createArchive(s3Objects(address, createS3Client(address, credentials)))
}

function s3Objects(address: S3Address, client: S3Client): ObjectStore {
  const { prefix, label } = address
  const ready = onceWell(async () => {
    await client({ method: 'GET', key: '', query: { 'max-keys': '1', prefix } })
  })
  /** Nobody is told "not there" by a bucket that is not there. */
  const ask: S3Client = async (question) => {
    await ready()
    return client(question)
  }
  return {
    label,
    ready,
    write: async (name, body) => {
      await ask({ method: 'PUT', key: prefix + name, body })
    },
    read: (name) => ask({ method: 'GET', key: prefix + name }),
    has: async (name) => (await ask({ method: 'HEAD', key: prefix + name })) !== null,
    names: () => listNames(address, ask),
  }
}

/** Runs `work` until it succeeded once. */
function onceWell(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => {
    done ??= work().catch((error: unknown) => {
      done = null
      throw error
    })
    return done
  }
}

/** By the first form of the question, which every store understands: "what comes after this name". */
async function* listNames({ prefix, label }: S3Address, ask: S3Client): AsyncGenerator<string> {
  for (let marker = ''; ; ) {
    const answer = await ask({ method: 'GET', key: '', query: { prefix, ...(marker !== '' && { marker }) } })
    const xml = new TextDecoder().decode(answer ?? undefined)
    const keys = [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => plainText(key))
    for (const key of keys) yield key.slice(prefix.length)
    if (!/<IsTruncated>true<\/IsTruncated>/.test(xml)) return
    const last = keys.at(-1)
    if (last === undefined || last === marker)
      throw new UnreachableError(
        'archive_unreachable',
        `${label}: its list of objects does not come to an end`,
      )
    marker = last
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function plainText(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}
