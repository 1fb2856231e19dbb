/** A crawl killed with -9 at any moment and run again ends as an undisturbed one: nothing lost, nothing doubled. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { groundTruth } from '../../src/demo/ground-truth.ts'
import { jsonLines, newHome, run } from '../support/command.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
const truth = groundTruth()

/** Starts the demo and kills it that long after its portal is up: within the crawl, later each time. */
async function killDuringCrawl(env: Record<string, string>, after: number): Promise<boolean> {
  const child = spawn(process.execPath, [MAIN, 'demo', '--once'], {
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<boolean>((resolve) =>
    child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL')),
  )
  await new Promise((resolve) => child.stderr.once('data', resolve))
  await sleep(after)
  child.kill('SIGKILL')
  return ended
}

test('killed three times, then whole', async () => {
  const env = { NIANBAO_HOME: newHome() }
  let kills = 0
  for (const after of [600, 1_500, 2_500]) if (await killDuringCrawl(env, after)) kills += 1
  expect(kills).toBeGreaterThan(0)
  const last = await run(['demo', '--once'], { env })
  expect(last).toMatchObject({ code: 0 })
  const out = join(mkdtempSync(join(tmpdir(), 'nianbao-killed-')), 'release')
  await run(['export', '--format', 'jsonl', '--out', out], { env })
  const rows = (table: string) =>
    jsonLines<Record<string, unknown>>(readFileSync(join(out, `${table}.jsonl`), 'utf8'))
  const reports = rows('reports')
  expect(reports.map(({ agency_key, year }) => `${agency_key} ${year}`).toSorted()).toEqual(
    truth.reports.map(({ agency_key, year }) => `${agency_key} ${year}`).toSorted(),
  )
  expect(reports.every(({ versions, status }) => versions === 1 && status === 'complete')).toBe(true)
  expect(rows('cells')).toHaveLength(truth.reports.reduce((sum, { cells }) => sum + cells.size, 0))
  expect(rows('status').filter(({ state }) => state === 'missing')).toHaveLength(truth.missing.length)
}, 180_000)
