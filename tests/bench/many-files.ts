/** `read` over thousands of different files: the memory of the process that reads them. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { formatOf } from '../../parsers/formats/index.ts'
import { soundForm } from '../checks/filled-form.ts'
import { renderFormPage } from '../support/form-page.ts'
import { runs } from '../support/torture.ts'
import type { BenchLine } from './line.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const LIMIT_MB = 300
/** Memory is looked at after so many files. */
const STEP = 50

/** No two pages share body, figures or text. */
function writePages(folder: string, count: number): string[] {
  const forms = (['era_2021', 'era_2019'] as const).map((era) => ({
    format: formatOf(era),
    sound: soundForm(era),
  }))
  return Array.from({ length: count }, (_, at) => {
    const { format, sound } = forms[at % forms.length] ?? {}
    if (format === undefined || sound === undefined) throw new Error('a form is missing')
    const page = renderFormPage(format, ({ id }) => String((sound[id] ?? 0) * (1 + at)), {
      agency: `柏川区第${at}街道办事处`,
      year: 2019 + (at % 7),
      texts: { overview: `本年公开信息${at}条，`.repeat(1 + (at % 40)) },
    })
    const name = `${at}.html`
    writeFileSync(join(folder, name), page)
    return name
  })
}

function memoryOf(pid: number | undefined): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (key: string): number =>
    Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1_000
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** Linux only: elsewhere the figures are not to be had, and the line says so. */
export async function benchManyFiles(): Promise<BenchLine> {
  const count = runs(2_000, 10_000)
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-read-'))
  try {
    const files = writePages(folder, count)
    const started = performance.now()
    const { lines, first, peak } = await readAll(folder, files)
    if (lines !== count) throw new Error(`${lines} of ${count} files were read`)
    const seconds = (performance.now() - started) / 1000
    return {
      name: `peak memory of read over ${count} different files`,
      ratio: peak / LIMIT_MB,
      baseline: `${LIMIT_MB} MB`,
      detail: `${Math.round(peak)} MB, ${Math.round(peak - first)} MB more than after ${STEP} files, ${Math.round(count / seconds)} files a second with the start of the program`,
      limit: 1,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readAll(folder: string, files: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, 'read', '--json', ...files], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let lines = 0
  let first = Number.NaN
  let peak = Number.NaN
  for await (const text of createInterface({ input: child.stdout })) {
    if (!text.includes('"status":"complete"')) throw new Error(`not read whole: ${text.slice(0, 200)}`)
    lines += 1
    if (process.platform !== 'linux' || lines % STEP !== 0 || lines === files.length) continue
    const memory = memoryOf(child.pid)
    if (lines === STEP) first = memory.now
    peak = memory.peak
  }
  return { lines, first, peak }
}
