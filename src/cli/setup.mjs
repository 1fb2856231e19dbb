// Installs what is missing, with nothing but the Node and npm at hand; old syntax only, since it may run on Node 20.
// `npm start`, `npm test` and the other scripts call it first; npm has then put the Node of node_modules first on PATH.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const lock = join(root, 'package-lock.json')
const installed = join(root, 'node_modules', '.package-lock.json')

const isCurrent = () => existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs - 1000

/** Runs `npm ci` unless node_modules is at least as new as the lock file. Exits with 3 if that fails. */
export function setUp() {
  if (isCurrent()) return
  process.stderr.write('nianbao: installing dependencies (npm ci) …\n')
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (result.status !== 0) {
    process.stderr.write('nianbao: npm ci failed; see the lines above. Is the npm registry reachable?\n')
    process.exit(3)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp()
