/**
 * What a document may spend, by its kind and size. Law kept here: a small file is given up after two seconds whatever it
 * does; a large one gets what honest files of its size need, several times over, and never more than a fixed bound.
 */
import type { Weight } from './read-weight.ts'

/** What a document may spend. */
export interface Allowance {
  /** Processor time in milliseconds. */
  readonly cpuMs: number
  /** Wall-clock time in milliseconds: the bound where the machine is busy or cannot tell processor time. */
  readonly wallMs: number
}

interface Scale {
  /** Up to this many bytes a file gets `LEAST_MS`. */
  readonly small: number
  /** Each further so many bytes are worth a second. */
  readonly second: number
  readonly most: number
}

const LEAST_MS = 2_000

/** A PDF of 70 pages of plain text packs to 140 KB and took 2 s; a container of 10 KB may hold megabytes of XML. */
const SCALES: Readonly<Record<'office' | 'pdf', Scale>> = {
  office: { small: 100_000, second: 100_000, most: 8_000 },
  pdf: { small: 50_000, second: 25_000, most: 30_000 },
}

/** Pages of every size: their cost is bounded by tags and depth before they are read. */
const OF_PAGES: Readonly<Record<'light' | 'page', Allowance>> = {
  light: { cpuMs: 1_500, wallMs: 6_000 },
  page: { cpuMs: 1_800, wallMs: 6_000 },
}

/** The allowance of a document of that weight and length in bytes. */
export function allowanceOf(weight: Exclude<Weight, 'beyond'>, length: number): Allowance {
  if (weight === 'light' || weight === 'page') return OF_PAGES[weight]
  const { small, second, most } = SCALES[weight]
  const cpuMs = Math.min(most, LEAST_MS + Math.round((Math.max(0, length - small) / second) * 1_000))
  return { cpuMs, wallMs: 4_000 + 2 * cpuMs }
}
