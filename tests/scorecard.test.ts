/** The published accuracy: no silent wrong figure, no over-claim, and no family below what it once reached. */
import { beforeAll, describe, expect, test } from 'vitest'
import { allFamilies, realSamples } from './scorecard/corpus.ts'
import { falls, readFloor } from './scorecard/floor.ts'
import type { ScoreDocument } from './scorecard/model.ts'
import { score } from './scorecard/score.ts'
import { type FamilyScore, scoreFamily } from './scorecard/tally.ts'

let scored: FamilyScore[] = []
beforeAll(async () => {
  for (const family of await allFamilies()) scored = [...scored, await scoreFamily(family)]
}, 300_000)

test('the corpus is large and every document has a name of its own', () => {
  const names = scored.flatMap(({ tally, scores }) => scores.map(({ name }) => `${tally.family}/${name}`))
  expect(names.length).toBeGreaterThanOrEqual(150)
  expect(new Set(names).size).toBe(names.length)
})

test('nothing is silently wrong, over-claimed or below its floor', () => {
  const guilty = scored.flatMap(({ tally, scores }) =>
    scores.filter((one) => one.isSilent || one.isOverclaimed).map(({ name }) => `${tally.family}/${name}`),
  )
  expect(guilty).toEqual([])
  expect(
    falls(
      scored.map(({ tally }) => tally),
      readFloor(),
    ),
  ).toEqual([])
})

describe('the score itself', () => {
  const document: ScoreDocument = {
    name: 'made',
    fileName: 'page.html',
    bytes: new Uint8Array(),
    truth: {
      status: ['partial'],
      cells: new Map([
        ['t4:review_upheld', { kind: 'number', value: 7 }],
        ['t4:review_other', { kind: 'refuse', value: null }],
        ['t4:review_total', { kind: 'blank', value: null }],
      ]),
    },
  }
  const reading = (status: 'complete' | 'partial', cells: readonly [string, number | null][]) => ({
    status,
    reason: null,
    title: null,
    agency: null,
    year: null,
    published_on: null,
    dates: [],
    era: null,
    scope: 'unknown' as const,
    sections: [],
    findings: [],
    leftovers: [],
    attachments: [],
    cells: cells.map(([id, value]) => ({
      table: 't4' as const,
      id,
      kind: value === null ? ('blank' as const) : ('number' as const),
      value,
      raw: '',
      unit: 'case',
      source: { block: 0 },
    })),
  })

  test('a wrong number in a complete report is silent, and complete itself an over-claim', () => {
    const judged = score(document, reading('complete', [['review_upheld', 8]]))
    expect(judged).toMatchObject({ isSilent: true, isOverclaimed: true, right: 1, missing: 1 })
    expect(judged.wrong).toEqual(['t4:review_upheld 8 for 7'])
  })

  test('zero for blank, blank for a figure, and a figure where none may be claimed are wrong', () => {
    const cells: [string, number | null][] = [
      ['review_upheld', null],
      ['review_other', 3],
      ['review_total', 0],
      ['review_pending', 1],
    ]
    const judged = score(document, reading('partial', cells))
    expect(judged.isSilent).toBe(false)
    expect(judged.wrong).toHaveLength(4)
  })

  test('right is right', () => {
    const cells: [string, number | null][] = [
      ['review_upheld', 7],
      ['review_total', null],
    ]
    expect(score(document, reading('partial', cells))).toMatchObject({ right: 3, missing: 0, wrong: [] })
  })
})

test.skipIf(realSamples().length === 0)('real samples hold no silent wrong figure', async () => {
  for (const family of realSamples()) {
    const { tally } = await scoreFamily(family)
    expect(tally).toMatchObject({ silentWrong: 0, overclaimed: 0, wrong: 0 })
  }
})
