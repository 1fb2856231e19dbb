/** Puts objects into the archive named on the command line until it is killed; prints each hash once it is kept. */
import { createFileArchive } from '../../db/archive/file-archive.ts'

const archive = createFileArchive(process.argv[2] ?? '')
for (let count = 0; ; count++) {
  const bytes = Buffer.from(`<html>${count} ${'柏川区年报'.repeat(20_000 + count)}</html>`)
  process.stdout.write(`${await archive.put(bytes)}\n`)
}
