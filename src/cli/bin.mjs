#!/usr/bin/env node
// The bin: old syntax only. Makes sure that dependencies are there and that a Node that runs TypeScript runs main.ts.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setUp } from './setup.mjs'

const here = dirname(fileURLToPath(import.meta.url))
setUp()
const packaged = join(here, '..', '..', 'node_modules', '.bin', 'node')
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const runsTypeScript = major > 22 || (major === 22 && minor >= 19)
const node = !runsTypeScript && existsSync(packaged) ? packaged : process.execPath

// What Node compiled once it need not compile again: a third of the start of every command.
const compiled = join(here, '..', '..', 'node_modules', '.cache', 'compiled')
const env = { NODE_COMPILE_CACHE: compiled, ...process.env }
const child = spawn(node, [join(here, 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)
})
