/** What every page has: data in, markup out. `At` is the page's own address, so that its twins keep the whole view. */
import type { Html } from './html.ts'

export interface At {
  /** Path without suffix. */
  readonly path: string
  /** With its `?`, or ''. */
  readonly search: string
}

export type Render<T> = (data: T, at: At) => Html

export interface RegionOption {
  readonly code: string
  readonly name: string
}

/** A figure that bodies are ranked by and that is summed up. */
export interface SummaryFigureOption {
  readonly id: string
  readonly label: string
  readonly unit: string
}

/** A figure that can be compared. */
export interface IndicatorOption {
  readonly id: string
  readonly label_zh: string
  readonly label_en: string
  readonly unit: string
  /** Table of the form, or `measure`. */
  readonly table: string
}
