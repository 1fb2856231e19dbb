/** Whatever a document does to its reader: an answer with a reason within bounds, and the next document is read. */
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/steps/read.ts'
import { jsonLines, run } from '../support/command.ts'
import { runs } from '../support/torture.ts'
import { HONEST, PAGES, placesOf, RUNS } from './hostile-pages.ts'

/**
 * On a quiet core every answer comes within 2 seconds; the rest is for other work on the machine. The bound itself is
 * processor time and is kept by the worker.
 */
const LIMIT_MS = 12_000
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function readIn(text: string): Promise<{ status: string; reason: string | null; ms: number }> {
  const started = performance.now()
  const { status, reason } = await readDocument({ bytes: utf8(text), fileName: 'a.html' })
  return { status, reason, ms: performance.now() - started }
}

describe('a hostile page ends in time, with a reason', () => {
  test.each(PAGES)('%s', async (_name, make) => {
    const { status, reason, ms } = await readIn(make())
    expect(['not_a_report', 'unreadable', 'partial']).toContain(status)
    expect(reason).toMatch(/\S/)
    expect(ms).toBeLessThan(LIMIT_MS)
    // The reader is alive after whatever it went through.
    expect((await readIn(HONEST)).status).toBe('partial')
  })
})

describe('long runs cost no more than their length', () => {
  test.each(RUNS)('of %s', async (_name, unit) => {
    for (const [place, text] of placesOf(unit, runs(20_000, 200_000))) {
      const { status, ms } = await readIn(text)
      expect(status, place).not.toBe('complete')
      expect(ms, place).toBeLessThan(LIMIT_MS)
      // The short run must be read to its end; only the long one may be given up.
      if (runs(1, 0) === 1) expect(status, place).not.toBe('unreadable')
    }
  })
})

test('the command goes on after each hostile file, with the exit code of a failure', async () => {
  const deep = `<html>${'<div>'.repeat(100_000)}`
  const { code, out } = await run(['read', '-', '--json'], { input: deep })
  expect(code).toBe(1)
  expect(jsonLines(out)).toMatchObject([
    { file: '-', status: 'unreadable', reason: expect.stringMatching(/deep/) },
  ])
})
