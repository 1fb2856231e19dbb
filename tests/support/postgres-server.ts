/**
 * The real Postgres of the test run. Nothing starts before a test asks: the test leaves a file "wanted" in the folder of
 * the run, this process then starts the server and leaves its address there.
 */
import type { ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestProject } from 'vitest/node'
import { startServer, stopServer } from './packaged-postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder that all test files of the run share. */
    databaseFolder: string
  }
}

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
