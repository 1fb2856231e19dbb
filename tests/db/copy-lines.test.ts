/** Answers as COPY prints them: whole lines, an error that is heard, and a pool that goes on after either. */
import { expect, it } from 'vitest'
import { copyLines } from '../../db/copy-lines.ts'
import { describeEachDatabase } from '../support/database.ts'

describeEachDatabase('lines of COPY', (open) => {
  it('come whole however the answer is cut, null and escapes as the server writes them', async () => {
    const store = await open()
    const rows = `select n, repeat('长', 3000 + n % 7), null::text, E'a\\tb\\nc\\\\d' from generate_series(1, 2000) n`
    let lines = 0
    for await (const chunk of copyLines(store, rows)) {
      const text = Buffer.from(chunk).toString()
      expect(text.endsWith('\n')).toBe(true)
      for (const line of text.slice(0, -1).split('\n')) {
        lines += 1
        const [n = '', long = '', ...rest] = line.split('\t')
        expect([Number(n), long.length]).toEqual([lines, 3000 + (lines % 7)])
        expect(rest).toEqual(['\\N', 'a\\tb\\nc\\\\d'])
      }
    }
    expect(lines).toBe(2000)
  })

  it('leave the pool in order after a reader that stops early, and after an error', async () => {
    const store = await open()
    for (let at = 0; at < 12; at += 1) {
      for await (const _ of copyLines(store, 'select n from generate_series(1, 100000) n')) break
      await expect(Array.fromAsync(copyLines(store, 'select 1 / 0'))).rejects.toThrow('division by zero')
    }
    expect((await store.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})
