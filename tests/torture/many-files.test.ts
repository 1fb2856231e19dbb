/** Any number of files takes the memory of one: `read` prints what it read and forgets it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { runs } from '../support/torture.ts'
import { HONEST } from './hostile-pages.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
const MAX_RSS_MB = 300

const residentMb = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_000

/** Runs `read --json` over the files; resident memory after each tenth of them, and what the last line says. */
async function readAll(files: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, 'read', '--json', ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const memory: number[] = []
  let lines = 0
  for await (const text of createInterface({ input: child.stdout })) {
    lines += 1
    if (!text.includes('"status"')) throw new Error(`no report in line ${lines}`)
    if (lines % (files.length / 10) === 0 && lines < files.length) memory.push(residentMb(child.pid))
  }
  return { lines, memory, code: await closed }
}

test.skipIf(process.platform !== 'linux')(
  'memory stays flat and below the bound over thousands of files',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-many-'))
    writeFileSync(join(folder, 'page.html'), HONEST)
    // Small files in every run, whole report pages under torture.
    writeFileSync(join(folder, 'small.txt'), `${HONEST.replace(/<[^>]*>/g, '\n').slice(0, 4_000)}`)
    const files = Array.from({ length: runs(2_000, 10_000) }, (_, i) => {
      const file = join(folder, String(i))
      symlinkSync(join(folder, i % runs(10, 1) === 0 ? 'page.html' : 'small.txt'), file)
      return file
    })
    const { lines, memory, code } = await readAll(files)
    expect(code).toBe(0)
    expect(lines).toBe(files.length)
    expect(memory).toHaveLength(9)
    for (const resident of memory) expect(resident).toBeLessThan(MAX_RSS_MB)
    const [, , early = 0] = memory
    expect((memory.at(-1) ?? 0) - early).toBeLessThan(60)
  },
  runs(120_000, 1_800_000),
)
