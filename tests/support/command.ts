/** Runs the real command in a real process with a home of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'nianbao-home-'))
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string | Uint8Array
}

/** Runs to its end. `input` goes to standard input; the environment is this one plus `env`. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return start(args, options).ended
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ran>
}

/** The same for a command that is stopped or killed. */
export function start(args: readonly string[], options: RunOptions = {}): Started {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, LOG_LEVEL: 'warn', DATABASE_URL: '', ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => out.push(part))
  child.stderr.on('data', (part: Buffer) => err.push(part))
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.input ?? '')
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    )
  })
  return { child, ended }
}

/** Standard output as one JSON value a line. */
export function jsonLines<T = Record<string, unknown>>(text: string): T[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}
