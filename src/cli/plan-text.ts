/** A dry run in words: what would be fetched, when and how fast, and what is refused. */
import type { PlannedPortal } from '../steps/plan-crawl.ts'

export function describePlan(planned: PlannedPortal): string {
  const { portal_id, waits, columns, fetch, refuse } = planned
  return [
    `${portal_id}: ${waits === null ? `${fetch.length} to fetch, ${refuse.length} refused` : `waits: ${waits}`}`,
    `  ${describePace(planned.pace)}`,
    ...columns.map(
      ({ column_url, family, outcome, reason, links }) =>
        `  column ${column_url} (${family ?? 'no family'}): ${outcome}${reason ? `, ${reason}` : ''}, ${links} links`,
    ),
    ...fetch.map(({ url, title, at }) => `  fetch   ${at.slice(0, 19)}Z  ${url}  ${title}`),
    ...refuse.map(({ url, title, reason }) => `  refuse  ${url}  ${title} (${reason})`),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function describePace(pace: PlannedPortal['pace']): string {
  const { starts_at, interval_seconds, concurrency, seconds, quiet_hours, max_bytes, robots } = pace
  return [
    `from ${starts_at.slice(0, 19)}Z, one request every ${interval_seconds} s`,
    `${concurrency} at once`,
    `about ${Math.ceil(seconds)} s`,
    ...(quiet_hours === null ? [] : [`never between ${quiet_hours} (Beijing)`]),
    ...(max_bytes === null ? [] : [`at most ${max_bytes} bytes a run`]),
    ...(robots === 'respect' ? [] : [`robots.txt overridden: ${robots}`]),
  ].join(', ')
}
