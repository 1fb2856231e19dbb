/** The npm scripts on a machine that has just been set up: the shell must not go on with the Node it began with. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

// A shell remembers where it found `node`; after the installation only a fresh look-up finds the packaged one.
test.each(Object.entries(scripts))('%s looks node up afresh after the set-up', (_name, script) => {
  const [, ...after] = script.split('&&').map((part) => part.trim())
  expect(after.filter((part) => /^node\s/.test(part))).toEqual([])
})
