/** What a crawl did in all: its portals added up. */
import type { RunAnswer } from './answer.ts'

const COUNTED = ['new', 'changed', 'unchanged', 'refused', 'unmatched', 'failed', 'fetched', 'bytes'] as const

/** `found` counts the links that promised a report; `seconds` is wall time, which portals share. */
export function totalsOf({
  portals,
  started_at,
  finished_at,
}: Omit<RunAnswer, 'totals'>): RunAnswer['totals'] {
  const sum = (of: (portal: RunAnswer['portals'][number]) => number) =>
    portals.reduce((total, portal) => total + of(portal), 0)
  const failures: Record<string, number> = {}
  for (const portal of portals)
    for (const [reason, count] of Object.entries(portal.failures))
      failures[reason] = (failures[reason] ?? 0) + count
  const counts = Object.fromEntries(COUNTED.map((name) => [name, sum((portal) => portal[name])]))
  const wall =
    finished_at === null
      ? Math.max(0, ...portals.map(({ seconds }) => seconds))
      : (Date.parse(finished_at) - Date.parse(started_at)) / 1_000
  return {
    ...(counts as Record<(typeof COUNTED)[number], number>),
    found: sum(({ listed }) => listed),
    failures,
    seconds: wall,
  }
}
