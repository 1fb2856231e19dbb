/** The floor: the best totals ever reached, family by family. A reader may only rise above it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tally } from './tally.ts'

const PATH = join(import.meta.dirname, 'floor.json')

/** Figures that may only rise; `wrong` may only fall. */
const RISING = ['documents', 'right', 'statusRight', 'factsRight', 'sumsRight'] as const

export type Floor = Readonly<Record<string, Readonly<Record<(typeof RISING)[number] | 'wrong', number>>>>

export function readFloor(): Floor {
  return JSON.parse(readFileSync(PATH, 'utf8')) as Floor
}

/** One line a figure that fell below its floor, and every silent wrong or over-claim; empty when all is well. */
export function falls(tallies: readonly Tally[], floor: Floor): string[] {
  const byName = new Map(tallies.map((tally) => [tally.family, tally]))
  const fallen = Object.entries(floor).flatMap(([family, low]) => {
    const tally = byName.get(family)
    if (tally === undefined) return [`${family}: the family is gone`]
    const below = RISING.filter((key) => tally[key] < low[key]).map(
      (key) => `${family}: ${key} fell from ${low[key]} to ${tally[key]}`,
    )
    return tally.wrong > low.wrong
      ? [...below, `${family}: wrong rose from ${low.wrong} to ${tally.wrong}`]
      : below
  })
  const grave = tallies.flatMap(({ family, silentWrong, overclaimed }) => [
    ...(silentWrong > 0 ? [`${family}: ${silentWrong} silent wrong cells`] : []),
    ...(overclaimed > 0 ? [`${family}: ${overclaimed} documents over-claimed`] : []),
  ])
  const unknown = tallies
    .filter(({ family }) => floor[family] === undefined)
    .map(({ family }) => `${family}: no floor yet, run \`npm run scorecard -- --raise\``)
  return [...grave, ...fallen, ...unknown]
}

/** Raises what rose and lowers nothing; returns the new floor. */
export function raise(tallies: readonly Tally[], floor: Floor): Floor {
  const raised = tallies.map(({ family, ...tally }) => {
    const low = floor[family]
    const best = RISING.map((key) => [key, Math.max(tally[key], low?.[key] ?? 0)] as const)
    return [
      family,
      { ...Object.fromEntries(best), wrong: Math.min(tally.wrong, low?.wrong ?? tally.wrong) },
    ] as const
  })
  const made = { ...floor, ...Object.fromEntries(raised) } as Floor
  writeFileSync(PATH, `${JSON.stringify(made, null, 2)}\n`)
  return made
}
