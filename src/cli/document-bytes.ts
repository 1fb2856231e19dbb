/** Bytes of a document named on the command line. Law kept here: never more is held than a document may have. */
import { open } from 'node:fs/promises'
import { MAX_BYTES } from '../../parsers/read-report.ts'
import { InputError } from '../domain/errors.ts'

/** One more than is read, so that the reader sees that there is more and says so. */
const ENOUGH = MAX_BYTES + 1

/** A file, or standard input where the name is `-`. InputError where it is no file or cannot be opened. */
export function documentBytes(file: string): Promise<Uint8Array> {
  return file === '-' ? standardInput() : namedFile(file)
}

async function namedFile(file: string): Promise<Uint8Array> {
  const handle = await open(file).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'no such file' : cause.message
    throw new InputError('no_such_file', `${file}: ${why}`, {
      hint: 'name an existing document, or - for standard input',
      cause,
    })
  })
  try {
    if ((await handle.stat()).isDirectory())
      throw new InputError('is_a_folder', `${file}: is a folder, expected a document`, {
        hint: `name the files in it, for example ${file.replace(/\/$/, '')}/*.html`,
      })
    return await firstBytes(handle.createReadStream({ autoClose: false, end: ENOUGH - 1 }))
  } catch (cause) {
    if (cause instanceof InputError) throw cause
    throw new InputError('unreadable_file', `${file}: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  } finally {
    await handle.close()
  }
}

const standardInput = (): Promise<Uint8Array> => firstBytes(process.stdin)

async function firstBytes(stream: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of stream) {
    parts.push(part)
    length += part.length
    if (length >= ENOUGH) break
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
}
