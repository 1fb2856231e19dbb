/** A run in words. */
import type { RunAnswer } from '../domain/answer.ts'

/** One paragraph a portal; says so where nothing changed. */
export function summariseRun(run: RunAnswer): string {
  return run.portals.map((portal) => `${describePortal(portal).join('\n')}\n`).join('')
}

function describePortal(portal: RunAnswer['portals'][number]): string[] {
  const changedNothing = portal.new === 0 && portal.changed === 0
  const counts = changedNothing
    ? `nothing changed; ${portal.unchanged} reports as before`
    : `${portal.new} new, ${portal.changed} changed, ${portal.unchanged} unchanged`
  const rest = [
    `${portal.refused} refused as no report`,
    ...(portal.unmatched > 0 ? [`${portal.unmatched} for a person to decide`] : []),
    ...(portal.failed > 0 ? [`${portal.failed} failed`] : []),
    ...(portal.browser_pages ? [`${portal.browser_pages} pages drawn by a browser`] : []),
    ...(portal.browser_pages === undefined ? [] : [describeBrowser(portal)]),
    `${(portal.bytes / 1024).toFixed(0)} KB in ${portal.seconds.toFixed(1)} s`,
  ]
  const failures = Object.entries(portal.failures).map(
    ([reason, number]) => `  failed: ${reason} × ${number}`,
  )
  return [
    `${portal.portal_id}: ${portal.outcome}${portal.reason ? ` (${portal.reason})` : ''}`,
    `  ${portal.listed} listed: ${counts}; ${rest.join(', ')}`,
    ...failures,
  ]
}

function describeBrowser({
  browser_pages = 0,
  browser_seconds = 0,
  seconds,
}: RunAnswer['portals'][number]): string {
  const share = seconds > 0 ? `, ${Math.round((100 * browser_seconds) / seconds)} % of the time` : ''
  return `${browser_pages} pages drawn by the browser in ${browser_seconds.toFixed(1)} s${share}`
}
