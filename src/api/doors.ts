/** What every route is given. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Answers, Archive } from './answers.ts'

export type App = OpenAPIHono

export interface Doors {
  readonly answers: Answers
  readonly archive: Archive
  readonly now: () => Date
  /** Whether who has the token can write here. */
  readonly writable: boolean
}

const BEIJING = 8 * 3600_000

/** The calendar day in Beijing, ISO: due dates are days of Beijing time. */
export const today = (doors: Doors): string =>
  new Date(doors.now().getTime() + BEIJING).toISOString().slice(0, 10)

/** The newest report year that can be due: the year before this one. */
export const newestYear = (doors: Doors): number => Number(today(doors).slice(0, 4)) - 1
