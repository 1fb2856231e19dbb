/** A process that has read a heavy document and has nothing more to do ends by itself, wherever its output goes. */
import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import type { Format } from '../../src/domain/format.ts'
import { balancedValue, formTables } from '../support/form-page.ts'
import { docxOf } from '../support/office-form.ts'

const STEPS = new URL('../../src/steps/', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'nianbao-end-'))
const format = formatOf('era_2021') as Format
const docx = join(folder, 'a.docx')
writeFileSync(docx, docxOf(format, formTables(format, balancedValue(format))))

/** Reads the DOCX by these words, and at its end says how long after the last of them it still lived. */
const program = (read: string): string => `
  import { readFileSync, writeSync } from 'node:fs'
  const { readDocument } = await import(${JSON.stringify(new URL('read.ts', STEPS).href)})
  const { readApart } = await import(${JSON.stringify(new URL('read-apart.ts', STEPS).href)})
  const bytes = new Uint8Array(readFileSync(${JSON.stringify(docx)}))
  ${read}
  const done = performance.now()
  process.on('exit', () => writeSync(1, ' ended after ' + Math.round(performance.now() - done)))`

const WAYS: readonly (readonly [string, string, string])[] = [
  ['one file', 'console.log((await readDocument({ bytes })).status)', 'complete'],
  [
    'two files at once',
    'console.log((await Promise.all([readDocument({ bytes }), readDocument({ bytes })]))[1].status)',
    'complete',
  ],
  [
    'a file that its reader was killed for',
    'console.log((await readApart({ bytes }, { cpuMs: 0, wallMs: 0 })).status)',
    'unreadable',
  ],
]

/** What the process printed, through a pipe or into a file; rejects where it has to be killed. */
function printed(code: string, output: 'pipe' | 'file'): Promise<string> {
  const file = join(folder, `${Math.random()}.txt`)
  const handle = openSync(file, 'w')
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', output === 'pipe' ? 'pipe' : handle, 'inherit'],
    timeout: 45_000,
  })
  closeSync(handle)
  const parts: Buffer[] = []
  child.stdout?.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit, signal) => {
      if (exit !== 0) reject(new Error(`ended with ${exit ?? signal}`))
      else resolve(output === 'pipe' ? Buffer.concat(parts).toString() : readFileSync(file, 'utf8'))
    })
  })
}

test.each(WAYS.flatMap((way) => (['pipe', 'file'] as const).map((output) => [...way, output] as const)))(
  'having read %s',
  async (_name, read, status, output) => {
    const text = await printed(program(read), output)
    expect(text).toContain(status)
    expect(Number(/ended after (\d+)/.exec(text)?.[1])).toBeLessThan(1_000)
  },
)
